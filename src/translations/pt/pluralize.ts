import { pluralsOf } from '../plural-forms.js';

export const { formatNumber, pluralize } = pluralsOf('pt');
