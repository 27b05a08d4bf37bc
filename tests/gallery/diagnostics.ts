/** A diagnostic bundle as it is shown before it is saved. */
import { bundleFiles } from '../../lib/diagnostics/index.ts';
import { policy, statuses } from './admin.ts';

const status = statuses['versions'];
if (status === undefined) throw new Error('no such state');

export const DIAGNOSTIC_FILES = await bundleFiles(
  {
    at: '2026-11-24T02:00:00.000Z',
    versions: { extension: '0.1.0', userAgent: 'Mozilla/5.0 Chrome/120.0.0.0', platform: 'Linux x86_64', language: 'zh-CN', timeZone: 'Asia/Shanghai' },
    status,
    policy,
    central: null,
    storage: { usage: 31_457_280, quota: 10_737_418_240, databases: [{ name: 'creditgate-list', version: 40 }], items: { settings: 2_411 } },
    records: { counts: { check: 1_204, prompt: 31 }, chain: { ok: true, entries: 1_300, head: '' } },
    faults: [],
    permissions: { permissions: ['storage'], origins: [] },
  },
  'replaced',
  '守信关诊断信息 / CreditGate diagnostic bundle',
);
