import { html, nothing, type TemplateResult } from 'lit';
import { LazyPart } from '../../browser/lazy-part.js';
import { SelectController } from '../../context/select-controller.js';
import type { DeskElement } from '../internal/base/desk-element.js';
import type { SessionController } from '../../context/session-controller.js';
import type { Translations } from '../../translations/translations.js';
import type { Push } from '../../session/push/push.js';
import type * as pushSwitch from './push-switch.js';

type PushSwitch = typeof pushSwitch;

/** Loads and renders the push switch; renders nothing where push is not set up. Says so when the code cannot be fetched. */
export class LazyPushSwitch {
  readonly #host: DeskElement;
  readonly #sessionController: SessionController;
  readonly #state;
  readonly #part = new LazyPart((): Promise<PushSwitch> => import('./push-switch.js'));

  constructor(host: DeskElement, sessionController: SessionController) {
    this.#host = host;
    this.#sessionController = sessionController;
    this.#state = new SelectController(host, sessionController, (state) => state.push);
    this.#part.onFailure(this.#update);
  }

  render(translations: Translations): unknown {
    const state = this.#state.value;
    const push = this.#sessionController.session?.push;
    if (state === null || push === undefined) return nothing;
    const { code } = this.#part;
    if (code !== null) return code.renderPushSwitch(push, state, translations, this.#host);
    this.#part.whenLoaded(this.#update);
    return this.#part.hasFailed ? this.#renderFailure(push, translations) : nothing;
  }

  /** Requests the code again, at once, if it could not be fetched. */
  retry(): void {
    if (this.#part.hasFailed) this.#part.load().catch(() => undefined);
  }

  readonly #update = (): void => this.#host.requestUpdate();

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
