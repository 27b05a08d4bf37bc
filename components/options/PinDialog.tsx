import { Alert, Descriptions, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { i18n } from '#i18n';
import type { ListState, ListVersion } from '../../lib/list/index.ts';
import { countText, listKindText, pinRefusalText, type PinRefusal } from '../../lib/ui/index.ts';

export interface PinDialogProps {
  /** Back to the version before, or to stay at the one in force. */
  readonly kind: 'rollback' | 'pin';
  readonly state: ListState;
  readonly minReasonLength: number;
  /** Undefined when it was done. */
  readonly onConfirm: (reason: string) => Promise<PinRefusal | undefined>;
  readonly onClose: () => void;
}

/** Says what going back or staying means before it is done, and asks for the reason that is recorded. */
export function PinDialog({ kind, state, minReasonLength, onConfirm, onClose }: PinDialogProps) {
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<PinRefusal>();
  const { current, previous } = state;
  const target = kind === 'rollback' ? previous : current;
  const long = [...reason.trim()].length >= minReasonLength;
  const confirm = async () => {
    setBusy(true);
    const refused = await onConfirm(reason.trim());
    setBusy(false);
    if (refused === undefined) onClose();
    else setRefusal(refused);
  };
  return (
    <Modal
      open
      title={i18n.t(kind === 'rollback' ? 'versions.rollbackTitle' : 'versions.pinTitle')}
      okText={i18n.t(kind === 'rollback' ? 'versions.confirmRollback' : 'versions.confirmPin')}
      cancelText={i18n.t('common.cancel')}
      okButtonProps={{ disabled: !long, danger: kind === 'rollback' }}
      confirmLoading={busy}
      onOk={() => void confirm()}
      onCancel={onClose}
      width={620}
    >
      <div className="cg-stack">
        <Descriptions
          size="small"
          column={1}
          items={[
            { key: 'list', label: i18n.t('lists.id'), children: `${listKindText(state.kind)} ${state.listId}` },
            ...(kind === 'rollback' && current !== undefined ? [{ key: 'from', label: i18n.t('versions.from'), children: versionText(current) }] : []),
            ...(target === undefined ? [] : [{ key: 'to', label: i18n.t(kind === 'rollback' ? 'versions.to' : 'versions.stays'), children: <strong>{versionText(target)}</strong> }]),
          ]}
        />
        <ul className="cg-problems">
          {meanings(kind, state).map((meaning) => (
            <li key={meaning}>{meaning}</li>
          ))}
        </ul>
        {refusal === undefined ? null : <Alert type="error" showIcon role="alert" title={pinRefusalText(refusal)} />}
        <Form layout="vertical" requiredMark={false}>
          <Form.Item label={i18n.t('versions.reason')} htmlFor="cg-pin-reason" extra={i18n.t('versions.reasonHelp', [String(minReasonLength)])}>
            <Input.TextArea id="cg-pin-reason" value={reason} maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} onChange={(event) => setReason(event.target.value)} />
          </Form.Item>
        </Form>
      </div>
    </Modal>
  );
}

export function versionText({ asOf, version, count }: ListVersion): string {
  return i18n.t('versions.facts', [asOf, String(version), countText(count)]);
}

function meanings(kind: PinDialogProps['kind'], { current, previous, versionFloor }: ListState): string[] {
  const rest = [i18n.t('versions.meansFloor', [String(versionFloor)]), i18n.t('versions.meansAge'), i18n.t('versions.meansRecord')];
  if (kind === 'pin' || current === undefined || previous === undefined) return [i18n.t('versions.meansPinOnly'), ...rest];
  const fewer = current.count - previous.count;
  const counts = fewer === 0 ? i18n.t('versions.meansSame') : i18n.t(fewer > 0 ? 'versions.meansLess' : 'versions.meansMore', [countText(Math.abs(fewer))]);
  return [counts, i18n.t('versions.meansAtOnce'), i18n.t('versions.meansPinned'), ...rest];
}
