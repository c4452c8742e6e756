import { nothing } from 'lit';
import { SelectController } from '../../context/select-controller.js';
import type { DeskElement } from '../internal/base/desk-element.js';
import type { SessionController } from '../../context/session-controller.js';
import type { Translations } from '../../translations/translations.js';
import type { renderPushSwitch } from './push-switch.js';

/** Loads and renders the push switch; renders nothing where push is not set up or the code cannot be fetched. */
export class LazyPushSwitch {
  readonly #host: DeskElement;
  readonly #sessionController: SessionController;
  readonly #state;
  #module: { readonly renderPushSwitch: typeof renderPushSwitch } | null | undefined;

  constructor(host: DeskElement, sessionController: SessionController) {
    this.#host = host;
    this.#sessionController = sessionController;
    this.#state = new SelectController(host, sessionController, (state) => state.push);
  }

  render(translations: Translations): unknown {
    const state = this.#state.value;
    const push = this.#sessionController.session?.push;
    if (state === null || push === undefined) return nothing;
    if (this.#module === undefined) void this.#load();
    return this.#module?.renderPushSwitch(push, state, translations, this.#host) ?? nothing;
  }

  async #load(): Promise<void> {
    this.#module = null;
    this.#module = await import('./push-switch.js').catch(() => undefined);
    if (this.#module !== undefined) this.#host.requestUpdate();
  }
}
