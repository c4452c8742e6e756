import type { CannedCategory } from '../../../../domain/index.js';
import { foldText } from '../../../../domain/text/fold-text.js';
import type { DeskSession } from '../../../../session/session.js';
import { hasOwnResponse } from '../../../internal/canned/own-codes.js';

/** What is searched for: the text after a sign (`/`, `#`) at the start of a word, and the index of the sign. */
export interface CannedQuery {
  readonly start: number;
  readonly query: string;
  /** Of the sign and the query. */
  readonly length: number;
  /** A `#` and the beginning of the short code of an own response. */
  readonly isCode?: boolean;
}

export interface CannedQuerySource {
  readonly field: () => HTMLTextAreaElement | null;
  readonly session: () => DeskSession | undefined;
  /** The sign at the start of a word that opens the list; null if none does. */
  readonly sign: () => string | null;
}

/** The query at the cursor, for a short code or by the sign; null when there is none. */
export const findCannedQuery = ({ field, session, sign }: CannedQuerySource): CannedQuery | null =>
  findCodeQuery(field(), session()) ?? findSlashQuery(field(), sign());

/** The query that ends at the cursor; null when there is none. It may contain spaces, but does not begin with one. */
export function findSlashQuery(field: HTMLTextAreaElement | null, sign: string | null): CannedQuery | null {
  if (field === null || sign === null || field.selectionStart !== field.selectionEnd) return null;
  // Input methods for Chinese and Japanese write the wide one.
  const escaped = sign === '/' ? '[/／]' : sign.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const pattern = new RegExp(`(?:^|\\s)${escaped}(?!\\s)((?:(?!\\s${escaped})[^\\n])*)$`, 'u');
  const match = pattern.exec(field.value.slice(0, field.selectionStart));
  const query = match?.[1];
  if (query === undefined) return null;
  const length = sign.length + query.length;
  return { start: field.selectionStart - length, query, length };
}

/** The beginning of the short code of an own response at the cursor; null when there is none. Other words after `#` are text. */
function findCodeQuery(field: HTMLTextAreaElement | null, session: DeskSession | undefined): CannedQuery | null {
  if (field === null || field.selectionStart !== field.selectionEnd) return null;
  const query = /(?:^|\s)#([^\s#]*)$/.exec(field.value.slice(0, field.selectionStart))?.[1];
  if (query === undefined || !hasOwnResponse(session, query)) return null;
  return { start: field.selectionStart - query.length - 1, query, length: query.length + 1, isCode: true };
}

/** The texts with the query in their category and text, or with words that begin with its words, in any order. */
export function filterCanned(
  categories: readonly CannedCategory[],
  query: string,
  fold = foldText,
): readonly CannedCategory[] {
  return categories.flatMap(({ category, texts }) => {
    const matching = texts.filter((text) => matchesQuery(`${category} ${text}`, query, fold));
    return matching.length === 0 ? [] : [{ category, texts: matching }];
  });
}

/** True for a text with the query in it, or with words that begin with its words, in any order. */
export function matchesQuery(text: string, query: string, fold = foldText): boolean {
  const [folded, foldedQuery] = [fold(text), fold(query)];
  return folded.includes(foldedQuery) || beginsWords(folded, foldedQuery);
}

const beginsWords = (text: string, query: string): boolean =>
  query.split(' ').every((word) => ` ${text}`.includes(` ${word}`));
