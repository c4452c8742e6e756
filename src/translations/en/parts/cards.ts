import { ownText } from '../../own-text.js';

const receiptLines: Readonly<Record<string, string>> = {
  'order-number': 'Order',
  recipient: 'Recipient',
  'payment-method': 'Payment',
  subtotal: 'Subtotal',
  shipping: 'Shipping',
  tax: 'Tax',
  total: 'Total',
};

/** Texts of what is drawn as a card in a message: they come with that part. */
export const cards = {
  bodyOpenMap: 'Open map',
  bodyBirthday: 'Born',
  bodyQuickReplies: 'Quick replies',
  bodyNoWrapUpCodes: 'No codes',
  bodyNote: 'Note',
  bodyReceiptLine: (label: string) => ownText(receiptLines, label) ?? label,
  emailFrom: 'From',
  emailTo: 'To',
  emailCc: 'Cc',
  emailBcc: 'Bcc',
  emailHasHtml: 'This e-mail also has a formatted version.',
  emailShowHtml: 'Show formatted version',
  emailHideHtml: 'Hide formatted version',
  emailShowImages: 'Show pictures',
  emailShowImagesHint: 'Fetches pictures from their servers, which then know that the e-mail was read.',
  emailLinks: (n: number) => `Links (${n})`,
  emailFrame: (subject: string) => (subject ? `E-mail: ${subject}` : 'E-mail'),
  emailNoSubject: 'No subject',
  callDuration: 'Duration',
  callRecording: 'Recording',
  bodyPreChatForm: 'Filled in before the chat',
};
