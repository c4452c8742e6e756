const states: Readonly<Record<string, string>> = {
  unsupported: 'Not supported here',
  off: 'Off',
  'turning-on': 'Turning on…',
  on: 'On',
  blocked: 'Blocked',
  failed: 'Off',
};

const hints: Readonly<Record<string, string>> = {
  unsupported: 'This browser or page cannot show notifications while the desk is closed.',
  blocked: 'Notifications are blocked for this site. Allow them in the settings of your browser.',
  failed: 'Notifications could not be turned on. Please try again.',
};

/** Texts about being woken by notifications. */
export const push = {
  label: 'Notify me when the desk is closed',
  state: (state: string) => states[state] ?? '',
  hint: (state: string) => hints[state] ?? '',
};

/** What a notification says without the customer's words. */
export const pushNotices = {
  offer: { title: 'A customer is waiting', body: 'Open the desk to answer.' },
  message: { title: 'New message from a customer', body: 'Open the desk to read it.' },
  other: { title: 'News from your desk', body: 'Open the desk to see it.' },
};
