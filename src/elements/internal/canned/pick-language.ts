/** The responses in a language, else in the language without its region, else in English, else in the first there is. */
export function pickLanguage<T>(byLanguage: ReadonlyMap<string, T>, lang: string): T | undefined {
  const normalizeTag = (tag: string) => tag.toLowerCase().replaceAll('_', '-');
  const byTag = new Map([...byLanguage].map(([tag, value]) => [normalizeTag(tag), value]));
  const subtags = normalizeTag(lang).split('-');
  for (; subtags.length > 0; subtags.pop()) {
    const value = byTag.get(subtags.join('-'));
    if (value !== undefined) return value;
  }
  const englishTag = [...byTag.keys()].find((tag) => tag.startsWith('en-'));
  return byTag.get('en') ?? byTag.get(englishTag ?? '') ?? [...byTag.values()][0];
}
