/* 三个步骤的内容。每步只显示本步内容，其余步骤不在页面上。 */
const APPLICANT_RULES = {
  name: [{ required: true, message: '请输入企业名称', trigger: 'blur' }],
  code: [{ required: true, message: '请输入统一社会信用代码', trigger: 'blur' }],
};

/* 第一步：申请人信息 */
const ApplicantStep = {
  props: ['applicants', 'kind'],
  data: () => ({ rules: APPLICANT_RULES, kinds: ['食品销售经营者', '餐饮服务经营者', '集中用餐单位食堂'] }),
  template: `
    <div>
      <el-card v-for="(one, i) in applicants" :key="i" shadow="never" class="part">
        <div slot="header">{{ applicants.length > 1 ? (i === 0 ? '申请人信息（牵头单位）' : '申请人信息（联合申报单位）') : '申请人信息' }}</div>
        <el-form :model="one" :rules="rules" label-width="175px" label-suffix="：" size="small">
          <el-row>
            <el-col :span="12"><el-form-item label="企业名称" prop="name"><el-input v-model="one.name"></el-input></el-form-item></el-col>
            <el-col :span="12"><el-form-item label="统一社会信用代码" prop="code"><el-input v-model="one.code" maxlength="18"></el-input></el-form-item></el-col>
            <el-col :span="12"><el-form-item label="法定代表人（负责人）"><el-input v-model="one.legalRep"></el-input></el-form-item></el-col>
            <el-col :span="12"><el-form-item label="经营场所"><el-input v-model="one.address"></el-input></el-form-item></el-col>
            <el-col :span="12" v-if="i === 0">
              <el-form-item label="主体业态">
                <el-select v-model="kind.value" style="width:100%"><el-option v-for="text in kinds" :key="text" :label="text" :value="text"></el-option></el-select>
              </el-form-item>
            </el-col>
            <el-col :span="12" v-if="i === 0"><el-form-item label="联系人"><el-input value="测试联"></el-input></el-form-item></el-col>
          </el-row>
        </el-form>
      </el-card>
    </div>`,
};

/* 第二步：申请材料与办理方式 */
const MaterialStep = {
  props: ['choice'],
  data: () => ({
    papers: [
      { name: '食品经营许可申请书', form: '原件' },
      { name: '营业执照复印件', form: '电子证照' },
      { name: '主要设备设施、布局、操作流程等文件', form: '复印件' },
      { name: '食品安全规章制度目录清单', form: '复印件' },
    ],
  }),
  template: `
    <div>
      <el-card shadow="never" class="part">
        <div slot="header">申请材料</div>
        <el-table :data="papers" border size="mini">
          <el-table-column type="index" label="序号" width="55"></el-table-column>
          <el-table-column prop="name" label="材料名称"></el-table-column>
          <el-table-column prop="form" label="材料形式" width="120"></el-table-column>
          <el-table-column label="收取" width="90"><template><el-checkbox :value="true">已收</el-checkbox></template></el-table-column>
        </el-table>
      </el-card>
      <el-card shadow="never" class="part">
        <div slot="header">办理信息</div>
        <el-form label-width="175px" label-suffix="：" size="small">
          <el-form-item label="办理方式" required :error="choice.error">
            <el-radio-group v-model="choice.blfs" @change="choice.error = ''">
              <el-radio label="1">一般程序</el-radio>
              <el-radio label="2">告知承诺制</el-radio>
              <el-radio label="3">容缺受理</el-radio>
            </el-radio-group>
          </el-form-item>
          <el-form-item label="承诺办结时限"><span>10个工作日</span></el-form-item>
          <el-form-item label="办件类型"><span>承诺件</span></el-form-item>
        </el-form>
        <el-alert type="info" :closable="false" show-icon title="选择告知承诺制办理的，申请人应当签署告知承诺书，当场作出决定。"></el-alert>
      </el-card>
    </div>`,
};

/* 第三步：确认 */
const ConfirmStep = {
  props: ['applicants', 'receiptNo'],
  template: `
    <div>
      <el-descriptions v-for="(one, i) in applicants" :key="i" :title="i === 0 ? '受理信息确认' : '联合申报单位'" :column="2" border size="small" class="part">
        <el-descriptions-item label="收件编号">{{ receiptNo }}</el-descriptions-item>
        <el-descriptions-item label="申请事项">食品经营许可新办</el-descriptions-item>
        <el-descriptions-item label="企业名称">{{ one.name }}</el-descriptions-item>
        <el-descriptions-item label="统一社会信用代码">{{ one.code }}</el-descriptions-item>
        <el-descriptions-item label="法定代表人（负责人）">{{ one.legalRep }}</el-descriptions-item>
        <el-descriptions-item label="经营场所">{{ one.address }}</el-descriptions-item>
      </el-descriptions>
    </div>`,
};
window.FoodSteps = { ApplicantStep, MaterialStep, ConfirmStep };
