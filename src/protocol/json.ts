import { isObject } from '../domain/is-object.js';
import { toJsonText } from '../domain/text/json-text.js';
import { cleanLabel, type Label } from '../domain/text/label.js';
import { limitLabel, limitMarks, limitText } from '../domain/text/limit-text.js';

/*
 * Readers for untrusted JSON values. They never throw: a value of the wrong type reads as absent. Strings and lists are
 * cut to lengths that no valid payload reaches.
 */

/** A JSON object of unknown content. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Longest string kept, in characters. */
export const MAX_STRING_LENGTH = 100_000;
/** Most items kept of a list, except for a conversation's history. */
export const MAX_LIST_LENGTH = 5_000;

/** Replaces a missing object: all its fields read as absent. */
export const EMPTY_OBJECT: JsonObject = Object.freeze(Object.create(null) as Record<string, unknown>);

export { isObject };

/** The object, or an empty one. */
export const asObject = (value: unknown): JsonObject => (isObject(value) ? value : EMPTY_OBJECT);

/** A string, or empty. Numbers are converted: some servers send `"200"`, some `200`. */
export function asString(value: unknown): string {
  if (typeof value === 'string') return limitMarks(limitText(value, MAX_STRING_LENGTH));
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : '';
}

/** The first value that is a string and not blank, or empty. */
export function firstNonBlank(...values: readonly unknown[]): string {
  for (const value of values) {
    const string = asString(value);
    if (string.trim() !== '') return string;
  }
  return '';
}

/** The first value with something to see, as a label: without hidden characters, cut to a length that is cheap to show. */
export function asLabel(...values: readonly unknown[]): Label {
  for (const value of values) {
    const label = cleanLabel(limitLabel(asString(value)));
    if (label.trim() !== '') return label;
  }
  return cleanLabel('');
}

/** Longest address that browsers and mail programs accept everywhere. */
const maxAddressLength = 4096;

/** The same for an address: a part of it would lead elsewhere. */
export function asAddress(value: unknown): Label {
  const address = asString(value).trim();
  return address.length <= maxAddressLength ? cleanLabel(address) : asLabel(address);
}

/** The same for a text that may be long, such as a title. */
export const asTitle = (...values: readonly unknown[]): Label => cleanLabel(firstNonBlank(...values));

/** The non-empty labels in a list. */
export const asLabels = (value: unknown): readonly Label[] =>
  asStrings(value)
    .map((label) => asLabel(label))
    .filter((label) => label !== '');

/** A string, or null if empty. */
export const stringOrNull = (value: unknown): string | null => asString(value) || null;

/** A branded identifier, or empty. */
export const asId = <T extends string>(value: unknown): T => asString(value) as T;

/** Normalizes a name for comparison: servers send names in any case. */
export const asUpperCase = (value: unknown): Label =>
  typeof value === 'string' ? cleanLabel(limitLabel(value.trim()).toUpperCase()) : cleanLabel('');

/** The upper-case name from a string, or from an object with a `name`. */
export const asName = (value: unknown): Label => asUpperCase(isObject(value) ? value['name'] : value);

/** A finite number, or a string that contains one; else null. */
export function numberOrNull(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || value.trim() === '' || value.length > 40) return null;
  const parsed = Number(value);
  return Number.isFinite(parsed) ? parsed : null;
}

/** A number above zero, or null. */
export function positiveOrNull(value: unknown): number | null {
  const number = numberOrNull(value);
  return number !== null && number > 0 ? number : null;
}

/** A whole number, never negative; 0 when missing. */
export const asCount = (value: unknown): number => Math.max(0, Math.trunc(numberOrNull(value) ?? 0));

export function asBoolean(value: unknown, fallback: boolean): boolean {
  const name = asUpperCase(typeof value === 'boolean' ? String(value) : value);
  return name === 'TRUE' || (name !== 'FALSE' && fallback);
}

/** The items of a list, or an empty list. */
export const asArray = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value.slice(0, MAX_LIST_LENGTH) : [];

/** The objects in a list, without other items. A single object counts as a list of one. */
export const asObjects = (value: unknown): readonly JsonObject[] =>
  isObject(value) ? [value] : asArray(value).filter(isObject);

/** The non-empty strings in a list. A single string counts as a list of one. */
export const asStrings = (value: unknown): readonly string[] =>
  (typeof value === 'string' ? [value] : asArray(value)).map(asString).filter((item) => item !== '');

/** String fields that have the same name on the wire and in the domain. */
export const pickStrings = <Name extends string>(
  source: JsonObject,
  ...names: readonly Name[]
): Readonly<Record<Name, string>> =>
  Object.fromEntries(names.map((name) => [name, asString(source[name])])) as Record<Name, string>;

/** Like `pickStrings`, for names and labels. */
export const pickLabels = <Name extends string>(
  source: JsonObject,
  ...names: readonly Name[]
): Readonly<Record<Name, Label>> =>
  Object.fromEntries(names.map((name) => [name, asLabel(source[name])])) as Record<Name, Label>;

/** A table for `ownValue` from wire names to values: `wrap-up` is WRAP_UP on the wire. */
export const enumTable = <Value extends string>(...values: readonly Value[]): Readonly<Record<string, Value>> =>
  Object.fromEntries(values.map((value) => [value.toUpperCase().replaceAll('-', '_'), value]));

/** An object's entries as a map of strings. Nested values are kept as JSON text. */
export function asStringMap(value: unknown): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  for (const [key, item] of Object.entries(asObject(value)).slice(0, MAX_LIST_LENGTH)) {
    if (item === null || item === undefined) continue;
    map.set(asString(key), asString(typeof item === 'string' ? item : toJsonText(item)));
  }
  return map;
}
