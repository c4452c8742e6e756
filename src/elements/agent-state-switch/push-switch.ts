import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { SelectController } from '../../context/select-controller.js';
import type { SessionController } from '../../context/session-controller.js';
import type { Messages } from '../../messages/catalogue.js';
import { PushChangeRequestEvent } from './agent-state-switch.events.js';

/**
 * Whether the agent is notified while the desk is closed: a switch, its state in words, and what can be done about it.
 * The one place where the browser's question is brought about, by the person who turns the switch.
 */
export class PushSwitch {
  readonly #state;

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly sessions: SessionController,
  ) {
    this.#state = new SelectController(host, sessions, (state) => state.push);
  }

  /** Nothing where push is not set up. */
  render(words: Messages): TemplateResult | typeof nothing {
    const state = this.#state.value;
    if (state === null) return nothing;
    const turning = state === 'turning-on';
    const hint = words.pushHint(state);
    return html`<section>
      <div class="channel" part="push">
        <div class="label" id="push">${words.pushLabel}</div>
        <div class="small muted" id="push-state" role="status">${words.pushState(state)}</div>
        <button
          class="switch ${turning ? 'pending' : ''}"
          part="push-switch"
          type="button"
          role="switch"
          aria-checked=${state === 'on' || turning}
          aria-labelledby="push"
          aria-describedby="push-state"
          aria-disabled=${state === 'unsupported' || turning}
          @click=${this.handleSwitch}
        ></button>
        ${hint === '' ? nothing : html`<div class="note ${state === 'failed' ? 'negative' : ''}" part="message">${hint}</div>`}
      </div>
    </section>`;
  }

  private readonly handleSwitch = (): void => {
    const push = this.sessions.session?.push;
    if (push === undefined || push.state === 'unsupported' || push.state === 'turning-on') return;
    const on = push.state !== 'on';
    if (this.host.dispatchEvent(new PushChangeRequestEvent(on))) void (on ? push.enable() : push.disable());
  };
}
