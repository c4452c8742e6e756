import type { ConversationId, ServerEvent } from '../../domain/index.js';
import type { ConversationsCode } from '../conversations-code.js';
import type { RecentEvents } from '../rest/recent-history.js';
import { getMonotonicTime } from '../server-clock.js';
import { BasicEventFilter } from './basic-event-filter.js';
import { BasicEventHandler, type EventHandlerDependencies } from './basic-event-handler.js';

/** What happens with the handler; false if it takes the one for all events. */
type Action = (handler: BasicEventHandler) => boolean;

/** The server keeps what was not acknowledged. Beyond this, its state is requested again instead of being kept here. */
const maxHeldEvents = 2_000;

/**
 * Passes on what the server sends, in order. The code for conversations is loaded with the first event that needs it, with the
 * code that masks them for agents who may not see personal data. That event and all after it are held until then, and
 * acknowledged when they are read. What is held ends with its connection.
 */
export class EventGate {
  readonly #deps: EventHandlerDependencies;
  readonly #filter: BasicEventFilter;
  readonly #renew: () => void;
  #handler: BasicEventHandler;
  #held: Action[] = [];
  #stopWaiting: (() => void) | undefined;
  #isReleasing = false;
  #hasOverflowed = false;

  constructor(deps: EventHandlerDependencies, renew: () => void) {
    this.#deps = deps;
    this.#renew = renew;
    this.#filter = new BasicEventFilter(() => getMonotonicTime(deps.environment.time));
    this.#handler = new BasicEventHandler(deps, this.#filter);
  }

  receive(eventName: string, args: readonly unknown[], acknowledge: (() => void) | null): void {
    this.#run((handler) => handler.receive(eventName, args, acknowledge));
  }

  apply(event: ServerEvent): void {
    this.#run((handler) => handler.apply(event));
  }

  applyHistory(id: ConversationId, recent: RecentEvents): void {
    this.#run((handler) => handler.applyHistory(id, recent));
  }

  /** After what was received before. */
  perform(action: () => void): void {
    this.#run(() => {
      action();
      return true;
    });
  }

  handleConnect(): void {
    this.drop();
    this.#handler.handleConnect();
  }

  handleResynced(): void {
    this.#run((handler) => {
      this.#deps.commands.handleResynced();
      return handler.acceptOpenOffers();
    });
  }

  /** The server has ended the session: of what is held, the reason may be there. */
  finish(): void {
    const held = this.#held;
    this.drop();
    for (const action of held) action(this.#handler);
  }

  /** The connection is gone: the server sends everything again over the next one. */
  drop(): void {
    this.#held = [];
    this.#hasOverflowed = false;
    this.#stopWaiting?.();
    this.#stopWaiting = undefined;
    this.#handler.handleDisconnect();
  }

  #run(action: Action): void {
    const { conversations, canMask } = this.#deps.environment;
    if (conversations.code !== null && canMask) this.#useCode(conversations.code);
    const isNext = this.#held.length === 0 || this.#isReleasing;
    // What an event causes while the held ones are released is a part of it.
    if (isNext && !this.#hasOverflowed && (canMask || !this.#isComplete) && action(this.#handler)) return;
    this.#hasOverflowed ||= this.#held.length >= maxHeldEvents;
    if (this.#hasOverflowed) this.#held = [];
    else this.#held.push(action);
    if (this.#stopWaiting === undefined) this.#releaseWhenReady();
  }

  readonly #releaseWhenReady = (): void => {
    const { conversations, masking, canMask } = this.#deps.environment;
    this.#stopWaiting = undefined;
    if (!canMask) {
      // At the same time.
      conversations.request();
      this.#stopWaiting = masking.whenLoaded(this.#releaseWhenReady);
    } else if (conversations.code === null) {
      this.#stopWaiting = conversations.whenLoaded(this.#releaseWhenReady);
    } else {
      this.#useCode(conversations.code);
      this.#release();
    }
  };

  /** The handler takes all events. */
  get #isComplete(): boolean {
    const { code } = this.#deps.environment.conversations;
    return code !== null && this.#handler instanceof code.ServerEventHandler;
  }

  #useCode(code: ConversationsCode): void {
    if (!this.#isComplete) this.#handler = code.createHandler(this.#deps, this.#filter);
  }

  #release(): void {
    if (this.#hasOverflowed) {
      this.drop();
      this.#renew();
      return;
    }
    this.#isReleasing = true;
    try {
      // An event may end the connection, and then nothing is held any more.
      for (let action = this.#held.shift(); action !== undefined; action = this.#held.shift()) action(this.#handler);
    } finally {
      this.#isReleasing = false;
    }
  }
}
