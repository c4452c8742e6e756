/** Texts of a push notification that does not quote the customer's message. */
export const notificationTexts = {
  offer: { title: 'A customer is waiting', body: 'Open the desk to answer.' },
  message: { title: 'New message from a customer', body: 'Open the desk to read it.' },
  other: { title: 'New activity', body: 'Open the desk to view it.' },
};
