import type { EpochMs } from '../domain/index.js';

/** Furthest moment a `Date` can hold. */
const LAST_MOMENT = 8.64e15;

const STAMP =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s?(Z|[+-]\d{2}(?::?\d{2})?)?$/i;

/**
 * A moment in any form this wire uses: epoch milliseconds in live events (also as digits in a string), ISO text in
 * history, and `yyyy-MM-dd HH:mm:ss.SSS` in UTC without a zone for countdowns. A text without zone is always UTC,
 * whatever the browser's own parser would think. Zero and nonsense read as null: servers write 0 for "not yet".
 */
export function moment(value: unknown): EpochMs | null {
  if (typeof value === 'number') return valid(value);
  if (typeof value !== 'string' || value === '' || value.length > 40) return null;
  const stamp = STAMP.exec(value.trim());
  if (stamp === null) return /^\d{1,16}$/.test(value) ? valid(Number(value)) : null;
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '0', zone = 'Z'] = stamp;
  const milliseconds = Math.trunc(Number(`0.${fraction}`) * 1_000 + 1e-6);
  const utc = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
    milliseconds,
  );
  return valid(utc - offset(zone));
}

/** Milliseconds a zone such as `+02:00` is ahead of UTC. */
function offset(zone: string): number {
  if (zone === 'Z' || zone === 'z') return 0;
  const digits = zone.slice(1).replace(':', '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2) || '0');
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}

const valid = (epoch: number): EpochMs | null =>
  Number.isFinite(epoch) && epoch > 0 && epoch <= LAST_MOMENT ? epoch : null;
