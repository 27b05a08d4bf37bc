import { Progress } from 'antd';
import type { SyncProgress } from '../../lib/list/index.ts';
import { percent, progressText, syncStageText } from '../../lib/ui/index.ts';

/** A running sync: stage, part done, bytes, what an earlier attempt had left, and the time it still takes. */
export function ListProgress({ progress }: { readonly progress: SyncProgress }) {
  const stage = syncStageText(progress.stage);
  const bytes = progressText(progress);
  return (
    <div className="cg-progress" role="status">
      <Progress percent={percent(progress.done, progress.total)} status="active" aria-label={stage} />
      <span className="cg-dim">{bytes === '' ? stage : `${stage} ${bytes}`}</span>
    </div>
  );
}
