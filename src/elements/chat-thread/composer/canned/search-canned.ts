import type { CannedCategory } from '../../../../domain/index.js';
import { foldText } from '../../../../domain/fold-text.js';

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

/** The texts with the query in their category and text, or with words that begin with its words, in any order. */
export function filterCanned(categories: readonly CannedCategory[], query: string): readonly CannedCategory[] {
  const folded = foldText(query);
  const matches = (text: string): boolean => text.includes(folded) || beginsWords(text, folded);
  return categories.flatMap(({ category, texts }) => {
    const matching = texts.filter((text) => matches(foldText(`${category} ${text}`)));
    return matching.length === 0 ? [] : [{ category, texts: matching }];
  });
}

const beginsWords = (text: string, query: string): boolean =>
  query.split(' ').every((word) => ` ${text}`.includes(` ${word}`));
