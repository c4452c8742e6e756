/** Texts of the replies that a page suggests. */
export const replySuggestions = {
  suggestedReplies: 'Suggested replies',
  suggestedReplySend: 'Send now',
};
