import { EditorView, type EditorViewProps } from '../../components/editor/EditorView.tsx';
import '../../components/popup/popup.css';
import '../../components/editor/editor.css';
import { draft, look } from './sites.ts';
import { overlays } from './verdicts.ts';

const nothing = () => undefined;
const actions = { onPick: nothing, onClear: nothing, onChoose: nothing, onSide: nothing, onChange: nothing, onRemove: nothing };

/** The editor's window: as found, while pointing, with faults, proven. */
export default function EditorPage({ query }: { readonly query: URLSearchParams }) {
  const state = query.get('state') ?? 'found';
  const proof: EditorViewProps['proof'] = { state: state === 'proven' || state === 'published' ? 'passed' : state === 'failed' ? 'failed' : 'none', differences: state === 'failed' ? ['/case/*/form.html applicant.name'] : [] };
  return (
    <div style={{ width: 460 }}>
      <EditorView
        profile={draft}
        looks={[look]}
        busy={false}
        picking={state === 'picking'}
        notice={state === 'lost' ? '此处没有可长期识别的特征，请点选其标签旁的内容或更大的区域' : ''}
        problems={state === 'faulty' ? ['pages[0].path 路径应以 / 或 * 开头', '含有本页申请人的信息，不能用于其他申请，请修改：河畔'] : []}
        verdict={state === 'proven' ? overlays.listed?.verdict : undefined}
        proof={proof}
        published={state === 'published'}
        actionsOf={() => actions}
        onTitle={nothing}
        onCancelPick={nothing}
        onLook={nothing}
        onTry={nothing}
        onProve={nothing}
        onPublish={nothing}
        onExport={nothing}
      />
    </div>
  );
}
