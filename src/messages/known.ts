/** The text for a word that came from elsewhere, and may be the name of something every object has. */
export const known = (table: Readonly<Record<string, string>>, word: string): string | undefined =>
  Object.hasOwn(table, word) ? table[word] : undefined;
