import { pluralsOf } from '../plural-forms.js';

const { formatNumber } = pluralsOf('tr');

export { formatNumber };

/** A noun after a number stays in the singular. */
export const count = (n: number, noun: string): string => `${formatNumber(n)} ${noun}`;
