import { pluralsOf } from '../plural-forms.js';

const { formatNumber, formatList } = pluralsOf('tr');

export { formatNumber, formatList };

/** A noun after a number stays in the singular. */
export const count = (n: number, noun: string): string => `${formatNumber(n)} ${noun}`;
