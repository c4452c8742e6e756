import { nothing } from 'lit';
import { SelectController } from '../../context/select-controller.js';
import type { DeskElement } from '../internal/base/desk-element.js';
import type { SessionController } from '../../context/session-controller.js';
import type { Translations } from '../../translations/translations.js';
import type { renderPushSwitch } from './push-switch.js';

/** The place of the push switch in the panel; empty where push is not set up, or its part cannot be fetched. */
export class LazyPushSwitch {
  readonly #state;
  #module: { readonly renderPushSwitch: typeof renderPushSwitch } | null | undefined;

  constructor(
    private readonly host: DeskElement,
    private readonly sessionController: SessionController,
  ) {
    this.#state = new SelectController(host, sessionController, (state) => state.push);
  }

  render(translations: Translations): unknown {
    const state = this.#state.value;
    const push = this.sessionController.session?.push;
    if (state === null || push === undefined) return nothing;
    if (this.#module === undefined) void this.#load();
    return this.#module?.renderPushSwitch(push, state, translations, this.host) ?? nothing;
  }

  async #load(): Promise<void> {
    this.#module = null;
    this.#module = await import('./push-switch.js').catch(() => undefined);
    if (this.#module !== undefined) this.host.requestUpdate();
  }
}
