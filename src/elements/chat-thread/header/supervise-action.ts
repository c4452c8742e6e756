import { nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { isSupervisor } from '../../../domain/index.js';
import type { ThreadView } from '../thread-view.js';
import type { renderSuperviseButtons } from './supervise-buttons.js';

/** Loads and renders the buttons of a supervisor (advise, barge in) in the header of a conversation they monitor. */
export class SuperviseAction {
  #render: typeof renderSuperviseButtons | null = null;
  #isLoading = false;

  readonly #host: ReactiveControllerHost & Element;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
  }

  renderButtons(view: ThreadView): TemplateResult | typeof nothing {
    const { agent } = view.state;
    const isWatching = view.conversation.role === 'monitor' || view.conversation.role === 'assistant';
    if (view.readOnly || !isWatching || agent === null || !isSupervisor(agent)) return nothing;
    if (this.#render === null) void this.#load();
    return this.#render?.(view, this.#host) ?? nothing;
  }

  async #load(): Promise<void> {
    if (this.#isLoading) return;
    this.#isLoading = true;
    try {
      ({ renderSuperviseButtons: this.#render } = await import('./supervise-buttons.js'));
      this.#host.requestUpdate();
    } catch {
      // The next render retries. Until then the supervisor panel offers the same actions.
      this.#isLoading = false;
    }
  }
}
