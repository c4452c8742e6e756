import { pluralize } from '../pluralize.js';

/** A transfer or conference after a consultation is labelled like a direct one. */
const baseDirection = (direction: string): string => direction.replace('consult-', '');

const offerKinds: Readonly<Record<string, string>> = {
  outbound: 'Outbound',
  transfer: 'Transfer',
  conference: 'Conference',
  consult: 'Consultation',
  monitor: 'Monitoring',
  'barge-in': 'Barge-in',
};

const offerRequests: Readonly<Record<string, (name: string) => string>> = {
  transfer: (name) => `${name} is transferring this chat to you`,
  conference: (name) => `${name} invited you to join`,
  consult: (name) => `${name} requested a consultation`,
};

const offerEndReasons: Readonly<Record<string, string>> = {
  'timed-out': "You didn't answer in time.",
  'customer-left': 'The customer left before you could answer.',
  'answered-elsewhere': 'Another agent has answered.',
  'logged-out': 'You were signed out. The chat will go to another agent.',
};

/** Texts of `<task-offer>`. */
export const offer = {
  offerLabel: 'Waiting customers',
  offerNone: 'No customers waiting',
  offerKnownCustomer: 'Known customer',
  offerAnonymous: 'Anonymous',
  offerKind: (direction: string) => offerKinds[baseDirection(direction)] ?? '',
  offerRequestedBy: (direction: string, name: string) =>
    offerRequests[baseDirection(direction)]?.(name) ?? `Requested by ${name}`,
  offerRequestedByYou: 'You requested this',
  offerNote: 'Note',
  offerAccept: 'Accept',
  offerAcceptOf: (name: string) => `Accept ${name}`,
  offerAccepting: 'Accepting…',
  offerHide: 'Dismiss',
  offerHideHint: 'Hides the chat here. It stays on offer until time runs out or another agent accepts it.',
  offerChecking: 'Checking whether this chat is still waiting…',
  offerTimeLeft: (n: number) => `${pluralize(n, 'second', 'seconds')} left`,
  offerWaiting: (time: string) => `Waiting ${time}`,
  offerTimeUp: 'Time is up',
  offerNotAccepted: "Couldn't accept this chat.",
  offerTooLate: (why: string) => `Too late. ${why}`,
  offerEnded: (reason: string) => offerEndReasons[reason] ?? 'This chat is no longer available.',
  offerAnnouncement: (name: string, details: string) =>
    details === '' ? `New chat offered: ${name}` : `New chat offered: ${name}, ${details}`,
  offerNotificationTitle: 'A customer is waiting',
  offerDismiss: 'Dismiss',
  offerDismissed: 'Dismissed',
  offerUndo: 'Undo',
  offerUndoOf: (name: string) => `Undo: show the offer of ${name} again`,
  offerMissed: (n: number) => pluralize(n, 'missed offer', 'missed offers'),
  offerMissedDismiss: 'Dismiss missed offers',
  offerSilent: 'The ring tone is silent until you click or press a key in this page.',
};
