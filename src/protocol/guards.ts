/**
 * Readers for values nobody has vouched for. None of them throws: a value of the wrong kind reads as absent, and text
 * and lists are cut to a length no honest server reaches.
 */

/** A JSON object of unknown content. */
export type Wire = Readonly<Record<string, unknown>>;

/** The longest text kept of any field, in characters. */
export const MAX_TEXT = 100_000;
/** The most items kept of any list, except a conversation's history. */
export const MAX_ITEMS = 5_000;

/** Stands in for an object that is missing: every field of it reads as absent. */
export const NOTHING: Wire = Object.freeze(Object.create(null) as Record<string, unknown>);

export const isWire = (value: unknown): value is Wire =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object, or an empty one. */
export const wire = (value: unknown): Wire => (isWire(value) ? value : NOTHING);

/** Text, or empty. Numbers read as their digits, since some servers send `"200"` and some `200`. */
export function text(value: unknown): string {
  if (typeof value === 'string') return value.length > MAX_TEXT ? value.slice(0, MAX_TEXT) : value;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : '';
}

/** The first of the values that is text and not blank. */
export function firstText(...values: readonly unknown[]): string {
  for (const value of values) {
    const found = text(value);
    if (found.trim() !== '') return found;
  }
  return '';
}

/** Text or null: for ids and notes, where empty means there is none. */
export const textOrNull = (value: unknown): string | null => text(value) || null;

/** An identifier, or empty. Brands are put on here and in nothing but decoders. */
export const id = <T extends string>(value: unknown): T => text(value) as T;

/** For comparing names: this wire writes them in any case. */
export const upper = (value: unknown): string => (typeof value === 'string' ? value.trim().toUpperCase() : '');

/** The name of something written either as the bare name or as an object that has one. */
export const nameOf = (value: unknown): string => upper(isWire(value) ? value['name'] : value);

/** A number; digits in a string count. */
export function numberOrNull(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || value.trim() === '' || value.length > 40) return null;
  const parsed = Number(value);
  return Number.isFinite(parsed) ? parsed : null;
}

/** A length of time; one that is not above zero is none. */
export function positive(value: unknown): number | null {
  const number = numberOrNull(value);
  return number !== null && number > 0 ? number : null;
}

/** How many of something: a whole number, never negative. */
export const count = (value: unknown): number => Math.max(0, Math.trunc(numberOrNull(value) ?? 0));

export function flag(value: unknown, otherwise: boolean): boolean {
  const name = upper(typeof value === 'boolean' ? String(value) : value);
  return name === 'TRUE' || (name !== 'FALSE' && otherwise);
}

/** The items of a list, or none. */
export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value.slice(0, MAX_ITEMS) : []);

/** The objects in a list; whatever else is in it is left out. An object alone counts as a list of one. */
export const wires = (value: unknown): readonly Wire[] => (isWire(value) ? [value] : list(value).filter(isWire));

/** The texts in a list; a bare text counts as a list of one. */
export const texts = (value: unknown): readonly string[] =>
  (typeof value === 'string' ? [value] : list(value)).map(text).filter((item) => item !== '');

/** Fields that are texts and that we call as the wire does. */
export const fieldsOf = <Name extends string>(
  source: Wire,
  ...names: readonly Name[]
): Readonly<Record<Name, string>> =>
  Object.fromEntries(names.map((name) => [name, text(source[name])])) as Record<Name, string>;

/** A table read by a name from the wire: `toString` and its like must not be found in it. */
export const lookUp = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

/** Our words that the wire writes as well, in capitals and with underscores: a table for `lookUp`. */
export const alike = <Word extends string>(...words: readonly Word[]): Readonly<Record<string, Word>> =>
  Object.fromEntries(words.map((word) => [word.toUpperCase().replaceAll('-', '_'), word]));

/** An object's entries as a map of texts. Objects within it are kept as JSON, so that nothing gathered is lost. */
export function textMap(value: unknown): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  for (const [key, item] of Object.entries(wire(value)).slice(0, MAX_ITEMS)) {
    if (item === null || item === undefined) continue;
    map.set(text(key), text(typeof item === 'string' ? item : JSON.stringify(item)));
  }
  return map;
}
