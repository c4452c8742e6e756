import { hasLongRun } from './long-runs.js';
import type { TextFormat } from './text-format.js';

/** A text without any of these has no address. */
export const addressPattern = /:\/\/|www\.|@/i;
/** A text without any of these has no markdown. */
export const markdownPattern = /[\\`*_[~&<]|^[ \t]*(?:[#>+-]|\d{1,9}[.)])|\|/m;

const lineBreak = /[\n\r\f\v\u0085\u2028\u2029]/;
const maxPlainLength = 1_000;
const maxPlainLines = 20;

/** A text that the part for links and markdown may draw otherwise than as it is: also a long one, step by step. */
export const mayHaveMarkup = (text: string, format: TextFormat): boolean =>
  text.length > maxPlainLength ||
  addressPattern.test(text) ||
  (format === 'markdown' && markdownPattern.test(text)) ||
  text.split(lineBreak, maxPlainLines + 1).length > maxPlainLines ||
  hasLongRun(text);
