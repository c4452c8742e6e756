const states: Readonly<Record<string, string>> = {
  unsupported: 'Not supported here',
  off: 'Off',
  'turning-on': 'Turning on…',
  on: 'On',
  blocked: 'Blocked',
  failed: 'Off',
};

const hints: Readonly<Record<string, string>> = {
  unsupported: "This browser or page can't show notifications while the desk is closed.",
  blocked: 'Notifications are blocked for this site. Allow them in your browser settings.',
  failed: "Couldn't turn on notifications. Please try again.",
};

/** Texts of the switch for push notifications. */
export const pushSwitch = {
  pushLabel: 'Notify me when the desk is closed',
  pushState: (state: string) => states[state] ?? '',
  /** What the agent can do about the state, or an empty string. */
  pushHint: (state: string) => hints[state] ?? '',
};
