import type { EpochMs } from '../domain/index.js';

const TIMESTAMP_PATTERN =
  /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?:(:\d\d)(?:[.,](\d{1,9}))?)?)?\s?(?:Z|([+-]\d\d)(?::?(\d\d))?)?$/i;

/**
 * A timestamp in any form servers send: epoch milliseconds in live events (also as a string of digits), ISO text in
 * history, `yyyy-MM-dd HH:mm:ss.SSS` for countdowns; some channels send epoch seconds. Text without a zone is UTC. Zero (sent
 * for "not yet") and invalid values give null.
 */
export function parseTimestamp(value: unknown): EpochMs | null {
  let epoch = typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : value;
  if (typeof epoch === 'number' && epoch >= 1e9 && epoch < 1e11) epoch *= 1000;
  if (typeof epoch === 'string' && epoch.length <= 40) {
    const match = TIMESTAMP_PATTERN.exec(epoch.trim());
    const [, day = '', time = '00:00', second = ':00', fraction = '', hours = '+00', minutes = '00'] = match ?? [];
    // All browsers parse this form alike.
    epoch = match && Date.parse(`${day}T${time}${second}.${fraction.slice(0, 3).padEnd(3, '0')}${hours}:${minutes}`);
  }
  // 8.64e15 is the largest valid `Date`. NaN fails the comparison.
  return typeof epoch === 'number' && epoch > 0 && epoch <= 8.64e15 ? epoch : null;
}
