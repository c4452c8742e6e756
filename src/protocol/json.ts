/**
 * Readers for values nobody has vouched for. None of them throws: a value of the wrong kind reads as absent, and text
 * and lists are cut to a length no honest server reaches.
 */

/** A JSON object of unknown content. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The longest text kept of any field, in characters. */
export const MAX_STRING_LENGTH = 100_000;
/** The most items kept of any list, except a conversation's history. */
export const MAX_LIST_LENGTH = 5_000;

/** Stands in for an object that is missing: every field of it reads as absent. */
export const EMPTY_OBJECT: JsonObject = Object.freeze(Object.create(null) as Record<string, unknown>);

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object, or an empty one. */
export const asObject = (value: unknown): JsonObject => (isObject(value) ? value : EMPTY_OBJECT);

/** Text, or empty. Numbers read as their digits, since some servers send `"200"` and some `200`. */
export function asString(value: unknown): string {
  if (typeof value === 'string') return value.length > MAX_STRING_LENGTH ? value.slice(0, MAX_STRING_LENGTH) : value;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : '';
}

/** The first of the values that is text and not blank. */
export function firstNonBlank(...values: readonly unknown[]): string {
  for (const value of values) {
    const string = asString(value);
    if (string.trim() !== '') return string;
  }
  return '';
}

/** Text or null: for ids and notes, where empty means there is none. */
export const stringOrNull = (value: unknown): string | null => asString(value) || null;

/** An identifier, or empty. Brands are put on here and in nothing but decoders. */
export const asId = <T extends string>(value: unknown): T => asString(value) as T;

/** For comparing names: this wire writes them in any case. */
export const asUpperCase = (value: unknown): string => (typeof value === 'string' ? value.trim().toUpperCase() : '');

/** The name of something written either as the bare name or as an object that has one. */
export const asName = (value: unknown): string => asUpperCase(isObject(value) ? value['name'] : value);

/** A number; digits in a string count. */
export function numberOrNull(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || value.trim() === '' || value.length > 40) return null;
  const parsed = Number(value);
  return Number.isFinite(parsed) ? parsed : null;
}

/** A length of time; one that is not above zero is none. */
export function positiveOrNull(value: unknown): number | null {
  const number = numberOrNull(value);
  return number !== null && number > 0 ? number : null;
}

/** How many of something: a whole number, never negative. */
export const asCount = (value: unknown): number => Math.max(0, Math.trunc(numberOrNull(value) ?? 0));

export function asBoolean(value: unknown, fallback: boolean): boolean {
  const name = asUpperCase(typeof value === 'boolean' ? String(value) : value);
  return name === 'TRUE' || (name !== 'FALSE' && fallback);
}

/** The items of a list, or none. */
export const asArray = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value.slice(0, MAX_LIST_LENGTH) : [];

/** The objects in a list; whatever else is in it is left out. An object alone counts as a list of one. */
export const asObjects = (value: unknown): readonly JsonObject[] =>
  isObject(value) ? [value] : asArray(value).filter(isObject);

/** The texts in a list; a bare text counts as a list of one. */
export const asStrings = (value: unknown): readonly string[] =>
  (typeof value === 'string' ? [value] : asArray(value)).map(asString).filter((item) => item !== '');

/** Fields that are texts and that we call as the wire does. */
export const pickStrings = <Name extends string>(
  source: JsonObject,
  ...names: readonly Name[]
): Readonly<Record<Name, string>> =>
  Object.fromEntries(names.map((name) => [name, asString(source[name])])) as Record<Name, string>;

/** A table read by a name from the wire: `toString` and its like must not be found in it. */
export const ownValue = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

/** Our words that the wire writes as well, in capitals and with underscores: a table for `lookUp`. */
export const enumTable = <Value extends string>(...values: readonly Value[]): Readonly<Record<string, Value>> =>
  Object.fromEntries(values.map((value) => [value.toUpperCase().replaceAll('-', '_'), value]));

/** An object's entries as a map of texts. Objects within it are kept as JSON, so that nothing gathered is lost. */
export function asStringMap(value: unknown): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  for (const [key, item] of Object.entries(asObject(value)).slice(0, MAX_LIST_LENGTH)) {
    if (item === null || item === undefined) continue;
    map.set(asString(key), asString(typeof item === 'string' ? item : JSON.stringify(item)));
  }
  return map;
}
