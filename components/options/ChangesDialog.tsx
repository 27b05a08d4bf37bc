import { Alert, Button, Modal, Progress } from 'antd';
import { useEffect, useState } from 'react';
import { i18n } from '#i18n';
import type { CompareAnswer, ListVersion } from '../../lib/list/index.ts';
import type { ChangesSession } from '../../lib/ui/changes-session.dom.ts';
import { compareFaultText, countText, percent } from '../../lib/ui/index.ts';
import { ChangesTable } from './ChangesTable.tsx';

interface ChangesDialogProps {
  readonly listId: string;
  readonly open: (listId: string) => ChangesSession;
  readonly onClose: () => void;
}

type Shown = { readonly state: 'running'; readonly done: number; readonly total: number } | { readonly state: 'ended'; readonly answer: CompareAnswer; readonly session: ChangesSession };

/** Compares the two stored versions while the dialog is open; closing it is the way to stop. */
export function ChangesDialog({ listId, open, onClose }: ChangesDialogProps) {
  const [turn, setTurn] = useState(0);
  const [shown, setShown] = useState<Shown>({ state: 'running', done: 0, total: 1 });
  useEffect(() => {
    const session = open(listId);
    setShown({ state: 'running', done: 0, total: 1 });
    void session
      .compare((done, total) => setShown({ state: 'running', done, total }))
      .then((answer) => {
        if (answer !== undefined) setShown({ state: 'ended', answer, session });
      });
    return () => session.close();
    // `open` makes a new comparison at every call: asking again is what `turn` is for.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [listId, turn]);
  return (
    <Modal open title={`${i18n.t('changes.title')} ${listId}`} onCancel={onClose} footer={null} width={1080}>
      {shown.state === 'running' ? (
        <div className="cg-stack">
          <p className="cg-intro" role="status">
            {i18n.t('changes.running')}
          </p>
          <Progress percent={percent(shown.done, shown.total)} status="active" aria-label={i18n.t('changes.running')} />
          <div className="cg-bar">
            <Button onClick={onClose}>{i18n.t('changes.cancel')}</Button>
          </div>
        </div>
      ) : shown.answer.ok ? (
        <div className="cg-stack">
          <p className="cg-intro">
            {side(shown.answer.before)} → {side(shown.answer.after)}
          </p>
          <ChangesTable answer={shown.answer} session={shown.session} fileName={`${i18n.t('changes.fileName')}-${listId}-${shown.answer.before.version}-${shown.answer.after.version}.csv`} />
        </div>
      ) : (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={compareFaultText(shown.answer.reason)}
          action={
            <Button size="small" onClick={() => setTurn(turn + 1)}>
              {i18n.t('changes.again')}
            </Button>
          }
        />
      )}
    </Modal>
  );
}

function side({ asOf, version, count }: ListVersion): string {
  return i18n.t('changes.side', [asOf, String(version), countText(count)]);
}
