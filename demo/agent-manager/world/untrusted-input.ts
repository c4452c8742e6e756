/**
 * Readers for untrusted input. Nothing here throws on odd shapes; own properties only, so a crafted `__proto__` key
 * can neither be read through nor written.
 */
import type { Json } from './world-types.js';

/** A wish that is refused; it reaches the desk as an `errors` event and leaves the world as it was. */
export class CommandError extends Error {
  constructor(
    message: string,
    readonly statusCode = 400,
    readonly conversationId?: string,
    /** What it comes down to, for desks that have their own words for it. */
    readonly code?: string,
  ) {
    super(message);
  }
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An own property of an object, or undefined. */
export function get(value: unknown, ...path: string[]): unknown {
  let current = value;
  for (const key of path) {
    if (!isObject(current) || !Object.hasOwn(current, key)) return undefined;
    current = current[key];
  }
  return current;
}

export function getObject(value: unknown, ...path: string[]): Json | undefined {
  const found = get(value, ...path);
  return isObject(found) ? found : undefined;
}

/** A non-empty string of sane length; numbers are taken as their text, since ids are compared as strings. */
export function getId(value: unknown, ...path: string[]): string | undefined {
  const found = get(value, ...path);
  if (typeof found === 'number' && Number.isFinite(found)) return String(found);
  return typeof found === 'string' && found !== '' && found.length <= 200 ? found : undefined;
}

export function getString(value: unknown, ...path: string[]): string | undefined {
  const found = get(value, ...path);
  return typeof found === 'string' ? found : undefined;
}

/** A name in upper case, for the comparisons the protocol makes without regard to case. */
export function getName(value: unknown, ...path: string[]): string | undefined {
  return getId(value, ...path)?.toUpperCase();
}

export function getNumber(value: unknown, ...path: string[]): number | undefined {
  const found = get(value, ...path);
  if (typeof found === 'string' && /^\d{1,15}(\.\d+)?$/.test(found)) return Number(found);
  return typeof found === 'number' && Number.isFinite(found) ? found : undefined;
}

/** A list of ids or names, as strings; empty when it is missing. */
export function getIds(value: unknown, ...path: string[]): string[] {
  const found = get(value, ...path);
  return Array.isArray(found) ? found.map(String) : [];
}

const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);
const maxDepth = 64;

/** A deep copy without the keys that could reach a prototype; undefined when it nests too deep to be honest. */
export function cleanCopy(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'function' || typeof value === 'bigint' || typeof value === 'symbol' ? null : value;
  }
  if (depth > maxDepth) throw new CommandError('the payload nests too deep');
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer)
    throw new CommandError('binary content is not accepted');
  if (Array.isArray(value)) return value.map((item) => cleanCopy(item, depth + 1));
  const result: Json = {};
  for (const [key, item] of Object.entries(value)) {
    if (!forbiddenKeys.has(key)) result[key] = cleanCopy(item, depth + 1);
  }
  return result;
}
