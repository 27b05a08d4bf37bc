/** States of the central store as the options page shows them. */
import type { CentralState } from '../../lib/messaging/index.ts';

const good: CentralState = { url: 'https://tj.example.gov.cn:8443/', database: 'creditgate', office: '990000', sent: 12_403, waiting: 0, sentAt: '2026-11-24T01:40:12Z', failures: 0, nextAt: Date.parse('2026-11-24T02:34:00Z'), running: false };

export const CENTRAL_STATES: Readonly<Record<string, CentralState>> = {
  good,
  offline: { ...good, waiting: 2_917, sentAt: '2026-10-26T01:40:12Z', fault: 'offline', faultAt: '2026-11-24T01:58:30Z', failures: 214 },
  permission: { ...good, sent: 0, sentAt: undefined, waiting: 84, fault: 'no-permission', faultAt: '2026-11-24T01:58:30Z', failures: 1, missingHostPermission: 'https://tj.example.gov.cn/*' },
};
