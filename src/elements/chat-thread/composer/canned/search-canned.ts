import type { CannedCategory } from '../../../../domain/index.js';
import { foldText } from '../../../../domain/text/fold-text.js';

/** What is searched for: the text after a sign (`/`) at the start of a word, and the index of the sign. */
export interface SlashQuery {
  readonly start: number;
  readonly query: string;
  /** Of the sign and the query. */
  readonly length: number;
}

/** The query that ends at the cursor; null when there is none. It may contain spaces, but does not begin with one. */
export function findSlashQuery(field: HTMLTextAreaElement | null, sign: string | null): SlashQuery | null {
  if (field === null || sign === null || field.selectionStart !== field.selectionEnd) return null;
  const escaped = sign.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  const pattern = new RegExp(`(?:^|\\s)${escaped}(?!\\s)((?:(?!\\s${escaped})[^\\n])*)$`, 'u');
  const match = pattern.exec(field.value.slice(0, field.selectionStart));
  const query = match?.[1];
  if (query === undefined) return null;
  const length = sign.length + query.length;
  return { start: field.selectionStart - length, query, length };
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
