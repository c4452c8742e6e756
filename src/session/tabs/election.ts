/*
 * Which of the tabs leads, as a pure function of state, event and time. The browser gives the lock to one tab; this decides when
 * a tab takes it from one that does not answer.
 */

export type ElectionEvent =
  | { readonly type: 'started' }
  /** The browser has given this tab the lock. */
  | { readonly type: 'lock-granted' }
  /** Another tab has taken the lock. */
  | { readonly type: 'lock-taken' }
  /** The leader with this epoch has said something. */
  | { readonly type: 'leader-heard'; readonly epoch: string }
  | { readonly type: 'shown' | 'hidden' }
  | { readonly type: 'stopped' }
  | { readonly type: 'tick' };

export type ElectionEffect =
  /** Wait for the lock. */
  | { readonly type: 'request-lock' }
  /** Take it from the tab that has it. */
  | { readonly type: 'take-lock' }
  | { readonly type: 'release-lock' }
  /** Ask the leader whether it is there. */
  | { readonly type: 'ping' }
  /** Ask the leader for everything. */
  | { readonly type: 'join' }
  | { readonly type: 'lead' }
  /** Close the connection before anything else: another tab leads. */
  | { readonly type: 'stop-leading' };

export interface ElectionState {
  readonly role: 'stopped' | 'waiting' | 'leading' | 'following';
  /** The leader that this tab follows. */
  readonly epoch: string | null;
  readonly isVisible: boolean;
  /** When the last message of the leader came, by the clock of this tab. */
  readonly heardAt: number;
  /** When it was asked whether it is there. */
  readonly pingedAt: number | null;
}

export interface ElectionTiming {
  /** Silence of the leader after which a visible tab asks. */
  readonly silence: number;
  /** How long the answer may take. */
  readonly answer: number;
}

export const initialElection = (isVisible: boolean): ElectionState => ({
  role: 'stopped',
  epoch: null,
  isVisible,
  heardAt: 0,
  pingedAt: null,
});

interface ElectionStep {
  readonly state: ElectionState;
  readonly effects: readonly ElectionEffect[];
}

/** When `tick` is due; null when nothing waits. Hidden tabs wait for nothing. */
export function getNextElectionTick(state: ElectionState, timing: ElectionTiming): number | null {
  if (!isWatching(state)) return null;
  return state.pingedAt === null ? state.heardAt + timing.silence : state.pingedAt + timing.answer;
}

const isWatching = ({ role, isVisible }: ElectionState): boolean =>
  isVisible && (role === 'following' || role === 'waiting');

/** One step. `now` is monotonic. */
export function stepElection(
  state: ElectionState,
  event: ElectionEvent,
  now: number,
  timing: ElectionTiming,
): ElectionStep {
  switch (event.type) {
    case 'started':
      if (state.role !== 'stopped') return { state, effects: [] };
      return wait(state, now);
    case 'lock-granted':
      // It came after this tab has stopped.
      if (state.role === 'stopped') return { state, effects: [{ type: 'release-lock' }] };
      if (state.role === 'leading') return { state, effects: [] };
      return { state: { ...state, role: 'leading', epoch: null, pingedAt: null }, effects: [{ type: 'lead' }] };
    case 'lock-taken': {
      if (state.role !== 'leading') return { state, effects: [] };
      const next = wait(state, now);
      return { ...next, effects: [{ type: 'stop-leading' }, ...next.effects] };
    }
    case 'leader-heard': {
      if (state.role !== 'following' && state.role !== 'waiting') return { state, effects: [] };
      return { state: { ...state, role: 'following', epoch: event.epoch, heardAt: now, pingedAt: null }, effects: [] };
    }
    case 'shown':
      return watch({ ...state, isVisible: true }, now, timing);
    case 'hidden':
      return { state: { ...state, isVisible: false, pingedAt: null }, effects: [] };
    case 'stopped':
      return {
        state: { ...state, role: 'stopped', epoch: null, pingedAt: null },
        effects: state.role === 'stopped' ? [] : [{ type: 'release-lock' }],
      };
    case 'tick':
      return watch(state, now, timing);
  }
}

const wait = (state: ElectionState, now: number): ElectionStep => ({
  state: { ...state, role: 'waiting', epoch: null, heardAt: now, pingedAt: null },
  effects: [{ type: 'request-lock' }, { type: 'join' }],
});

/** What a visible tab does about a leader that is silent. */
function watch(state: ElectionState, now: number, timing: ElectionTiming): ElectionStep {
  if (!isWatching(state)) return { state, effects: [] };
  if (state.pingedAt === null)
    return now < state.heardAt + timing.silence
      ? { state, effects: [] }
      : { state: { ...state, pingedAt: now }, effects: [{ type: 'ping' }] };
  if (now < state.pingedAt + timing.answer) return { state, effects: [] };
  // The next leader gets as much time for its first message.
  return { state: { ...state, heardAt: now, pingedAt: null }, effects: [{ type: 'take-lock' }] };
}
