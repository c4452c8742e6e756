import { isWire } from './guards.js';

/**
 * What may come in at all. Everything from the wire passes here once, before any field is read: too big or too deep is
 * turned away, and names that reach into prototypes are taken out. Behind it wire objects may be kept as they are.
 */

/** Largest live event, as characters of JSON. */
export const MAX_EVENT = 1_048_576;
/** Largest conversation snapshot or REST answer. */
export const MAX_SNAPSHOT = 16 * 1_048_576;
/** Deepest nesting of objects and lists; the deepest message seen has 17 levels. */
export const MAX_DEPTH = 32;

/** `size` is about the number of characters of JSON. */
export type Admitted = { readonly value: unknown; readonly size: number } | { readonly refused: string };

interface Tally {
  /** Characters of JSON seen so far, about; strings dominate, so numbers count as a few. */
  size: number;
  readonly limit: number;
  readonly kept: string | undefined;
  /** A name to be taken out was seen. */
  dirty: boolean;
}

/** What is `kept` under that name in any object is not looked at: it has to pass by itself before it is used. */
export function admit(value: unknown, limit: number, kept?: string): Admitted {
  const tally: Tally = { size: 0, limit, kept, dirty: false };
  const refused = weigh(value, 0, tally);
  if (refused !== null) return { refused };
  return { value: tally.dirty ? cleaned(value) : value, size: tally.size };
}

/** As `admit`, for text that holds JSON: its length is known before it is parsed. */
export function admitJson(value: unknown, limit: number, kept?: string): Admitted {
  if (typeof value !== 'string') return admit(value, limit, kept);
  if (value.length > limit) return { refused: 'too large' };
  let content: unknown;
  try {
    content = JSON.parse(value);
  } catch {
    return { refused: 'not JSON' };
  }
  return admit(content, limit, kept);
}

function weigh(value: unknown, depth: number, tally: Tally): string | null {
  if (typeof value === 'string') tally.size += value.length + 2;
  else tally.size += 4;
  if (tally.size > tally.limit) return 'too large';
  if (typeof value !== 'object' || value === null) return null;
  if (depth === MAX_DEPTH) return 'nested too deeply';
  if (Array.isArray(value)) {
    for (const item of value) {
      const refused = weigh(item, depth + 1, tally);
      if (refused !== null) return refused;
    }
    return null;
  }
  for (const key of Object.keys(value)) {
    tally.size += key.length + 3;
    if (key === tally.kept) continue;
    if (isForbidden(key)) tally.dirty = true;
    const refused = weigh((value as Record<string, unknown>)[key], depth + 1, tally);
    if (refused !== null) return refused;
  }
  return null;
}

const isForbidden = (key: string): boolean => key === '__proto__' || key === 'constructor' || key === 'prototype';

/** A copy without the forbidden names. Only made when there are any, and never deeper than was weighed. */
function cleaned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(cleaned);
  if (!isWire(value)) return value;
  // Defines rather than assigns: a name such as `toString` cannot be assigned where pages freeze their prototypes.
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !isForbidden(key))
      .map(([key, item]) => [key, cleaned(item)]),
  );
}
