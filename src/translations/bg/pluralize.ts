import { pluralsOf } from '../plural-forms.js';

/** After a number, nouns that are not of persons have the count form, e.g. `5 чата`. */
export const { formatList, formatNumber, pluralize } = pluralsOf('bg');
