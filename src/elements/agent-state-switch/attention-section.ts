import { html, nothing, type TemplateResult } from 'lit';
import { LazyPart } from '../../browser/lazy-part.js';
import { SelectController } from '../../context/select-controller.js';
import type { SessionController } from '../../context/session-controller.js';
import { isObject } from '../../domain/is-object.js';
import type { Translations } from '../../translations/translations.js';
import { AttentionController } from '../internal/attention/attend.js';
import { soundBlock } from '../internal/attention/sound-block.js';
import type { DeskElement } from '../internal/base/desk-element.js';
import type { LocalizeController } from '../internal/localization/localize-controller.js';
import { icon } from '../internal/styles/icons.js';

const menu = new LazyPart(() => import('./attention-menu.define.js'));

/** The section of the panel with the settings of sounds and notifications, and what the trigger says about them. */
export class AttentionSection {
  readonly #host: DeskElement;
  readonly #sessionController: SessionController;
  readonly #own;
  #isOpen = false;

  constructor(host: DeskElement, sessionController: SessionController, localize: LocalizeController) {
    this.#host = host;
    this.#sessionController = sessionController;
    this.#own = new SelectController(host, sessionController, (state) => state.local.ownSettings.get('attention'));
    new AttentionController(host, sessionController, localize);
    let unwatch: (() => void) | undefined;
    host.addController({
      hostConnected: () => (unwatch = soundBlock.watch(() => host.requestUpdate())),
      hostDisconnected: () => unwatch?.(),
    });
  }

  get isDoNotDisturb(): boolean {
    const own = isObject(this.#own.value) ? this.#own.value['doNotDisturb'] : undefined;
    const isDefault = this.#sessionController.session?.options.attention.doNotDisturb === true;
    return typeof own === 'boolean' ? own : isDefault;
  }

  /** A sound waits for the agent's first click or key. */
  get isSoundBlocked(): boolean {
    return soundBlock.isBlocked && !this.isDoNotDisturb;
  }

  close(): void {
    this.#isOpen = false;
  }

  render(translations: Translations): TemplateResult {
    if (this.#isOpen) menu.request();
    return html`<section>
      <button
        class="item"
        part="attention-button"
        type="button"
        aria-expanded=${this.#isOpen}
        @click=${() => {
          this.#isOpen = !this.#isOpen;
          this.#host.requestUpdate();
        }}
      >
        ${icon('bell')}<span class="label">${translations.stateAttention}</span>
        ${this.isDoNotDisturb ? html`<span class="small muted">${translations.stateDoNotDisturb}</span>` : nothing}
        ${icon('chevron-down')}
      </button>
      ${
        this.#isOpen
          ? html`<agent-desk-attention .session=${this.#sessionController.session}></agent-desk-attention>`
          : nothing
      }
    </section>`;
  }
}
