import { Loadable } from '../../components/options/Loadable.tsx';
import { RescreenSection } from '../../components/options/RescreenSection.tsx';
import { useNotices } from '../../lib/ui/use-notices.ts';

export function Rescreen() {
  const { markSeen, ...answer } = useNotices();
  return (
    <Loadable answer={answer} onRetry={() => void answer.reload()}>
      {(value) => <RescreenSection answer={value} onSeen={markSeen} />}
    </Loadable>
  );
}
