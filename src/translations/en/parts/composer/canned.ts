import { pluralize } from '../../pluralize.js';

/** Texts of the canned responses. */
export const composerCanned = {
  cannedLoading: 'Loading canned responses…',
  cannedFailed: "Couldn't load the canned responses.",
  cannedClose: 'Press Esc to close this list.',
  cannedFound: (n: number) => (n === 0 ? 'No matching canned responses' : pluralize(n, 'response', 'responses')),
  cannedOwnCode: 'Short code',
  cannedOwnText: 'Text',
  cannedOwnSave: 'Save',
  cannedOwnDelete: 'Delete',
  cannedOwnTaken: 'Another response has this short code.',
};
