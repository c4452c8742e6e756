import type { ConversationId } from '../domain/index.js';
import { isBlank } from '../domain/index.js';
import { selectPendingCommand } from '../store/basic-selectors.js';
import type { SessionState } from '../store/state.js';
import type { Commands } from './commands/commands.js';
import type { SessionEnvironment } from './session-environment.js';

/** A server that answers nothing is sent the same wrap-up no more often than this. */
const maxFilings = 3;

/** Files each wrap-up that the agent has begun and not saved, shortly before its time is over on the server. */
export class WrapUpFiling {
  readonly #environment: SessionEnvironment;
  readonly #commands: Commands;
  #timer: unknown;
  /** Filed once, unless it got lost: what the server has refused is not sent again. */
  readonly #filed = new Set<string>();
  /** How often each one got lost. */
  readonly #lost = new Map<string, number>();

  constructor(environment: SessionEnvironment, commands: Commands) {
    this.#environment = environment;
    this.#commands = commands;
    environment.store.subscribe(() => this.#schedule());
    this.#schedule();
  }

  #schedule(): void {
    const { store, time, timing, clock } = this.#environment;
    const isFollowing = this.#environment.tabs?.isFollowing === true;
    const ends = isFollowing ? [] : getUnfiledWrapUps(store.state).filter(({ key }) => !this.#filed.has(key));
    // Also when nothing has changed but the estimate of the server's time.
    time.clearTimeout(this.#timer);
    if (ends.length === 0) return;
    const at = Math.min(...ends.map(({ endsAt }) => endsAt)) - timing.wrapUpFiling;
    this.#timer = time.setTimeout(
      () => {
        for (const { key, id, endsAt } of ends) if (endsAt - timing.wrapUpFiling <= clock.now()) this.#file(key, id);
        this.#schedule();
      },
      Math.max(0, at - clock.now()),
    );
  }

  #file(key: string, conversationId: ConversationId): void {
    const draft = this.#environment.store.state.local.wrapUpDrafts.get(conversationId);
    if (draft === undefined) return;
    this.#filed.add(key);
    const { codes, note } = draft;
    const command = { type: 'close-wrap-up', conversationId, codes, note: note.trim(), automatic: true } as const;
    void this.#commands.dispatch(command).then(({ status }) => {
      // What cannot be sent now waits for a change of the state.
      if (status === 'not-sent') this.#filed.delete(key);
      if (status === 'unknown') this.#fileAgain(key);
    });
  }

  #fileAgain(key: string): void {
    const count = (this.#lost.get(key) ?? 0) + 1;
    this.#lost.set(key, count);
    if (count >= maxFilings) return;
    this.#filed.delete(key);
    this.#schedule();
  }
}

/** Those that could be sent now. What is being sent already needs nothing. */
function getUnfiledWrapUps(
  state: SessionState,
): readonly { readonly key: string; readonly id: ConversationId; readonly endsAt: number }[] {
  if (state.local.wrapUpDrafts.size === 0 || state.connection.status !== 'online') return [];
  return [...state.local.wrapUpDrafts].flatMap(([id, { codes, note }]) => {
    const conversation = state.conversations.byId.get(id);
    const hasContent = codes.length > 0 || !isBlank(note);
    if (conversation?.role !== 'wrap-up' || conversation.wrapUp === null || !hasContent) return [];
    if (selectPendingCommand(state, 'close-wrap-up', id) !== undefined) return [];
    return [{ key: `${id} ${conversation.taskId}`, id, endsAt: conversation.wrapUp.endsAt }];
  });
}
