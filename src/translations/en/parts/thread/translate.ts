/** Texts of messages that the page translates. */
export const translate = {
  translationPending: 'Translating…',
  translationShowOriginal: 'Show original',
  translationShow: 'Show translation',
  translationFailed: "Couldn't translate this message.",
  translationPreview: 'The customer will read:',
  translationSend: 'Send translation',
  translationSendOriginal: 'Send as written',
  translationEdit: 'Keep writing',
};
