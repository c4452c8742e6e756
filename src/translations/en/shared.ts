import type { RefusalCode } from '../../domain/index.js';
import { formatNumber, pluralize } from './pluralize.js';

const refusals: Readonly<Record<RefusalCode, string>> = {
  'already-monitored': 'Another supervisor is already monitoring this chat.',
  'other-team': 'This chat belongs to a team that you do not supervise.',
  'not-push-mode': "Chats from pull-mode lists can't be monitored.",
  'not-supervisor': 'Only supervisors with a team can do this.',
  'conversation-over': 'The conversation has ended.',
  'conversation-full': 'This conversation has reached the limit of four people.',
};

export const shared = {
  // shared by all elements
  labelled: (label: string, text: string) => `${label}: ${text}`,
  noSession: 'Not connected to an agent desk',
  noSessionHint: 'Add a desk-session element to this page.',
  signedOut: 'Not signed in',
  connecting: 'Connecting…',
  signingIn: 'Signing in…',
  reconnecting: 'Connection lost. Reconnecting…',
  lastUpdate: (time: string) => `Last updated ${time}.`,
  connectedAgain: 'Connected again.',
  takenOver: 'The desk was opened elsewhere. It is paused here.',
  loginUseHere: 'Use here',
  sessionClosed: 'You are signed out',
  close: 'Close',
  cancel: 'Cancel',
  contentFailed: 'This could not be shown.',
  retry: 'Try again',
  loading: 'Loading…',
  moreMatches: (n: number) => `${formatNumber(n)} more. Type more to narrow the list.`,
  newMessages: (n: number) => pluralize(n, 'new message', 'new messages'),
  unknownCustomer: 'Unknown customer',
  anonymousCustomer: 'Anonymous visitor',

  // connection problems
  problemLoginFailed: 'Sign-in was refused. Please sign in again.',
  problemUnauthorised: 'Incorrect username or password.',
  problemBadRequest: (detail: string) =>
    detail ? `The server refused this sign-in: ${detail}` : 'The server refused this sign-in.',
  problemCredentialsExpired: 'Your session has expired.',
  problemLicence: (detail: string) => (detail ? `Licence problem: ${detail}` : "Couldn't check the server's licence."),
  problemTimedOut: (detail: string) => detail || 'The server took too long to respond.',
  problemServerError: 'The server reported an internal error. Please try again.',
  problemUnreachable: "Couldn't reach the server. Check your connection and try again.",
  problemNoUrl: (url: string) => (url ? `Not an Agent Manager address: ${url}` : 'No Agent Manager address is set.'),
  problemAlreadySigningIn: 'Another sign-in is still running. Please wait.',
  problemSignInCancelled: 'The sign-in was cancelled.',
  problemSessionEnded: 'The server ended this session. Please sign in again.',
  problemForcedLogout: 'A supervisor signed you out.',
  problemOther: (detail: string) => detail || "Couldn't connect to the desk.",

  // why a command failed
  outcomeRefused: (detail: string) =>
    detail ? `The server refused the request: ${detail}` : 'The server refused the request.',
  refusal: (code: RefusalCode) => refusals[code],
  newVersion: 'Reload for the new version. Some functions of this page are no longer available.',
  serverError: (detail: string) => (detail ? `The server reports an error: ${detail}` : 'The server reports an error.'),
  outcomeUnknown: 'No response from the server. Your change may or may not have been made.',
  outcomeOffline: "You can't do this while offline.",
  outcomeAlreadyPending: 'Wait for the previous change to finish.',
  outcomeNoSuchConversation: 'This conversation has ended.',
  outcomeNoSuchOffer: 'This chat is no longer available.',
  outcomeNoChannel: 'The customer has no open channel to send this to.',
  outcomeNotAllowed: "You don't have permission to do this here.",
  outcomeUnsentMessages: 'Some messages are not sent yet.',
  outcomeNoWhisperRecipient: 'There is no other agent to whisper to.',
  outcomeEmpty: 'There is nothing to send.',
  outcomeConnectionLost: 'The connection was lost before this could be sent.',
  outcomeSessionEnded: 'The session ended.',
  outcomeInvalid: 'This page made a request that is not valid. Nothing was sent.',
};
