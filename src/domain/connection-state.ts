/**
 * `signed-out` no agent yet · `signing-in` REST login in progress · `connecting` first handshake · `online` ·
 * `reconnecting` connection lost or refused for an unknown cause, retried automatically · `refused` no licence, not retried ·
 * `taken-over` this login is used elsewhere · `closed` the session ended.
 */
export type ConnectionStatus =
  'signed-out' | 'signing-in' | 'connecting' | 'online' | 'reconnecting' | 'refused' | 'taken-over' | 'closed';

/** Why the connection failed or ended. Elements translate the code; `detail` is the server's text, possibly empty. */
export type ConnectionProblem =
  | { readonly code: 'login-failed'; readonly detail: string }
  | { readonly code: 'bad-request'; readonly detail: string }
  | { readonly code: 'unauthorised'; readonly detail: string }
  /** The server refuses the token of REST requests, and it could not be renewed. */
  | { readonly code: 'credentials-expired'; readonly detail: string }
  | { readonly code: 'licence'; readonly detail: string }
  | { readonly code: 'timed-out'; readonly detail: string }
  | { readonly code: 'server-error'; readonly detail: string }
  | { readonly code: 'unreachable'; readonly detail: string }
  | { readonly code: 'no-url'; readonly detail: string }
  /** Another sign-in is running; `detail` is its user name. */
  | { readonly code: 'already-signing-in'; readonly detail: string }
  /** The page signed out, closed the session or connected an agent meanwhile. */
  | { readonly code: 'sign-in-cancelled'; readonly detail: string }
  | { readonly code: 'session-ended'; readonly detail: string }
  | { readonly code: 'forced-logout'; readonly detail: string }
  | { readonly code: 'other'; readonly detail: string };

export interface ConnectionState {
  readonly status: ConnectionStatus;
  readonly problem: ConnectionProblem | null;
}

/** The agent is at work: what the server has sent is shown. In any other state it is hidden. */
export const isAtWork = ({ status }: ConnectionState): boolean => status === 'online' || status === 'reconnecting';
