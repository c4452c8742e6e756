import { pluralize } from '../pluralize.js';

const failures = {
  join: (customer: string, why: string) => `Could not join ${customer}. ${why}`,
  end: (customer: string, why: string) => `Could not end the request of ${customer}. ${why}`,
  subscribe: (list: string, why: string) => `Could not subscribe to ${list}. ${why}`,
  unsubscribe: (list: string, why: string) => `Could not unsubscribe from ${list}. ${why}`,
};

/** Texts of `<pull-queue>`. */
export const pullQueue = {
  pullTitle: 'Waiting requests',
  pullLists: 'Lists',
  pullListsHint: 'Choose the lists whose requests you want to see.',
  pullNoLists: 'There are no lists to choose from.',
  pullListsFailed: 'The lists could not be loaded.',
  pullWaitingCount: (n: number) => pluralize(n, 'request is waiting', 'requests are waiting'),
  pullEmpty: 'Nobody is waiting in your lists.',
  pullNotSubscribed: 'No list chosen',
  pullOffline: 'Connection lost. This is how the lists were before.',
  pullNotPermitted: 'You are not allowed to see waiting requests here',
  pullNotPermittedHint: 'Your login lacks the permission for lists. Ask an administrator.',
  pullViewOnly: 'You may look at these lists, but not change them or join anybody.',
  pullJoin: 'Join',
  pullJoining: 'Joining…',
  pullJoinOf: (customer: string) => `Join ${customer}`,
  pullOpen: 'Open',
  pullOpenOf: (customer: string) => `Open the conversation with ${customer}`,
  pullJoined: 'You are in this conversation',
  pullWithOtherAgent: 'With another agent',
  pullEnd: 'End request',
  pullEnding: 'Ending…',
  pullEndOf: (customer: string) => `End the request of ${customer}`,
  pullEndQuestion: (customer: string) => `End the request of ${customer}? Their conversation closes.`,
  pullEndCancel: 'Keep',
  pullWaitingTime: (duration: string) => `waiting ${duration}`,
  pullNewRequest: (customer: string, list: string) => `New request from ${customer} in ${list}`,
  pullNewRequests: (n: number) => pluralize(n, 'new request', 'new requests'),
  pullTakenByOther: (customer: string) => `${customer} was taken by another agent.`,
  pullFailed: (action: keyof typeof failures, name: string, why: string) => failures[action](name, why),
  pullSubscribing: (list: string) => `${list}: please wait…`,
};
