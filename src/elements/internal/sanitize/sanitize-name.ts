/** Marks that turn the direction of text around them, and characters nobody sees. */
const invisibleCharacters = /[\p{Cc}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu;

/** Joiners that scripts and emoji need, between two characters that are seen. */
const joinerBetweenVisible = /(?<=[^\s\p{Cc}\p{Cf}])[\u200c\u200d](?=[^\s\p{Cc}\p{Cf}])/u;

/**
 * A name of a person or a file without what could make it read as another: `invoice\u202Egpj.exe` is no picture. For
 * names only; in what people write, such marks are theirs to use.
 */
export const sanitizeName = (name: string): string =>
  name.replaceAll(invisibleCharacters, (character, offset: number) =>
    (character === '\u200c' || character === '\u200d') &&
    joinerBetweenVisible.test(name.slice(Math.max(0, offset - 2), offset + 3))
      ? character
      : '',
  );
