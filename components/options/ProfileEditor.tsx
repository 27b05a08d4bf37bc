import { Alert, Input, Modal } from 'antd';
import { useId, useMemo, useState } from 'react';
import { i18n } from '#i18n';
import type { PolicyProblem } from '../../lib/policy/index.ts';
import type { SiteProfile } from '../../lib/site/index.ts';
import { readJson } from '../../lib/ui/json-text.ts';
import { Problems, type Save } from './Problems.tsx';

/** A profile as typed: itself, or everything that is wrong with it, in words. */
export type LintProfile = (value: unknown) => { readonly ok: true; readonly value: SiteProfile } | { readonly ok: false; readonly problems: readonly { readonly path: string; readonly message: string }[] };

interface ProfileEditorProps {
  readonly profile: SiteProfile | null;
  readonly lint: LintProfile;
  /** What is written by hand is then kept as a draft. */
  readonly proofRequired: boolean;
  readonly onSave: Save<SiteProfile>;
  readonly onClose: () => void;
}

/** JSON of one profile, checked while it is typed. */
export function ProfileEditor({ profile, lint, proofRequired, onSave, onClose }: ProfileEditorProps) {
  const [text, setText] = useState(profile === null ? '' : JSON.stringify(profile, null, 2));
  const [refused, setRefused] = useState<readonly PolicyProblem[]>([]);
  const [saving, setSaving] = useState(false);
  const ids = useId();
  const result = useMemo(() => check(text, lint), [text, lint]);

  const save = async () => {
    if (result.profile === undefined) return;
    setSaving(true);
    const found = await onSave(result.profile);
    setSaving(false);
    setRefused(found);
    if (found.length === 0) onClose();
  };
  return (
    <Modal
      open
      width={820}
      title={i18n.t(profile === null ? 'sites.addProfile' : 'sites.editProfile')}
      okText={i18n.t(proofRequired ? 'sites.keepDraft' : 'common.save')}
      cancelText={i18n.t('common.cancel')}
      okButtonProps={{ disabled: result.profile === undefined }}
      confirmLoading={saving}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className="cg-stack">
        <div>
          <label htmlFor={`${ids}json`}>{i18n.t('sites.json')}</label>
          <Input.TextArea id={`${ids}json`} className="cg-mono" rows={18} spellCheck={false} value={text} aria-describedby={`${ids}check`} onChange={(event) => setText(event.target.value)} />
        </div>
        <div id={`${ids}check`} aria-live="polite">
          {text.trim() === '' ? null : result.profile === undefined ? (
            <Alert
              type="warning"
              showIcon
              title={i18n.t('sites.problems', [String(result.problems.length)])}
              description={
                <ul className="cg-problems">
                  {result.problems.map((problem) => (
                    <li key={`${problem.path}:${problem.message}`}>
                      {problem.path === '' ? null : <code>{problem.path}</code>} {problem.message}
                    </li>
                  ))}
                </ul>
              }
            />
          ) : (
            <Alert type="success" showIcon title={i18n.t('sites.valid')} description={i18n.t(proofRequired ? 'sites.draftSaved' : 'sites.unprovenAllowed')} />
          )}
        </div>
        <Problems problems={refused} title={i18n.t('options.refused')} />
      </div>
    </Modal>
  );
}

/** Where JSON is broken, as far as the browser says. */
export function badJsonText({ line, detail }: { readonly line?: number; readonly detail: string }): string {
  return line === undefined ? i18n.t('transfer.badJson', [detail]) : i18n.t('sites.badJson', [String(line), detail]);
}

function check(text: string, lint: LintProfile): { profile?: SiteProfile; problems: readonly { path: string; message: string }[] } {
  const reading = readJson(text);
  if (!reading.ok) return { problems: [{ path: '', message: badJsonText(reading) }] };
  const linted = lint(reading.value);
  return linted.ok ? { profile: linted.value, problems: [] } : { problems: linted.problems };
}
