export const placeholderPattern = /\{\{\s*([\w.]+)\s*\}\}/g;

/** Values by placeholder name, e.g. `customer.firstName`. */
export type PlaceholderValues = Readonly<Record<string, string>>;

/** Fills in the values that are known; the other placeholders stay. */
export const fillPlaceholders = (text: string, values: PlaceholderValues): string =>
  text.replaceAll(placeholderPattern, (match, name: string) => (Object.hasOwn(values, name) && values[name]) || match);
