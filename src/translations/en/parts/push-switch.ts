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
export const pushSwitch = {
  pushLabel: 'Notify me when the desk is closed',
  pushState: (state: string) => states[state] ?? '',
  /** What can be done about the state; empty when there is nothing to say. */
  pushHint: (state: string) => hints[state] ?? '',
};
