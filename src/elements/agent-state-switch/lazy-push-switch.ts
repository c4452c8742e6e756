import { html, nothing, type TemplateResult } from 'lit';
import { SelectController } from '../../context/select-controller.js';
import type { DeskElement } from '../internal/base/desk-element.js';
import type { SessionController } from '../../context/session-controller.js';
import type { Translations } from '../../translations/translations.js';
import type { Push } from '../../session/push/push.js';
import type { renderPushSwitch } from './push-switch.js';

/** Loads and renders the push switch; renders nothing where push is not set up. Says so when the code cannot be fetched. */
export class LazyPushSwitch {
  readonly #host: DeskElement;
  readonly #sessionController: SessionController;
  readonly #state;
  #module: { readonly renderPushSwitch: typeof renderPushSwitch } | undefined;
  #isLoading = false;
  #hasFailed = false;

  constructor(host: DeskElement, sessionController: SessionController) {
    this.#host = host;
    this.#sessionController = sessionController;
    this.#state = new SelectController(host, sessionController, (state) => state.push);
  }

  render(translations: Translations): unknown {
    const state = this.#state.value;
    const push = this.#sessionController.session?.push;
    if (state === null || push === undefined) return nothing;
    if (this.#module !== undefined) return this.#module.renderPushSwitch(push, state, translations, this.#host);
    if (this.#hasFailed) return this.#renderFailure(push, translations);
    void this.#load();
    return nothing;
  }

  /** Requests the code again if it could not be fetched. */
  retry(): void {
    if (this.#hasFailed) void this.#load();
  }

  async #load(): Promise<void> {
    if (this.#isLoading) return;
    this.#isLoading = true;
    this.#module = await import('./push-switch.js').catch(() => undefined);
    this.#isLoading = false;
    this.#hasFailed = this.#module === undefined;
    this.#host.requestUpdate();
  }

  /** Content blockers stop scripts by their name. */
  #renderFailure(push: Push, translations: Translations): TemplateResult {
    const handleRetry = (): void => {
      this.retry();
      void push.refresh();
    };
    return html`<section>
      <div class="channel" part="push">
        <div class="note warning cluster" part="message" role="status">
          <span>${translations.statePushFailed}</span>
          <button class="button" type="button" @click=${handleRetry}>${translations.retry}</button>
        </div>
      </div>
    </section>`;
  }
}
