import { Alert, Button, Modal } from 'antd';
import { i18n } from '#i18n';
import type { SiteProfile } from '../../../lib/site/index.ts';
import { profileReasonText } from '../../../lib/ui/index.ts';
import type { ReadProfileFile } from '../../../lib/ui/profile-file.dom.ts';

export interface ImportDialogProps {
  /** What the file holds and what the checks said of it. */
  readonly file: Extract<ReadProfileFile, { ok: true }>;
  /** Whether a profile needs a proof to be in force here. */
  readonly proofRequired: boolean;
  readonly busy: boolean;
  readonly refused: string;
  readonly onPublish: (profile: SiteProfile) => void;
  readonly onDraft: (profile: SiteProfile) => void;
  readonly onClose: () => void;
}

/** An imported or re-checked profile before it counts: what linter and proof say, and what may be done with it. */
export function ImportDialog({ file, proofRequired, busy, refused, onPublish, onDraft, onClose }: ImportDialogProps) {
  const { profile, problems, warnings, proof } = file;
  const unproven = PROOF_TEXTS[proof.state === 'passed' ? 'none' : proof.state];
  const mayPublish = profile !== undefined && (proof.state === 'passed' || (proof.state === 'none' && !proofRequired));
  return (
    <Modal
      open
      width={680}
      title={i18n.t('sites.checkTitle', [profile?.title ?? ''])}
      onCancel={onClose}
      footer={
        file.stored ? (
          <Button onClick={onClose}>{i18n.t('common.close')}</Button>
        ) : (
          <>
            <Button onClick={onClose}>{i18n.t('common.cancel')}</Button>
            <Button disabled={profile === undefined || busy} onClick={() => profile !== undefined && onDraft(profile)}>
              {i18n.t('sites.keepDraft')}
            </Button>
            <Button type="primary" loading={busy} disabled={!mayPublish} onClick={() => profile !== undefined && onPublish(profile)}>
              {i18n.t('sites.publish')}
            </Button>
          </>
        )
      }
    >
      <div className="cg-stack">
        <Alert
          type={problems.length === 0 ? 'success' : 'error'}
          showIcon
          title={problems.length === 0 ? i18n.t('sites.linted') : i18n.t('sites.problems', [String(problems.length)])}
          description={
            [...problems, ...warnings].length === 0 ? undefined : (
              <ul className="cg-problems">
                {[...problems, ...warnings].map(({ path, reason, message }) => (
                  <li key={`${path}:${reason}`}>
                    <code>{path}</code> {profileReasonText(reason)} {message}
                  </li>
                ))}
              </ul>
            )
          }
        />
        <Alert
          type={proof.state === 'passed' ? 'success' : proof.state === 'none' ? 'warning' : 'error'}
          showIcon
          title={proof.state === 'passed' ? i18n.t('sites.proof.passed', [String(proof.compared), proof.takenAt.slice(0, 10)]) : i18n.t(`sites.proof.${unproven}`)}
          description={
            proof.state !== 'differs' || proof.differences.length === 0 ? undefined : (
              <ul className="cg-problems">
                {proof.differences.map(({ path, members }) => (
                  <li key={path}>
                    <code>{path}</code> {members}
                  </li>
                ))}
              </ul>
            )
          }
        />
        {profile !== undefined && proof.state !== 'passed' && !file.stored ? <p className="cg-intro">{i18n.t(proofRequired ? 'sites.unprovenRefused' : 'sites.unprovenAllowed')}</p> : null}
        {refused === '' ? null : <Alert type="warning" showIcon role="alert" title={refused} />}
      </div>
    </Modal>
  );
}

const PROOF_TEXTS = { none: 'none', invalid: 'invalid', 'other-version': 'otherVersion', differs: 'differs', 'reads-nothing': 'readsNothing' } as const;
