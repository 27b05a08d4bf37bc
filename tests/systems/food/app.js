/* 窗口受理系统外壳：顶栏、菜单、按地址栏 hash 切换页面。 */
/* global Vue, ListPage, ApplyPage */
new Vue({
  components: { ListPage, ApplyPage },
  data: { hash: location.hash || '#/list', menu: ['待受理', '已受理', '待发证', '许可证管理', '信用承诺公示'] },
  computed: {
    place() {
      const found = /^#\/apply\/([a-z-]+)\/([123])$/.exec(this.hash);
      return found ? { id: found[1], step: Number(found[2]) } : undefined;
    },
  },
  created() {
    window.addEventListener('hashchange', () => { this.hash = location.hash || '#/list'; });
  },
  // ApplyPage has no key: the next application is drawn into the very same inputs, as in systems in use.
  template: `
    <el-container class="shell">
      <el-header height="56px" class="head">
        <i class="el-icon-dish"></i><span class="title">食品经营许可管理系统</span><span class="sub">窗口受理端（示例环境）</span>
        <span class="who"><i class="el-icon-user"></i> 政务服务中心 12 号窗口　测试员</span>
      </el-header>
      <el-container>
        <el-aside width="180px">
          <el-menu default-active="0" background-color="#304156" text-color="#bfcbd9" active-text-color="#409EFF">
            <el-menu-item v-for="(text, i) in menu" :key="i" :index="String(i)"><i class="el-icon-document"></i><span>{{ text }}</span></el-menu-item>
          </el-menu>
        </el-aside>
        <el-main>
          <apply-page v-if="place" :id="place.id" :step="place.step"></apply-page>
          <list-page v-else></list-page>
        </el-main>
      </el-container>
    </el-container>`,
}).$mount('#app');
