/**
 * Words of forms and offices. A text of a saved page is kept only when it is wholly made of these, of the reader's own
 * vocabulary and of the profile's texts; everything else is replaced. A missing word costs a readable label, a wrong one
 * could let somebody's name through: so no surnames, no places, no words that firms are called by.
 */
export const FORM_WORDS: readonly string[] = `申请 申报 办理 办件 审批 审核 审查 许可 受理 核准 备案 登记 注册 注销 变更 延续 补证 换证 新办 首次 吊销 撤销 检查 抽查 双随机 处罚 案件 案源 立案 监督 管理 系统 平台 窗口 业务 事项 清单 列表 详情 信息 基本 主体 企业 单位 机构 组织 个人 个体 工商户 法人 法定 代表 代表人 负责人 经营者 申请人 当事人 相对人 被许可人 代理人 代理 经办人 经办 联系人 联系 委托人 委托 投资人 股东
名称 姓名 字号 代码 编码 编号 号码 证号 文号 批号 流水号 受理号 注册号 统一 社会 信用 证件 证照 证书 执照 营业 许可证 身份证 类型 类别 种类 种别 性质 形式 方式 方法 程序 流程 环节 步骤 状态 结果 意见 说明 备注 原因 理由 依据 内容 范围 项目 用途 期限 时限 时间 日期 有效期 开始 结束 起止 成立 发证 发照 签发 办结 承诺 告知 告知承诺 承诺书 承诺制 承诺件 即办件 容缺 一般 普通 简易 快速 现场 核查 线上 线下 网上 材料 附件 文件 资料 表格 表单 目录 上传 下载 打印 扫描 预览 查看 查询 搜索 检索 筛选 重置 清空 刷新 导出 导入 新增 添加 修改 编辑 删除 选择 输入 填写 录入 保存 暂存 提交 确定 确认 取消 关闭 返回 退出 登录 上一步 下一步 完成 通过 同意 不同意 退回 驳回 转办 签收 送审 上报 送达 操作 全选 更多 展开 收起 首页 尾页 上一页 下一页 跳转 共计 合计 序号 数量 金额 单价 总价 规格 型号 等级 级别
地址 住所 住址 地点 场所 经营 生产 行政 区划 省份 城市 区县 街道 邮编 邮政 电话 手机 传真 邮箱 电子 网址 注册资本 资本 资金 行业 门类 国民 经济 食品 药品 医疗器械 化妆品 特种设备 设备 计量 标准 认证 检验 检测 产品 质量 服务 安全 卫生 环境 消防 机关 部门 科室 人员 工作人员 用户 账号 密码 角色 权限 当前 本次 历史 全部 其他 其它 无 有 请 您 必填 选填 可选 是否 实行 采用 适用 属于 存续 在业 在营 在册 开业 正常 迁出 停业 歇业 已 未 不 工作日 自然日 公示 公告 通知 提示 温馨 须知 指南 简介 政策 法规 法律 规定 条件 要求 标题 主题 签名 签字 盖章 日 月 年`
  .trim()
  .split(/\s+/u);

/** Single characters that join words; a text of these alone is no text of a form. */
export const JOINTS: ReadonlySet<string> = new Set('的和或与及是否第共条页元号证书件人类项以按');

/** Words of class names that libraries and the reader go by. */
export const CLASS_WORDS: ReadonlySet<string> = new Set(
  `el ant ivu layui layer easyui textbox combo combobox combotree datebox numberbox select2 bootstrap icheck iradio icheckbox checkbox radio radioed radios switch select selected selection select2 selector checked check checks this active current on off open opened close closed focus focused focusin hover disabled enabled expanded collapsed visible hidden show hide in out
  form item items label control group field fieldset input inner inputs text textarea value content wrapper wrap container box block row col column cell table tbody thead grid panel card header head body footer foot title caption legend section main side nav menu tab tabs pane dialog modal mask window popup popper popover dropdown list option options options tag icon button btn btns primary default small large mini link search query filter toolbar bar step steps star required error tip tips tooltip help desc description descriptions detail info name code applicant company person agent left right top bottom center middle first last odd even x y v h md sm lg xs xl red bold unselect edge datagrid view htable btable td th tr dl dt dd ul li span div p`
    .trim()
    .split(/\s+/u),
);
