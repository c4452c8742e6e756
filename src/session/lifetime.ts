import type { ConnectionStatus } from '../domain/index.js';

/**
 * The states of a session's lifetime. `suspended`: an agent is signed in, but no element of the page shows the session, so
 * nothing is connected; hosts see it as `connecting`.
 */
export type LifetimeState = ConnectionStatus | 'suspended';

/** What changes the state. `start-away`: an agent was given while no element shows the session. */
export type LifetimeEvent =
  | 'sign-in'
  | 'sign-in-failed'
  | 'start'
  | 'start-away'
  | 'connected'
  | 'retrying'
  | 'lost'
  | 'refused'
  | 'taken-over'
  | 'away'
  | 'back'
  | 'signed-out'
  | 'closed';

type Transitions = Readonly<Partial<Record<LifetimeEvent, LifetimeState>>>;

/** An agent can be given, and the session ended, at any time. */
const always = {
  start: 'connecting',
  'start-away': 'suspended',
  'signed-out': 'signed-out',
  closed: 'closed',
} as const satisfies Transitions;

const whileConnected = {
  refused: 'refused',
  'taken-over': 'taken-over',
  away: 'suspended',
} as const satisfies Transitions;

/** All transitions. An event that a state does not have is late: it belongs to an attempt that is over, and is dropped. */
export const lifetimeTransitions: Readonly<Record<LifetimeState, Transitions>> = {
  'signed-out': { ...always, 'sign-in': 'signing-in' },
  'signing-in': { ...always, 'sign-in-failed': 'signed-out' },
  connecting: { ...always, ...whileConnected, connected: 'online', retrying: 'connecting' },
  online: { ...always, ...whileConnected, lost: 'reconnecting' },
  reconnecting: {
    ...always,
    ...whileConnected,
    connected: 'online',
    retrying: 'reconnecting',
    lost: 'reconnecting',
  },
  refused: always,
  'taken-over': always,
  suspended: { ...always, back: 'connecting' },
  closed: { ...always, 'sign-in': 'signing-in' },
};

/** The state that hosts see. */
export const getStatus = (state: LifetimeState): ConnectionStatus => (state === 'suspended' ? 'connecting' : state);
