/** The text for a word that came from elsewhere, and may be the name of something every object has. */
export const ownText = (table: Readonly<Record<string, string>>, key: string): string | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;
