/**
 * Readers for untrusted input. They return undefined for unexpected shapes, and read own properties only, so that a
 * crafted `__proto__` key has no effect.
 */
import type { Json } from './world-types.js';

/** A refused command: sent to the desk as an `errors` event. The world does not change. */
export class CommandError extends Error {
  constructor(
    message: string,
    readonly statusCode = 400,
    readonly conversationId?: string,
    /** A machine-readable reason, for desks that show their own text. */
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

/** A non-empty string of at most 200 characters. Numbers are converted, since ids are compared as strings. */
export function getId(value: unknown, ...path: string[]): string | undefined {
  const found = get(value, ...path);
  if (typeof found === 'number' && Number.isFinite(found)) return String(found);
  return typeof found === 'string' && found !== '' && found.length <= 200 ? found : undefined;
}

export function getString(value: unknown, ...path: string[]): string | undefined {
  const found = get(value, ...path);
  return typeof found === 'string' ? found : undefined;
}

/** A name in upper case: the protocol compares names case-insensitively. */
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

/** A deep copy without keys that could reach a prototype. Throws a `CommandError` for deep nesting or binary data. */
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
