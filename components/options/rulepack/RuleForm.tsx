import { Form, Input, Modal, Select } from 'antd';
import { i18n } from '#i18n';
import { GROUND_CODES, LIST_KINDS } from '../../../lib/list/index.ts';
import { GRADES, STANDINGS } from '../../../lib/match/index.ts';
import { EFFECT_NAMES, PAGE_KINDS, type Rule, type RulePack } from '../../../lib/policy/index.ts';
import { effectText, gradeText, groundText, listKindText, pageKindText, standingText } from '../../../lib/ui/index.ts';
import { basisText } from './rule-words.ts';

interface RuleFormProps {
  /** Undefined for a new rule. */
  readonly rule: Rule | undefined;
  readonly pack: RulePack;
  readonly onSave: (rule: Rule) => void;
  readonly onClose: () => void;
}

type Fields = Omit<Rule, 'groundCodes'> & { readonly groundCodes?: Rule['groundCodes'] };

/** One rule: whom it meets, where, what follows, and on which law. */
export function RuleForm({ rule, pack, onSave, onClose }: RuleFormProps) {
  const [form] = Form.useForm<Fields>();
  const needed = { required: true, message: i18n.t('lists.required') };
  const many = <W extends string>(name: keyof Fields, words: readonly W[], text: (word: W) => string, optional = false) => (
    <Form.Item name={name} label={i18n.t(`pack.field.${name}`)} rules={optional ? [] : [needed]} extra={optional ? i18n.t('pack.allGrounds') : undefined}>
      <Select mode="multiple" optionFilterProp="label" options={words.map((value) => ({ value, label: text(value) }))} />
    </Form.Item>
  );
  return (
    <Modal open title={i18n.t(rule === undefined ? 'pack.newRule' : 'pack.editRule')} okText={i18n.t('pack.take')} cancelText={i18n.t('common.cancel')} width={720} onOk={() => form.submit()} onCancel={onClose}>
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={rule ?? { standings: ['in-force'], listKinds: ['severe'] }}
        onFinish={({ groundCodes, ...fields }) => onSave({ ...fields, ...(groundCodes === undefined || groundCodes.length === 0 ? {} : { groundCodes }) })}
      >
        <Form.Item
          name="id"
          label={i18n.t('policy.ruleId')}
          extra={i18n.t('pack.idHelp')}
          rules={[
            { required: true, pattern: /^[a-z0-9-]{1,60}$/, message: i18n.t('pack.idBad') },
            { validator: (_, id: string) => (rule?.id !== id && pack.rules.some((other) => other.id === id) ? Promise.reject(new Error(i18n.t('packFault.duplicate_rule'))) : Promise.resolve()) },
          ]}
        >
          <Input disabled={rule !== undefined} autoComplete="off" />
        </Form.Item>
        {many('listKinds', LIST_KINDS, listKindText)}
        {many('grades', GRADES, gradeText)}
        {many('standings', STANDINGS, standingText)}
        {many('groundCodes', GROUND_CODES, groundText, true)}
        {many('pageKinds', PAGE_KINDS, pageKindText)}
        {many('effects', EFFECT_NAMES, effectText)}
        {many(
          'basis',
          pack.bases.map(({ id }) => id),
          (id) => basisText(pack, id),
        )}
      </Form>
    </Modal>
  );
}
