import { pluralize } from '../pluralize.js';

/** Texts of the counter at fields with a limit. */
export const counter = {
  composerCharactersLeft: (n: number) => pluralize(n, 'character left', 'characters left'),
  composerCharactersOver: (n: number) => pluralize(n, 'character over the limit', 'characters over the limit'),
};
