/** Texts of the command palette. */
export const palette = {
  paletteLabel: 'Find a conversation, an action or a response',
  paletteResults: 'Results',
  paletteConversations: 'Conversations',
  paletteActions: 'Actions',
  paletteResponses: 'Canned responses',
  paletteNothing: 'Nothing found',
  paletteFailed: "Couldn't load the canned responses.",
  paletteChoose: 'choose',
  paletteOpen: 'open',
};
