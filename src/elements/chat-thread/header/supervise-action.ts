import { nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { isSupervisor } from '../../../domain/index.js';
import type { ThreadView } from '../thread-view.js';

/** Advising and barging in, in the head of a conversation that a supervisor watches. Nobody else needs the code. */
export class SuperviseAction {
  #render: ((view: ThreadView) => TemplateResult) | null = null;
  #isLoading = false;

  constructor(private readonly host: ReactiveControllerHost) {}

  renderButtons(view: ThreadView): TemplateResult | typeof nothing {
    const { agent } = view.state;
    const isWatching = view.conversation.role === 'monitor' || view.conversation.role === 'assistant';
    if (view.readOnly || !isWatching || agent === null || !isSupervisor(agent)) return nothing;
    if (this.#render === null) void this.#load();
    return this.#render?.(view) ?? nothing;
  }

  async #load(): Promise<void> {
    if (this.#isLoading) return;
    this.#isLoading = true;
    try {
      ({ renderSuperviseButtons: this.#render } = await import('./supervise-buttons.js'));
      this.host.requestUpdate();
    } catch {
      // The panel has the same buttons. It is asked for again when something changes here.
      this.#isLoading = false;
    }
  }
}
