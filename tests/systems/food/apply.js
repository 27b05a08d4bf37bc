/* 受理页：el-steps 三步，数据由后台延时返回；“下一件”在同一页面内换成另一件。 */
/* global FoodSteps */
const blankOne = () => ({ name: '', code: '', legalRep: '', address: '' });

const ApplyPage = {
  components: FoodSteps,
  props: ['id', 'step'],
  data: () => ({
    loading: false,
    receiptNo: '',
    applicants: [blankOne()],
    kind: { value: '食品销售经营者' },
    choice: { blfs: '', error: '' },
    done: false,
    order: [],
  }),
  watch: { id: { immediate: true, handler: 'load' } },
  created() {
    fetch('/api/cases').then((answer) => answer.json()).then((cases) => { this.order = cases.map((item) => item.id); });
  },
  methods: {
    async load() {
      const { id } = this;
      Object.assign(this, { loading: true, done: false, receiptNo: '', choice: { blfs: '', error: '' } });
      Object.assign(this.applicants[0], blankOne());
      this.applicants.splice(1);
      const item = await (await fetch(`/api/cases/${id}`)).json();
      if (id !== this.id) return;
      this.receiptNo = item.receiptNo;
      Object.assign(this.applicants[0], item.applicants[0]);
      this.applicants.push(...item.applicants.slice(1).map((one) => ({ ...one })));
      this.loading = false;
    },
    goList() { location.hash = '#/list'; },
    go(step) { location.hash = `#/apply/${this.id}/${step}`; },
    next() {
      if (this.step === 2 && this.choice.blfs === '') this.choice.error = '请选择办理方式';
      else this.go(this.step + 1);
    },
    nextCase() {
      const at = this.order.indexOf(this.id);
      location.hash = `#/apply/${this.order[(at + 1) % this.order.length]}/1`;
    },
    async submit() {
      const body = { caseId: this.id, blfs: this.choice.blfs, ztyt: this.kind.value, applicants: this.applicants };
      await fetch('/api/food/applications', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
      this.done = true;
      this.$message.success('提交成功');
    },
  },
  template: `
    <div v-loading="loading">
      <div class="bar">
        <el-page-header @back="goList" :content="'食品经营许可受理　' + receiptNo"></el-page-header>
        <el-button size="mini" class="next-case" @click="nextCase">下一件</el-button>
      </div>
      <el-steps :active="step - 1" finish-status="success" align-center class="steps">
        <el-step title="申请人信息"></el-step><el-step title="材料与办理方式"></el-step><el-step title="确认提交"></el-step>
      </el-steps>
      <applicant-step v-if="step === 1" :applicants="applicants" :kind="kind"></applicant-step>
      <material-step v-else-if="step === 2" :choice="choice"></material-step>
      <confirm-step v-else :applicants="applicants" :receipt-no="receiptNo"></confirm-step>
      <div class="foot">
        <el-button v-if="step > 1" size="small" :disabled="done" @click="go(step - 1)">上一步</el-button>
        <el-button v-if="step < 3" size="small" type="primary" @click="next">下一步</el-button>
        <el-button v-else size="small" type="primary" :disabled="done" @click="submit">提交</el-button>
      </div>
      <el-alert v-if="done" type="success" show-icon :closable="false" title="受理信息已提交审批。"></el-alert>
    </div>`,
};
window.ApplyPage = ApplyPage;
