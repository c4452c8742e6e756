import { formatNumber } from '../pluralize.js';
import { ownValue } from '../../../domain/own-value.js';

const receiptLines: Readonly<Record<string, string>> = {
  'order-number': 'Order',
  recipient: 'Recipient',
  address: 'Address',
  date: 'Date',
  adjustment: 'Adjustment',
  'payment-method': 'Payment',
  subtotal: 'Subtotal',
  shipping: 'Shipping',
  tax: 'Tax',
  total: 'Total',
};

/** Texts of the cards in messages. */
export const cards = {
  bodyOpenMap: 'Open map',
  bodyBirthday: 'Date of birth',
  bodyQuickReplies: 'Quick replies',
  bodyNoWrapUpCodes: 'No codes',
  bodyNote: 'Note',
  bodyReceiptLine: (label: string) => ownValue(receiptLines, label) ?? label,
  emailFrom: 'From',
  emailReplyTo: 'Reply to',
  emailReceived: 'Received',
  emailTo: 'To',
  emailCc: 'Cc',
  emailBcc: 'Bcc',
  emailHasHtml: 'This email also has a formatted version.',
  emailShowHtml: 'Show formatted version',
  emailHideHtml: 'Hide formatted version',
  emailShowImages: 'Show images',
  emailShowImagesHint: 'Loads images from external servers, which can then tell that the email was read.',
  emailMissingPicture: (name: string, hasAttachments: boolean) =>
    `${name ? `Picture “${name}”` : 'Picture'}: ${hasAttachments ? 'see the attachments below' : 'only in the original email'}`,
  emailLinks: (n: number) => `Links (${formatNumber(n)})`,
  emailFrame: (subject: string) => (subject ? `Email: ${subject}` : 'Email'),
  emailNoSubject: 'No subject',
  callDuration: 'Duration',
  callRecording: 'Recording',
  bodyPreChatForm: 'Pre-chat form',
};
