import { Alert, Button, Empty, Form, Input, Popconfirm, Segmented, Table, Tag } from 'antd';
import { useState } from 'react';
import { i18n } from '#i18n';
import type { NewSigner, SignerAnswer, SignerRefusal, SignerStatus } from '../../lib/messaging/index.ts';
import { MIN_PASSPHRASE, newSecret, otpauthUri, toBase32 } from '../../lib/signer/index.ts';
import { signerRefusalText } from '../../lib/ui/index.ts';
import { QrCode } from './QrCode.tsx';

type Answer = SignerAnswer | { readonly ok: false; readonly reason: 'unreachable' };

export interface SignersSectionProps {
  readonly signers: readonly SignerStatus[] | undefined;
  /** The organisation names the signers: none can be added here, but a key or a code can be brought. */
  readonly managed: boolean;
  readonly onAdd: (signer: NewSigner) => Promise<Answer>;
  readonly onImport: () => Promise<Answer>;
  readonly onRemove: (id: string) => Promise<Answer>;
  /** Offers the sealed key as a file. */
  readonly onKeyFile: (file: NonNullable<Extract<SignerAnswer, { ok: true }>['keyFile']>) => void;
}

interface Fields {
  readonly id: string;
  readonly name: string;
  readonly until?: string;
  readonly passphrase?: string;
  readonly again?: string;
  readonly code?: string;
}

/** Who may sign an override beside the officer, and with what. */
export function SignersSection({ signers, managed, onAdd, onImport, onRemove, onKeyFile }: SignersSectionProps) {
  const [form] = Form.useForm<Fields>();
  const [chosen, setMethod] = useState<'key' | 'code'>('key');
  // Keys of signers whom policy names come as files: only codes are set up here.
  const method = managed ? 'code' : chosen;
  const [secret, setSecret] = useState(() => newSecret());
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ readonly good: boolean; readonly text: string } | null>(null);
  const id = (Form.useWatch('id', form) ?? '').trim();
  const address = otpauthUri({ id: id === '' ? 'signer' : id }, secret);

  const run = async (ask: () => Promise<Answer>, done: string) => {
    setBusy(true);
    const answer = await ask();
    setBusy(false);
    setSaid(answer.ok ? { good: true, text: done } : { good: false, text: refusalOf(answer.reason) });
    return answer;
  };
  const add = async ({ id: signer, name, until, passphrase, code }: Fields) => {
    const base = { id: signer.trim(), name: name.trim(), ...(until === undefined || until === '' ? {} : { until }) };
    const answer = await run(() => onAdd(method === 'key' ? { ...base, passphrase: passphrase ?? '' } : { ...base, secret: toBase32(secret), code: code ?? '' }), i18n.t('signers.added'));
    if (!answer.ok) return;
    form.resetFields();
    setSecret(newSecret());
    if (answer.keyFile !== undefined) onKeyFile(answer.keyFile);
  };

  return (
    <div className="cg-stack">
      <p className="cg-intro">{i18n.t('signers.intro')}</p>
      {managed ? <p className="cg-intro">{i18n.t('signers.managed')}</p> : null}
      {said === null ? null : <Alert type={said.good ? 'success' : 'error'} showIcon role="alert" title={said.text} />}
      <Table<SignerStatus>
        size="small"
        rowKey="id"
        loading={signers === undefined}
        pagination={false}
        dataSource={[...(signers ?? [])]}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={i18n.t('signers.empty')} /> }}
        columns={[
          { title: i18n.t('panel.officerName'), dataIndex: 'name' },
          { title: i18n.t('panel.officerId'), dataIndex: 'id' },
          { title: i18n.t('signers.until'), dataIndex: 'until', render: (until?: string) => until ?? i18n.t('common.none') },
          {
            title: i18n.t('signers.method'),
            render: (_, signer) => (
              <>
                {signer.key ? <Tag variant="filled">{i18n.t('sign.key')}</Tag> : null}
                {signer.code ? <Tag variant="filled">{i18n.t('sign.code')}</Tag> : null}
                {signer.key || signer.code ? null : i18n.t('signers.nothingHere')}
              </>
            ),
          },
          {
            title: i18n.t('sites.actions'),
            render: (_, signer) =>
              signer.managed ? (
                i18n.t('source.managed')
              ) : (
                <Popconfirm title={i18n.t('signers.removeConfirm', [signer.name])} okText={i18n.t('common.remove')} cancelText={i18n.t('common.cancel')} onConfirm={() => void run(() => onRemove(signer.id), i18n.t('signers.removed'))}>
                  <Button size="small">{i18n.t('common.remove')}</Button>
                </Popconfirm>
              ),
          },
        ]}
      />
      <div className="cg-bar">
        <Button disabled={busy} onClick={() => void run(onImport, i18n.t('signers.imported'))}>
          {i18n.t('signers.import')}
        </Button>
      </div>
      <h2>{i18n.t('signers.add')}</h2>
      <Form form={form} className="cg-signer" layout="vertical" requiredMark={false} onFinish={(fields) => void add(fields)}>
        <Segmented className="cg-signer-how" value={method} onChange={setMethod} options={[{ value: 'key', label: i18n.t('signers.withKey'), disabled: managed }, { value: 'code', label: i18n.t('signers.withCode') }]} />
        <Form.Item name="id" label={i18n.t('panel.officerId')} rules={[{ required: true, whitespace: true, message: i18n.t('lists.required') }]}>
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        <Form.Item name="name" label={i18n.t('panel.officerName')} rules={[{ required: true, whitespace: true, message: i18n.t('lists.required') }]}>
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
        <Form.Item name="until" label={i18n.t('signers.until')}>
          <Input type="date" />
        </Form.Item>
        {method === 'key' ? (
          <>
            <Form.Item name="passphrase" label={i18n.t('sign.key')} extra={i18n.t('signers.passphraseHelp', [String(MIN_PASSPHRASE)])} rules={[{ required: true, min: MIN_PASSPHRASE, message: signerRefusalText('passphrase-short') }]}>
              <Input.Password maxLength={300} autoComplete="new-password" />
            </Form.Item>
            <Form.Item
              name="again"
              label={i18n.t('signers.again')}
              dependencies={['passphrase']}
              rules={[{ validator: (_, value) => (value === form.getFieldValue('passphrase') ? Promise.resolve() : Promise.reject(new Error(i18n.t('signers.differs')))) }]}
            >
              <Input.Password maxLength={300} autoComplete="new-password" />
            </Form.Item>
          </>
        ) : (
          <>
            <Form.Item label={i18n.t('signers.secret')} extra={i18n.t('signers.secretHelp')}>
              <QrCode text={address} label={i18n.t('signers.qr')} />
              <Input readOnly className="cg-mono" aria-label={i18n.t('signers.secret')} value={(toBase32(secret).match(/.{1,4}/g) ?? []).join(' ')} />
              <Input readOnly className="cg-mono" aria-label="otpauth" value={address} />
            </Form.Item>
            <Form.Item name="code" label={i18n.t('signers.codeNow')} rules={[{ required: true, message: i18n.t('lists.required') }]}>
              <Input maxLength={12} inputMode="numeric" autoComplete="off" />
            </Form.Item>
          </>
        )}
        <div className="cg-bar">
          <Button type="primary" htmlType="submit" loading={busy}>
            {i18n.t('signers.add')}
          </Button>
        </div>
      </Form>
    </div>
  );
}

function refusalOf(reason: SignerRefusal | 'unreachable'): string {
  return reason === 'unreachable' ? i18n.t('common.unreachable') : signerRefusalText(reason);
}
