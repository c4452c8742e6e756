/** Texts, or what is left of them without their values, that another language has from English or that English has from it. */
export const sameAsEnglish: Readonly<Record<string, readonly string[]>> = {
  any: ['Bot', 'B', 'KB', 'MB', 'Cc'],
  de: [
    ...['Agent', 'Bcc', 'Chats', 'Code', 'Label', 'Labels', 'Link', 'Links', 'Status', 'Sticker', 'System', 'Team'],
    ...['Teams', 'Text', 'Video', 'in'],
  ],
  es: ['Audio', 'Chats', 'No', 'Sticker', 'Subtotal', 'Total', 'Video', 'emoji'],
  fr: [
    ...['Actions', 'Agent', 'Agents', 'Audio', 'Chats', 'Code', 'Consultation', 'Contact', 'Conversations', 'Date'],
    ...['Emoji', 'Image', 'Messages', 'Note', 'Participants', 'Sticker', 'Total', 'Volume', 'emoji', 'message'],
    ...['messages', 'minute', 'minutes'],
  ],
  it: [...['Audio', 'Emoji', 'File', 'Link', 'No', 'Password', 'Sticker', 'Team', 'Video', 'Volume', 'emoji', 'in']],
  pt: ['Chats', 'Link', 'Links', 'Status', 'Subtotal', 'Total', 'Volume', 'emoji'],
  sw: ['Emoji', 'Video'],
  tr: ['Video', 'emoji'],
};
