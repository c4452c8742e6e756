import { pluralize } from '../pluralize.js';

/** Texts of `<customer-card>`. */
export const customer = {
  cardLabel: 'About this customer',
  cardEmpty: 'No conversation selected',
  cardEmptyHint: 'Select a conversation to see who the customer is.',
  cardFailed: (why: string) => `Couldn't load what is known about this customer. ${why}`,
  cardContacts: 'Contact',
  cardPhone: 'Phone',
  cardLabels: 'Labels',
  cardNoLabels: 'No labels',
  cardAddLabel: 'Label',
  cardAddLabelTo: 'Label: set or remove',
  cardRemoveLabel: (label: string) => `Remove ${label}`,
  cardFindLabel: 'Find a label',
  cardNoSuchLabel: 'No label found',
  cardLabelSet: (label: string) => `${label} set`,
  cardLabelRemoved: (label: string) => `${label} removed`,
  cardLabelFailed: (label: string, why: string) => `Couldn't change ${label}. ${why}`,
  cardDetails: 'Details',
  cardForm: 'Filled in before the chat',
  cardData: 'From the conversation',
  cardMasked: "Hidden: you don't have permission to see personal data.",
  cardSecret: 'Never shown',
  cardFlag: (isTrue: boolean) => (isTrue ? 'Yes' : 'No'),
  cardCopy: (name: string) => `Copy: ${name}`,
  cardCopied: (name: string) => `${name} copied`,
  cardCopyFailed: "The browser doesn't allow copying here.",
  cardShowAll: (n: number) => `Show all ${n}`,
  cardEarlier: 'Earlier',
  cardOpen: 'Open the customer card',
  cardClose: 'Close the customer card',
};

/** Texts of `<customer-history>`. */
export const customerHistory = {
  historyLabel: 'Earlier conversations',
  historyEmpty: 'No earlier conversations',
  historyFailed: (why: string) => `Couldn't load earlier conversations. ${why}`,
  historyNotPermitted: "You don't have permission to see earlier conversations",
  historyMore: 'Show older',
  historyBack: 'Back to the list',
  historyMessages: (n: number) => pluralize(n, 'message', 'messages'),
  historyNoWords: 'No message of the customer',
  historyReading: (date: string) => `Conversation of ${date}`,
  historyReadOnly: 'This conversation is over and can only be read.',
};
