import { BatchSection } from '../../components/options/batch/BatchSection.tsx';
import { chooseFile } from '../../lib/ui/files.dom.ts';
import { useNow } from '../../lib/ui/use-now.ts';
import { useBatch } from './use-batch.ts';

export function Batch() {
  const batch = useBatch();
  const now = useNow();
  const choose = async () => {
    const file = await chooseFile('.csv,.txt,.tsv,.xlsx,.json,.jsonl,.ndjson');
    if (file !== undefined) await batch.inspect(file);
  };
  return (
    <BatchSection
      state={batch.state}
      fault={batch.fault}
      busy={batch.busy}
      now={now}
      onPaste={(text) => void batch.paste(text)}
      onChooseFile={() => void choose()}
      onPlan={(plan) => void batch.plan(plan)}
      onColumns={batch.columns}
      onStart={() => void batch.start()}
      onCancel={batch.cancel}
      onAnew={batch.anew}
      onExport={batch.exportResults}
    />
  );
}
