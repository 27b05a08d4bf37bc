import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { i18n } from '#i18n';
import { readPack, type PackFault } from '../../../lib/pack-editing/index.ts';
import type { RulePack } from '../../../lib/policy/index.ts';
import { readJson } from '../../../lib/ui/json-text.ts';
import { FaultList } from './FaultList.tsx';

/** The whole draft as text, for what the form has no field for: calendar, inspections, penalty cases, repeat offenders. */
export function JsonDraft({ draft, onTake }: { readonly draft: RulePack; readonly onTake: (pack: RulePack) => void }) {
  const [text, setText] = useState(() => JSON.stringify(draft, null, 2));
  const [faults, setFaults] = useState<readonly PackFault[]>([]);
  const id = useId();
  const take = () => {
    const json = readJson(text);
    const found = json.ok ? readPack(json.value, { below: draft, before: draft, mayWeaken: true }, i18n.t('locale') === 'en' ? 'en' : 'zh') : undefined;
    if (found?.pack === undefined) setFaults(found?.faults ?? [{ reason: 'schema', path: '', message: i18n.t('transfer.badJson', [json.ok ? '' : json.detail]) }]);
    else onTake(found.pack);
  };
  return (
    <div className="cg-stack">
      <p className="cg-intro">{i18n.t('pack.jsonHelp')}</p>
      <div>
        <label className="cg-paste-label" htmlFor={id}>
          {i18n.t('pack.json')}
        </label>
        <Input.TextArea id={id} className="cg-mono" rows={14} spellCheck={false} value={text} onChange={(event) => setText(event.target.value)} />
      </div>
      <FaultList faults={faults} title={i18n.t('pack.notRead')} />
      <div className="cg-bar">
        <Button onClick={take}>{i18n.t('pack.take')}</Button>
      </div>
    </div>
  );
}
