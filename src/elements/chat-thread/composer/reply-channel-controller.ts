import type { ReactiveControllerHost } from 'lit';
import { SelectController } from '../../../context/select-controller.js';
import type { SessionController } from '../../../context/session-controller.js';
import type { ChannelSession, ChannelSessionId, ConversationId } from '../../../domain/index.js';
import { selectReplyChannel } from '../../../store/selectors.js';

/** The channel that replies go over, and whether it has changed without the agent selecting it. */
export class ReplyChannelController extends SelectController<ChannelSession | null> {
  readonly #getConversationId: () => ConversationId | null;
  #previous: readonly [conversationId: ConversationId | null, channelId: ChannelSessionId | null] = [null, null];
  #isSelectedByAgent = false;
  #hasChanged = false;

  constructor(
    host: ReactiveControllerHost,
    sessionController: SessionController,
    getConversationId: () => ConversationId | null,
  ) {
    super(host, sessionController, (state) => {
      const conversationId = getConversationId();
      return conversationId === null ? null : selectReplyChannel(state, conversationId);
    });
    this.#getConversationId = getConversationId;
  }

  /** The channel, when the agent has to be told that it is a different one; else null. */
  get changedChannel(): ChannelSession | null {
    return this.#hasChanged ? this.value : null;
  }

  override hostUpdate(): void {
    super.hostUpdate();
    const conversationId = this.#getConversationId();
    const channelId = this.value?.id ?? null;
    const [previousConversationId, previousChannelId] = this.#previous;
    if (previousConversationId !== conversationId || channelId === null) this.#hasChanged = false;
    // For example because the customer now writes from another channel, or the previous one has ended.
    else if (previousChannelId !== null && previousChannelId !== channelId) this.#hasChanged = !this.#isSelectedByAgent;
    this.#previous = [conversationId, channelId];
    this.#isSelectedByAgent = false;
  }

  /** The agent selects a channel: the next change is not reported. */
  markSelectedByAgent(): void {
    this.#isSelectedByAgent = true;
  }

  /** Takes effect with the next update. */
  dismissChange(): void {
    this.#hasChanged = false;
  }
}
