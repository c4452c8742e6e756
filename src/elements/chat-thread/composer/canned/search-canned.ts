import type { CannedCategory } from '../../../../domain/index.js';

/** What is searched for: the text after a `/` at the start of a word, and the index of the `/`. */
export interface SlashQuery {
  readonly start: number;
  readonly query: string;
}

/** The query that ends at the cursor; null when there is none. It may contain spaces, but does not begin with one. */
export function findSlashQuery(field: HTMLTextAreaElement | null): SlashQuery | null {
  if (field === null || field.selectionStart !== field.selectionEnd) return null;
  const match = /(?:^|\s)\/(?!\s)((?:(?!\s\/)[^\n])*)$/.exec(field.value.slice(0, field.selectionStart));
  const query = match?.[1];
  return query === undefined ? null : { start: field.selectionStart - query.length - 1, query };
}

const normalize = (text: string): string => text.toLocaleLowerCase().replaceAll(/\s+/g, ' ');

/** The texts with the query in their category and text, e.g. `ret` and `orders` for a text of “Orders and returns”. */
export function filterCanned(categories: readonly CannedCategory[], query: string): readonly CannedCategory[] {
  const searchText = normalize(query).trim();
  return categories.flatMap(({ category, texts }) => {
    const matching = texts.filter((text) => normalize(`${category} ${text}`).includes(searchText));
    return matching.length === 0 ? [] : [{ category, texts: matching }];
  });
}

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
