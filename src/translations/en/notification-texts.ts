/** What a notification says without the customer's words. */
export const notificationTexts = {
  offer: { title: 'A customer is waiting', body: 'Open the desk to answer.' },
  message: { title: 'New message from a customer', body: 'Open the desk to read it.' },
  other: { title: 'News from your desk', body: 'Open the desk to see it.' },
};
