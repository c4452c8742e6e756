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

/** Soft hyphen, Mongolian vowel separator and the deprecated format characters. */
const rareFormats = '\\u00ad\\u180e\\u206a-\\u206f';

/** Characters that no valid address contains. Those in `rareFormats` are left to the URL parser. */
export const hiddenInUrls: string = controls + bidiControls + zeroWidth + separators;

/** Characters removed from the names of people and files. */
export const hiddenInNames: string = hiddenInUrls + rareFormats;

/** Zero-width joiners between two visible characters: Persian, Indic scripts and emoji need them. */
export const joinerBetweenVisible = /(?<=[^\s\p{Cc}\p{Cf}])[\u200c\u200d](?=[^\s\p{Cc}\p{Cf}])/u;
