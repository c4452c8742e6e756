import { isObject } from './json.js';

/*
 * Payload limits. Everything received is validated here once, before any field is read: payloads that are too large or
 * too deep are refused, and keys that could change a prototype are removed. After that, wire objects are safe to keep.
 */

/** Largest live event, in characters of JSON. */
export const MAX_EVENT_SIZE = 1_048_576;
/** Largest conversation snapshot or REST response, in characters of JSON. */
export const MAX_SNAPSHOT_SIZE = 16 * 1_048_576;
/** Deepest nesting of objects and arrays. The deepest known message has 17 levels. */
export const MAX_DEPTH = 32;

/** `size` approximates the number of characters of JSON. */
export type PayloadCheck = { readonly value: unknown; readonly size: number } | { readonly refused: string };

interface Measurement {
  /** Approximate characters of JSON so far. Strings dominate, so every other value counts as four. */
  size: number;
  readonly limit: number;
  readonly skippedKeys: readonly string[];
  /** A forbidden key was found. */
  hasForbiddenKey: boolean;
}

/** Values under `skippedKeys`, at any depth, are not measured: validate them separately before use. */
export function validatePayload(value: unknown, limit: number, skippedKeys: readonly string[] = []): PayloadCheck {
  const measurement: Measurement = { size: 0, limit, skippedKeys, hasForbiddenKey: false };
  const refused = measure(value, 0, measurement);
  if (refused !== null) return { refused };
  return { value: measurement.hasForbiddenKey ? withoutForbiddenKeys(value) : value, size: measurement.size };
}

/** Like `validatePayload`, for JSON text, whose length is checked before it is parsed. */
export function validateJson(value: unknown, limit: number, skippedKeys?: readonly string[]): PayloadCheck {
  if (typeof value !== 'string') return validatePayload(value, limit, skippedKeys);
  if (value.length > limit) return { refused: 'too large' };
  let content: unknown;
  try {
    content = JSON.parse(value);
  } catch {
    return { refused: 'not JSON' };
  }
  return validatePayload(content, limit, skippedKeys);
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
    if (measurement.skippedKeys.includes(key)) continue;
    if (isForbiddenKey(key)) measurement.hasForbiddenKey = true;
    const refused = measure((value as Record<string, unknown>)[key], depth + 1, measurement);
    if (refused !== null) return refused;
  }
  return null;
}

const isForbiddenKey = (key: string): boolean => key === '__proto__' || key === 'constructor' || key === 'prototype';

/** A copy without forbidden keys. Call only after `measure`, which bounds the depth. */
function withoutForbiddenKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutForbiddenKeys);
  if (!isObject(value)) return value;
  // `fromEntries` defines properties. Assigning one such as `toString` fails on pages that freeze their prototypes.
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !isForbiddenKey(key))
      .map(([key, item]) => [key, withoutForbiddenKeys(item)]),
  );
}
