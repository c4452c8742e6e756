import { hiddenInNames, joinerBetweenVisible } from './hidden-characters.js';

const hiddenCharacters = new RegExp(`[${hiddenInNames}]`, 'gu');

/**
 * Removes hidden characters from the name of a person or a file, so that it cannot read as another one. For names only:
 * in the text of a message these characters have legitimate uses.
 */
export const sanitizeName = (name: string): string =>
  name.replaceAll(hiddenCharacters, (character, offset: number) =>
    (character === '\u200c' || character === '\u200d') &&
    joinerBetweenVisible.test(name.slice(Math.max(0, offset - 2), offset + 3))
      ? character
      : '',
  );
