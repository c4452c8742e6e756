import { isObject } from './json.js';

/**
 * What may come in at all. Everything from the wire passes here once, before any field is read: too big or too deep is
 * turned away, and names that reach into prototypes are taken out. Behind it wire objects may be kept as they are.
 */

/** Largest live event, as characters of JSON. */
export const MAX_EVENT_SIZE = 1_048_576;
/** Largest conversation snapshot or REST answer. */
export const MAX_SNAPSHOT_SIZE = 16 * 1_048_576;
/** Deepest nesting of objects and lists; the deepest message seen has 17 levels. */
export const MAX_DEPTH = 32;

/** `size` is about the number of characters of JSON. */
export type PayloadCheck = { readonly value: unknown; readonly size: number } | { readonly refused: string };

interface Measurement {
  /** Characters of JSON seen so far, about; strings dominate, so numbers count as a few. */
  size: number;
  readonly limit: number;
  readonly skippedKey: string | undefined;
  /** A name to be taken out was seen. */
  hasForbiddenKey: boolean;
}

/** What is `kept` under that name in any object is not looked at: it has to pass by itself before it is used. */
export function validatePayload(value: unknown, limit: number, skippedKey?: string): PayloadCheck {
  const measurement: Measurement = { size: 0, limit, skippedKey, hasForbiddenKey: false };
  const refused = measure(value, 0, measurement);
  if (refused !== null) return { refused };
  return { value: measurement.hasForbiddenKey ? withoutForbiddenKeys(value) : value, size: measurement.size };
}

/** As `admit`, for text that holds JSON: its length is known before it is parsed. */
export function validateJson(value: unknown, limit: number, skippedKey?: string): PayloadCheck {
  if (typeof value !== 'string') return validatePayload(value, limit, skippedKey);
  if (value.length > limit) return { refused: 'too large' };
  let content: unknown;
  try {
    content = JSON.parse(value);
  } catch {
    return { refused: 'not JSON' };
  }
  return validatePayload(content, limit, skippedKey);
}

function measure(value: unknown, depth: number, measurement: Measurement): string | null {
  if (typeof value === 'string') measurement.size += value.length + 2;
  else measurement.size += 4;
  if (measurement.size > measurement.limit) return 'too large';
  if (typeof value !== 'object' || value === null) return null;
  if (depth === MAX_DEPTH) return 'nested too deeply';
  if (Array.isArray(value)) {
    for (const item of value) {
      const refused = measure(item, depth + 1, measurement);
      if (refused !== null) return refused;
    }
    return null;
  }
  for (const key of Object.keys(value)) {
    measurement.size += key.length + 3;
    if (key === measurement.skippedKey) continue;
    if (isForbiddenKey(key)) measurement.hasForbiddenKey = true;
    const refused = measure((value as Record<string, unknown>)[key], depth + 1, measurement);
    if (refused !== null) return refused;
  }
  return null;
}

const isForbiddenKey = (key: string): boolean => key === '__proto__' || key === 'constructor' || key === 'prototype';

/** A copy without the forbidden names. Only made when there are any, and never deeper than was weighed. */
function withoutForbiddenKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutForbiddenKeys);
  if (!isObject(value)) return value;
  // Defines rather than assigns: a name such as `toString` cannot be assigned where pages freeze their prototypes.
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !isForbiddenKey(key))
      .map(([key, item]) => [key, withoutForbiddenKeys(item)]),
  );
}
