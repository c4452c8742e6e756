/** All texts a page can read from a value: of its fields, lists, maps and sets, at any depth, keys included. */
export function collectTexts(value: unknown, seen = new Set<object>()): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  const items = Symbol.iterator in value ? [...(value as Iterable<unknown>)] : [];
  const fields = Reflect.ownKeys(value).map((key) => (value as Record<PropertyKey, unknown>)[key]);
  return [...Object.keys(value), ...[...items, ...fields].flatMap((part) => collectTexts(part, seen))];
}
