import { pluralize } from '../pluralize.js';

const failures = {
  join: (customer: string, why: string) => `Couldn't join ${customer}. ${why}`,
  end: (customer: string, why: string) => `Couldn't end the request from ${customer}. ${why}`,
  subscribe: (list: string, why: string) => `Couldn't subscribe to ${list}. ${why}`,
  unsubscribe: (list: string, why: string) => `Couldn't unsubscribe from ${list}. ${why}`,
};

/** Texts of `<pull-queue>`. */
export const pullQueue = {
  pullTitle: 'Waiting requests',
  pullLists: 'Lists',
  pullListsHint: 'Choose the lists you want to see.',
  pullNoLists: 'No lists available',
  pullListsFailed: "Couldn't load the lists.",
  pullWaitingCount: (n: number) => pluralize(n, 'request waiting', 'requests waiting'),
  pullEmpty: 'No requests waiting in your lists',
  pullNotSubscribed: 'No lists selected',
  pullNotPermitted: "You don't have permission to view waiting requests",
  pullNotPermittedHint: 'Ask an administrator for access to the lists.',
  pullViewOnly: 'You can view these lists, but not change them or join a conversation.',
  pullJoin: 'Join',
  pullJoining: 'Joining…',
  pullJoinOf: (customer: string) => `Join ${customer}`,
  pullOpen: 'Open',
  pullOpenOf: (customer: string) => `Open the conversation with ${customer}`,
  pullJoined: 'You are in this conversation',
  pullWithOtherAgent: 'With another agent',
  pullEnd: 'End request',
  pullEnding: 'Ending…',
  pullEndOf: (customer: string) => `End the request from ${customer}`,
  pullEndQuestion: (customer: string) => `End the request from ${customer}? The conversation will be closed.`,
  pullEndCancel: 'Keep',
  pullWaitingTime: (duration: string) => `waiting ${duration}`,
  pullNewRequest: (customer: string, list: string) => `New request from ${customer} in ${list}`,
  pullNewRequests: (n: number) => pluralize(n, 'new request', 'new requests'),
  pullTakenByOther: (customer: string) => `Another agent took the request from ${customer}.`,
  pullFailed: (action: keyof typeof failures, name: string, why: string) => failures[action](name, why),
  pullSubscribing: (list: string) => `Updating ${list}…`,
};
