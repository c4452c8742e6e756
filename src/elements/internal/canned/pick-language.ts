/** The language and the script of a tag, such as `zh-Hant` for `zh-TW`; the tag itself if it is none. */
function toWritten(tag: string): string {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    return `${language}-${script}`;
  } catch {
    return tag;
  }
}

/**
 * The responses in a language, else in the language without its region, else in that of another region, else in English, else in
 * the first there is. Those in another script come after all of its own.
 */
export function pickLanguage<T>(byLanguage: ReadonlyMap<string, T>, lang: string): T | undefined {
  const normalizeTag = (tag: string) => tag.toLowerCase().replaceAll('_', '-');
  const byTag = new Map([...byLanguage].map(([tag, value]) => [normalizeTag(tag), value]));
  const subtags = normalizeTag(lang).split('-');
  const bases = subtags.map((_subtag, index) => subtags.slice(0, subtags.length - index).join('-'));
  const written = toWritten(bases[0] ?? '');
  const isReadable = (tag: string): boolean => toWritten(tag) === written;
  const tags = [...byTag.keys()];
  const tag = [
    ...bases.filter((base) => base === bases[0] || isReadable(base)),
    ...tags.filter(isReadable),
    ...bases,
    'en',
    ...tags.filter((candidate) => candidate.startsWith('en-')),
    ...tags,
  ].find((candidate) => byTag.has(candidate));
  return tag === undefined ? undefined : byTag.get(tag);
}
