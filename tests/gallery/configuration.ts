/** A file of settings in which every kind of change occurs. */
import { exportConfiguration } from '../../lib/configuration/index.ts';
import { policy } from './admin.ts';

const { settings, ...envelope } = exportConfiguration(policy, {}, '2026-11-24T02:00:00Z', '0.1.0');
export const CONFIGURATION = JSON.stringify({
  ...envelope,
  settings: { ...settings, rules: { overrideMinReasonLength: 20, judgementDays: 30, agingAfterDays: 1, hardLimitWorkingDays: 99 }, sites: { hosts: ['xk.example.gov.cn', 'case.example.gov.cn', '*'] }, office: { regions: ['990000'] } },
});
