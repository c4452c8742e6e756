import { SelectController } from '../../../context/select-controller.js';
import type { ChannelSession, ChannelSessionId } from '../../../domain/index.js';

/** The channel that replies go over, and whether it has changed without the agent selecting it. */
export class ReplyChannelController extends SelectController<ChannelSession | null> {
  #previousId: ChannelSessionId | null = null;
  #isSelectedByAgent = false;
  #hasChanged = false;

  /** The channel, while the agent should see that it has changed; else null. */
  get changedChannel(): ChannelSession | null {
    return this.#hasChanged ? this.value : null;
  }

  override hostUpdate(): void {
    super.hostUpdate();
    const id = this.value?.id ?? null;
    if (id === null) this.#hasChanged = false;
    // For example because the customer now writes from another channel, or the previous one has ended.
    else if (this.#previousId !== null && this.#previousId !== id) this.#hasChanged = !this.#isSelectedByAgent;
    this.#previousId = id;
    this.#isSelectedByAgent = false;
  }

  /** Call when the agent selects a channel: the next change is not reported. */
  markSelectedByAgent(): void {
    this.#isSelectedByAgent = true;
  }

  /** Takes effect with the next update. */
  dismissChange(): void {
    this.#hasChanged = false;
  }

  /** Call before the first update for another conversation. */
  reset(): void {
    this.#previousId = null;
    this.dismissChange();
  }
}
