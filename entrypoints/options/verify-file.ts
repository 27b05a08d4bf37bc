import { i18n } from '#i18n';
import type { Verified } from '../../components/options/VerifySection.tsx';
import { issuedBy, verifyFeedback, type FeedbackHead } from '../../lib/feedback/index.ts';
import { sendMessage } from '../../lib/messaging/client.ts';
import { verifyJsonl, type AuditEntry } from '../../lib/record/index.ts';
import { readSheet, verifySheet } from '../../lib/sheet/index.ts';
import { chainReasonText, sheetFaultText } from '../../lib/ui/index.ts';

const PAGE = 100;

/** Holds a file against the records of this desk: a check sheet, a feedback file, or an exported audit trail. */
export async function verifyFile(text: string): Promise<Verified> {
  const feedback = verifyFeedback(text);
  if (feedback.ok || feedback.reason === 'changed') return feedback.ok ? verifyIssued(feedback.value) : { good: false, text: i18n.t('verify.feedbackChanged') };
  const sheet = readSheet(text);
  if (sheet.ok) return verifyAgainstDesk(text, sheet.sheet.entries[0]?.seq ?? 0);
  if (sheet.reason === 'template-unknown') return { good: false, text: sheetFaultText(sheet.reason) };
  const report = await verifyJsonl(text);
  if (!report.ok) return { good: false, text: report.brokenAt === 1 && report.reason === 'unreadable' ? sheetFaultText('not-a-sheet') : i18n.t('records.verifyBad', [String(report.brokenAt), chainReasonText(report.reason)]) };
  if (report.entries === 0) return { good: false, text: sheetFaultText('not-a-sheet') };
  // The chain is one: if its last entry is the desk's, so are all before it.
  const own = await sendMessage('checkEntries', { check: report.entries });
  const same = own[0]?.hash === report.head;
  return { good: same, text: i18n.t(same ? 'verify.trailOk' : 'verify.trailAlone', [String(report.entries)]) };
}

async function verifyIssued(head: FeedbackHead): Promise<Verified> {
  const said = [`${head.from} – ${head.to}`, String(head.count)] as const;
  for (let offset = 0, total = 1; offset < total; offset += PAGE) {
    const answer = await sendMessage('records', { kind: 'export', offset, limit: PAGE });
    const issued = issuedBy(answer.entries, head);
    if (issued !== undefined) return { good: true, text: i18n.t('verify.feedbackOk', [...said, String(issued.seq)]) };
    ({ total } = answer);
  }
  return { good: false, text: i18n.t('verify.feedbackAlone', [...said]) };
}

async function verifyAgainstDesk(text: string, check: number): Promise<Verified> {
  const [report, related] = await Promise.all([sendMessage('verifyRecords', {}), sendMessage('checkEntries', { check })]);
  const result = verifySheet(text, { trail: { report, related: (): readonly AuditEntry[] => related } });
  return result.ok ? { good: true, text: i18n.t('verify.sheetOk', [String(check)]), check } : { good: false, text: sheetFaultText(result.reason) };
}

/** Finds the check that a code on paper stands for. */
export async function verifyCode(code: string): Promise<Verified> {
  const found = await sendMessage('findSheetCode', { code });
  if (!found.ok) return { good: false, text: sheetFaultText(found.reason) };
  const now = await sendMessage('checkEntries', { check: found.check });
  const since = now.filter(({ kind }) => kind !== 'export').length - found.entries;
  return { good: true, check: found.check, text: since > 0 ? i18n.t('verify.codeEarlier', [String(found.check), String(since)]) : i18n.t('verify.codeOk', [String(found.check)]) };
}
