import { known } from '../../known.js';

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
  bodyWrapUpNone: 'No codes',
  bodyNote: 'Note',
  bodyReceiptLine: (label: string) => known(receiptLines, label) ?? label,
  emailFrom: 'From',
  emailTo: 'To',
  emailCc: 'Cc',
  emailBcc: 'Bcc',
  emailHtml: 'This e-mail also has a formatted version.',
  emailShowHtml: 'Show formatted version',
  emailHideHtml: 'Hide formatted version',
  emailPictures: 'Show pictures',
  emailPicturesHint: 'Fetches pictures from their servers, which then know that the e-mail was read.',
  emailLinks: (n: number) => `Links (${n})`,
  emailFrame: (subject: string) => (subject ? `E-mail: ${subject}` : 'E-mail'),
  emailNoSubject: 'No subject',
  callDuration: 'Duration',
  callRecording: 'Recording',
  bodyForm: 'Filled in before the chat',
};
