/*
 * Characters that have no glyph or change the direction of the text around them, so that a text reads as another one.
 * Each constant is the inside of a character class for a regular expression with the `u` flag.
 */

/** Control characters: NUL, tab, line ends, escape and the rest of C0 and C1. */
const controls = '\\p{Cc}';

/** Direction marks, embeddings, overrides and isolates: `invoice\u202egpj.exe` is displayed as `invoiceexe.jpg`. */
const bidiControls = '\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069';

/** Zero-width space, joiners, word joiner, invisible operators (U+2065 is reserved for another) and byte order mark. */
const zeroWidth = '\\u200b-\\u200d\\u2060-\\u2065\\ufeff';

/** Line and paragraph separator. */
const separators = '\\u2028\\u2029';

/**
 * Other characters without a glyph: soft hyphen, grapheme joiner, fillers of Hangul, vowel separators, deprecated format
 * characters, annotations, signs of shorthand and music, and tags. Variation selectors stay: emoji need them.
 */
const invisible =
  '\\u00ad\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u206a-\\u206f\\u3164\\uffa0\\ufff0-\\ufffb' +
  '\\u{1bca0}-\\u{1bca3}\\u{1d159}\\u{1d173}-\\u{1d17a}\\u{e0000}-\\u{e00ff}\\u{e01f0}-\\u{e0fff}';

/** Characters that no valid address contains. The other invisible ones are left to the URL parser. */
export const hiddenInUrls: string = controls + bidiControls + zeroWidth + separators;

/** Characters removed from labels. */
export const hiddenInLabels: string = hiddenInUrls + invisible;

/** What separates words or lines and is no plain space, among them the blank Braille pattern. */
export const unusualSpaces: string = '\\t\\n\\v\\f\\r\\u0085\\u2028\\u2029\\p{Zs}\\u2800';

/** Zero-width joiners that are not between two visible characters. Persian, Indic scripts and emoji need the others. */
export const uselessJoiners = /(?<![^\s\p{Cc}\p{Cf}])[\u200c\u200d]|[\u200c\u200d](?![^\s\p{Cc}\p{Cf}])/gu;
