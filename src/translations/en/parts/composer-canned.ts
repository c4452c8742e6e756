import { pluralize } from '../pluralize.js';

/** Texts of the ready-made answers: they come with that part. */
export const composerCanned = {
  cannedLoading: 'Loading ready-made answers…',
  cannedFailed: 'The ready-made answers could not be loaded.',
  cannedFound: (n: number) => (n === 0 ? 'No ready-made answer for this' : pluralize(n, 'answer', 'answers')),
};
