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

const RUNNING: Shown = { state: 'running', done: 0, total: 1 };

/** Compares the two stored versions while the dialog is open; closing it is the way to stop. */
export function ChangesDialog({ listId, open, onClose }: ChangesDialogProps) {
  const [turn, setTurn] = useState(0);
  return (
    <Modal open title={`${i18n.t('changes.title')} ${listId}`} onCancel={onClose} footer={null} width={1080}>
      <Comparison key={turn} listId={listId} open={open} onClose={onClose} onAgain={() => setTurn(turn + 1)} />
    </Modal>
  );
}

/** One comparison, begun when it is first drawn. */
function Comparison({ listId, open, onClose, onAgain }: ChangesDialogProps & { readonly onAgain: () => void }) {
  const [shown, setShown] = useState<Shown>(RUNNING);
  useEffect(() => {
    const session = open(listId);
    void session
      .compare((done, total) => setShown({ state: 'running', done, total }))
      .then((answer) => {
        if (answer !== undefined) setShown({ state: 'ended', answer, session });
      });
    return () => session.close();
  }, [listId, open]);
  if (shown.state === 'running') {
    return (
      <div className="cg-stack">
        <p className="cg-intro" role="status">
          {i18n.t('changes.running')}
        </p>
        <Progress percent={percent(shown.done, shown.total)} status="active" aria-label={i18n.t('changes.running')} />
        <div className="cg-bar">
          <Button onClick={onClose}>{i18n.t('changes.cancel')}</Button>
        </div>
      </div>
    );
  }
  const { answer, session } = shown;
  if (answer.ok) {
    return (
      <div className="cg-stack">
        <p className="cg-intro">
          {side(answer.before)} → {side(answer.after)}
        </p>
        <ChangesTable answer={answer} session={session} fileName={`${i18n.t('changes.fileName')}-${listId}-${answer.before.version}-${answer.after.version}.csv`} />
      </div>
    );
  }
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={compareFaultText(answer.reason)}
      action={
        <Button size="small" onClick={onAgain}>
          {i18n.t('changes.again')}
        </Button>
      }
    />
  );
}

function side({ asOf, version, count }: ListVersion): string {
  return i18n.t('changes.side', [asOf, String(version), countText(count)]);
}
