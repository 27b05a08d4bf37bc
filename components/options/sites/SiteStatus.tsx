import { Tag } from 'antd';
import { i18n } from '#i18n';
import type { ProfileFault } from '../../../lib/site/index.ts';
import { instantText, profilePartText, profileReasonText } from '../../../lib/ui/index.ts';
import type { SiteRow } from '../../../lib/ui/site-rows.ts';

/** In force or not, proven or not, sound or not, and whether its pages are still found. */
export function SiteStatus({ row }: { readonly row: SiteRow }) {
  if (row.origin === 'none') return <span className="cg-dim">{i18n.t('sites.undescribed')}</span>;
  const { proof, problems, warnings, faults, origin } = row;
  return (
    <>
      <div className="cg-list-head">
        {origin === 'draft' ? <Tag color="gold">{i18n.t('sites.draft')}</Tag> : null}
        <Tag color={problems.length > 0 ? 'red' : undefined}>{problems.length > 0 ? i18n.t('sites.problems', [String(problems.length)]) : i18n.t('sites.linted')}</Tag>
        <Tag color={proof.state === 'passed' ? 'green' : 'gold'}>{proofText(row)}</Tag>
        {origin === 'draft' || faults.length > 0 ? null : <Tag>{i18n.t('sites.healthy')}</Tag>}
        {faults.length > 0 ? <Tag color="red">{i18n.t('sites.outdated')}</Tag> : null}
      </div>
      {faults.map((fault) => (
        <p key={fault.pageId} className="cg-fault">
          {faultText(fault)}
        </p>
      ))}
      {[...problems, ...warnings].length === 0 ? null : (
        <ul className="cg-problems cg-dim">
          {[...problems, ...warnings].map(({ path, reason }) => (
            <li key={`${path}:${reason}`}>
              <code>{path}</code> {profileReasonText(reason)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function proofText({ proof, origin }: SiteRow): string {
  if (proof.state === 'passed') return i18n.t('sites.proofPassed', [proof.takenAt?.slice(0, 10) ?? '']);
  if (proof.state === 'other-version') return i18n.t('sites.proofOther');
  return i18n.t(origin === 'managed' || origin === 'recommended' ? 'sites.proofManaged' : 'sites.proofNone');
}

/** Which fields of which page, on which host, since when. */
export function faultText({ host, firstAt, lastAt, missing, pageId }: ProfileFault): string {
  return i18n.t('sites.fault', [host, instantText(firstAt), missing.map(profilePartText).join(i18n.t('common.comma')), pageId, instantText(lastAt)]);
}
