import { Button, Progress } from 'antd';
import { i18n } from '#i18n';
import { remainingMs } from '../../../lib/list/index.ts';
import { countText, importStageText, percent, remainingText, type ImportProgress } from '../../../lib/ui/index.ts';

interface Props {
  readonly progress: ImportProgress | undefined;
  readonly now: number;
  readonly onCancel: () => void;
}

/** How far an import has come, and about how long it will take. */
export function ImportProgressBar({ progress, now, onCancel }: Props) {
  const stage = importStageText(progress?.stage ?? 'read');
  const known = progress !== undefined && progress.total > 0;
  const note = progress === undefined ? '' : known ? remaining(progress, now) : i18n.t('fileImport.rowsSoFar', [countText(progress.done)]);
  return (
    <div className="cg-import-progress" role="status">
      <Progress percent={known ? percent(progress.done, progress.total) : 0} status="active" showInfo={known} aria-label={stage} />
      <span>
        {stage}
        {note === '' ? '' : `${i18n.t('common.clause')}${note}`}
      </span>
      <Button size="small" onClick={onCancel}>
        {i18n.t('fileImport.cancel')}
      </Button>
    </div>
  );
}

function remaining({ done, total, startedAt, kept }: ImportProgress, now: number): string {
  const ms = remainingMs({ stage: 'store', done, total, startedAt, kept }, now);
  return ms === undefined ? '' : remainingText(ms);
}
