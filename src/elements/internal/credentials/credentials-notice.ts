import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { LazyPart } from '../../../browser/lazy-part.js';
import { SelectController } from '../../../context/select-controller.js';
import type { DeskElement } from '../base/desk-element.js';
import type { SessionController } from '../../../context/session-controller.js';
import type { Translations } from '../../../translations/translations.js';
import { isFocusLost } from '../focus/move-focus.js';

const form = new LazyPart(() => import('./expired-credentials.define.js'));

/** The form for expired credentials within another element. Until its code is loaded, a line of text. */
export class CredentialsNotice implements ReactiveController {
  readonly #host: DeskElement;
  readonly #sessionController: SessionController;
  readonly #state;
  readonly #focusInstead: () => void;
  #wasShown = false;
  #hadFocus = false;

  /** `focusInstead` is called when the form had the focus and is removed. */
  constructor(host: DeskElement, sessionController: SessionController, focusInstead: () => void) {
    this.#host = host;
    this.#sessionController = sessionController;
    this.#focusInstead = focusInstead;
    this.#state = new SelectController(host, sessionController, (state) => state.credentialsExpired);
    host.addController(this);
  }

  get isShown(): boolean {
    return this.#state.value !== null;
  }

  hostUpdate(): void {
    this.#hadFocus = this.#wasShown && this.#host.shadowRoot?.activeElement?.localName === 'agent-desk-credentials';
    this.#wasShown = this.isShown;
  }

  hostUpdated(): void {
    if (this.#hadFocus && !this.isShown && isFocusLost(this.#host)) this.#focusInstead();
  }

  render(translations: Translations, isCollapsed = false): TemplateResult | typeof nothing {
    if (!this.isShown) return nothing;
    form.request();
    return html`<agent-desk-credentials
      exportparts="credentials"
      .session=${this.#sessionController.session}
      .collapsed=${isCollapsed}
      ><div class="note warning">${translations.problemCredentialsExpired}</div></agent-desk-credentials
    >`;
  }
}
