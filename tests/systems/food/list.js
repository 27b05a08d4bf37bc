/* 待受理列表，上方为查询条件。 */
const ListPage = {
  data: () => ({ rows: [], loading: true, query: { name: '', code: '' } }),
  created() {
    fetch('/api/cases').then((answer) => answer.json()).then((cases) => {
      this.rows = cases.map((item) => ({
        id: item.id,
        receiptNo: item.receiptNo,
        name: item.applicants.map((one) => one.name).join('、') || '（未填写）',
        matter: '食品经营许可新办',
      }));
      this.loading = false;
    });
  },
  methods: {
    open(row) { location.hash = `#/apply/${row.id}/1`; },
  },
  template: `
    <div>
      <el-breadcrumb separator="/" class="crumb"><el-breadcrumb-item>首页</el-breadcrumb-item><el-breadcrumb-item>待受理</el-breadcrumb-item></el-breadcrumb>
      <el-form inline size="small" class="query">
        <el-form-item label="申请人"><el-input v-model="query.name" placeholder="请输入申请人"></el-input></el-form-item>
        <el-form-item label="统一社会信用代码"><el-input v-model="query.code" placeholder="请输入统一社会信用代码"></el-input></el-form-item>
        <el-form-item><el-button type="primary" icon="el-icon-search">查询</el-button></el-form-item>
      </el-form>
      <el-table :data="rows" border stripe size="small" v-loading="loading">
        <el-table-column type="index" label="序号" width="55"></el-table-column>
        <el-table-column prop="receiptNo" label="收件编号" width="150"></el-table-column>
        <el-table-column prop="name" label="申请人"></el-table-column>
        <el-table-column prop="matter" label="申请事项" width="150"></el-table-column>
        <el-table-column label="承诺办结时限" width="120"><template>10个工作日</template></el-table-column>
        <el-table-column label="操作" width="90">
          <template slot-scope="scope"><el-button type="text" size="small" @click="open(scope.row)">受理</el-button></template>
        </el-table-column>
      </el-table>
    </div>`,
};
window.ListPage = ListPage;
