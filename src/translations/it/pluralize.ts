import { pluralsOf } from '../plural-forms.js';

export const { formatList, formatNumber, pluralize } = pluralsOf('it');
