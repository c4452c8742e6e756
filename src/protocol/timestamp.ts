import type { EpochMs } from '../domain/index.js';

const TIMESTAMP_PATTERN =
  /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?:(:\d\d)(?:[.,](\d{1,9}))?)?)?\s?(?:Z|([+-]\d\d)(?::?(\d\d))?)?$/i;

/**
 * A moment in any form this wire uses: epoch milliseconds in live events (also as digits in a string), ISO text in
 * history, and `yyyy-MM-dd HH:mm:ss.SSS` in UTC without a zone for countdowns. A text without zone is always UTC,
 * whatever the browser's own parser would think. Zero and nonsense read as null: servers write 0 for "not yet".
 */
export function parseTimestamp(value: unknown): EpochMs | null {
  let epoch = value;
  if (typeof value === 'string' && value.length <= 40) {
    const match = TIMESTAMP_PATTERN.exec(value.trim());
    const [, day = '', time = '00:00', second = ':00', fraction = '', hours = '+00', minutes = '00'] = match ?? [];
    // The one form every browser reads alike.
    const iso = `${day}T${time}${second}.${fraction.slice(0, 3).padEnd(3, '0')}${hours}:${minutes}`;
    epoch = match !== null ? Date.parse(iso) : /^\d{1,16}$/.test(value) ? Number(value) : null;
  }
  // The last moment a `Date` can hold; NaN compares false.
  return typeof epoch === 'number' && epoch > 0 && epoch <= 8.64e15 ? epoch : null;
}
