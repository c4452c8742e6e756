/** White space, control characters, and all that Unicode says to draw nothing for; U+2800 is a braille cell without dots, U+1D159 a note without a head. */
const blank = /^[\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800\u{1d159}\ufff9-\ufffb]*$/u;

/** True when there is nothing to see in a text. */
export const isBlank = (text: string): boolean => blank.test(text);
