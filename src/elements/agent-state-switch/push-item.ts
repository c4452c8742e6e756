import { nothing } from 'lit';
import { SelectController } from '../../context/select-controller.js';
import type { DeskElement } from '../internal/desk-element.js';
import type { SessionController } from '../../context/session-controller.js';
import type { Messages } from '../../messages/catalogue.js';
import type { renderPushSwitch } from './push-switch.js';

/** The place of the push switch in the panel; empty where push is not set up, or its part cannot be fetched. */
export class PushItem {
  readonly #state;
  #part: { readonly renderPushSwitch: typeof renderPushSwitch } | null | undefined;

  constructor(
    private readonly host: DeskElement,
    private readonly sessions: SessionController,
  ) {
    this.#state = new SelectController(host, sessions, (state) => state.push);
  }

  render(words: Messages): unknown {
    const state = this.#state.value;
    const push = this.sessions.session?.push;
    if (state === null || push === undefined) return nothing;
    if (this.#part === undefined) void this.#load();
    return this.#part?.renderPushSwitch(push, state, words, this.host) ?? nothing;
  }

  async #load(): Promise<void> {
    this.#part = null;
    this.#part = await import('./push-switch.js').catch(() => undefined);
    if (this.#part !== undefined) this.host.requestUpdate();
  }
}
