import type { RefusalCode } from '../../domain/index.js';
import { pluralize } from './pluralize.js';

const refusals: Readonly<Record<RefusalCode, string>> = {
  'already-monitored': 'Another supervisor is monitoring it already.',
  'other-team': 'It belongs to a team that you do not supervise.',
  'not-push-mode': 'It came from a pull-mode list, and such chats cannot be monitored.',
  'not-supervisor': 'Only supervisors with a team may do this.',
  'conversation-over': 'The conversation is over.',
  'conversation-full': 'Four people are in this conversation, and there is no room for more.',
};

export const shared = {
  // shared by all elements
  noSession: 'Not connected to an agent desk',
  noSessionHint: 'Add a desk-session element to this page.',
  signedOut: 'Not signed in',
  connecting: 'Connecting…',
  signingIn: 'Signing in…',
  reconnecting: 'Connection lost. Reconnecting…',
  takenOver: 'This desk was opened somewhere else. It is paused here.',
  sessionClosed: 'You are signed out',
  close: 'Close',
  cancel: 'Cancel',
  retry: 'Try again',
  downloadRecording: 'Download recording',
  loading: 'Loading…',
  newMessages: (n: number) => pluralize(n, 'new message', 'new messages'),
  unknownCustomer: 'Unknown customer',
  anonymousCustomer: 'Anonymous visitor',

  // why a connection is not there
  problemLoginFailed: 'Signing in was refused. Please sign in again.',
  problemUnauthorised: 'Wrong user name or password.',
  problemBadRequest: (detail: string) =>
    detail ? `The server refused this sign-in: ${detail}` : 'The server refused this sign-in.',
  problemLicence: (detail: string) =>
    detail ? `Licence problem: ${detail}` : 'The licence of this server could not be checked.',
  problemTimedOut: (detail: string) => detail || 'The server took too long to answer.',
  problemServerError: 'The server reported an internal error. Please try again.',
  problemUnreachable: 'The server cannot be reached. Check the connection and try again.',
  problemNoUrl: (url: string) =>
    url ? `This is not the address of an Agent Manager: ${url}` : 'No Agent Manager address is set.',
  problemSessionEnded: 'The server ended this session. Please sign in again.',
  problemForcedLogout: 'A supervisor signed you out.',
  problemOther: (detail: string) => detail || 'Unable to connect to the desk.',

  // why a wish did not come true
  outcomeRefused: (detail: string) => (detail ? `The server refused: ${detail}` : 'The server refused.'),
  refusal: (code: RefusalCode) => refusals[code],
  outcomeTimedOut: 'No answer from the server. It may not have happened.',
  outcomeOffline: 'Not possible while offline.',
  outcomeAlreadyPending: 'Please wait for the last change to finish.',
  outcomeNoSuchConversation: 'This conversation is over.',
  outcomeNoSuchOffer: 'This offer is no longer there.',
  outcomeNoChannel: 'The customer has no open channel to send this to.',
  outcomeNotAllowed: 'You are not allowed to do this here.',
  outcomeNoWhisperRecipient: 'There is no other agent to whisper to.',
  outcomeEmpty: 'There is nothing to send.',
  outcomeConnectionLost: 'The connection was lost before the server answered.',
  outcomeSessionEnded: 'The session ended.',
};
