import { Alert, Button, Form, Input, InputNumber, Select } from 'antd';
import { i18n } from '#i18n';
import { LIST_KINDS, localListId, localListName, type ListKind, type ListState } from '../../../lib/list/index.ts';
import { isDay } from '../../../lib/shared/index.ts';
import { countText, listKindText, type TableFacts } from '../../../lib/ui/index.ts';

interface Fields {
  readonly name: string;
  readonly kind: ListKind;
  readonly asOf: string;
  readonly termDays: number;
}

interface Props {
  readonly count: number;
  readonly busy: boolean;
  readonly today: string;
  /** Lists imported before: one of the same name is replaced. */
  readonly local: readonly ListState[];
  readonly proposedName: string;
  readonly onImport: (facts: TableFacts) => void;
  readonly onBack: () => void;
}

/** Name, kind, day and term of a list whose file says nothing of them. */
export function FactsForm({ count, busy, today, local, proposedName, onImport, onBack }: Props) {
  const [form] = Form.useForm<Fields>();
  const name = Form.useWatch('name', form) ?? proposedName;
  const replaced = local.find(({ listId }) => listId === localListId(name));
  const initial = local.find(({ listId }) => listId === localListId(proposedName));
  return (
    <>
      <h2>{i18n.t('fileImport.factsTitle')}</h2>
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        className="cg-import-facts"
        initialValues={{ name: proposedName, kind: initial?.kind ?? 'severe', asOf: today, termDays: 30 }}
        onFinish={(fields) => onImport({ listId: localListId(fields.name) ?? '', kind: fields.kind, asOf: fields.asOf, termDays: fields.termDays })}
      >
        <Form.Item name="name" label={i18n.t('fileImport.name')} extra={i18n.t('fileImport.nameHelp')} rules={[{ validator: (_, text: string) => (localListId(text ?? '') === undefined ? Promise.reject(new Error(i18n.t('fileImport.nameBad'))) : Promise.resolve()) }]}>
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item name="kind" label={i18n.t('fileImport.kind')}>
          <Select<ListKind> options={LIST_KINDS.map((value) => ({ value, label: listKindText(value) }))} />
        </Form.Item>
        <Form.Item name="asOf" label={i18n.t('fileImport.asOf')} rules={[{ validator: (_, day: string) => (isDay(day) && day <= today ? Promise.resolve() : Promise.reject(new Error(i18n.t('lists.required')))) }]}>
          <Input type="date" max={today} />
        </Form.Item>
        <Form.Item name="termDays" label={i18n.t('fileImport.termDays')} extra={i18n.t('fileImport.termHelp')} rules={[{ required: true, message: i18n.t('lists.required') }]}>
          <InputNumber min={1} max={366} precision={0} />
        </Form.Item>
      </Form>
      {replaced?.current === undefined ? null : <Alert type="info" showIcon title={i18n.t('fileImport.replaceNote', [localListName(replaced.listId), countText(replaced.current.count)])} />}
      {count === 0 ? <Alert type="warning" showIcon title={i18n.t('fileImport.nothing')} /> : null}
      <div className="cg-bar">
        <Button type="primary" disabled={busy || count === 0} onClick={() => form.submit()}>
          {i18n.t('fileImport.import', [countText(count)])}
        </Button>
        <Button disabled={busy} onClick={onBack}>
          {i18n.t('fileImport.backToColumns')}
        </Button>
      </div>
    </>
  );
}
