import { css, html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { SelectController } from '../../context/select-controller.js';
import type { AttentionSettings, CallKind } from '../../domain/index.js';
import { attentionSetting, changeAttention, readAttention } from '../internal/attention/attention-settings.js';
import { messageSound } from '../internal/attention/message-sound.js';
import { DeskElement } from '../internal/base/desk-element.js';
import { offerSupportFile } from '../internal/support/offer-support-file.js';
import { agentStateSwitchStyles } from './agent-state-switch.styles.js';

/** Whether the browser shows notifications of this page. */
const getPermission = (): NotificationPermission | 'unsupported' =>
  typeof Notification === 'undefined' || !isSecureContext ? 'unsupported' : Notification.permission;

interface SwitchView {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly isOn: boolean;
  readonly onSwitch: (isOn: boolean) => void;
}

/**
 * How the agent is called: sounds, their volume, notifications, and do not disturb. Loaded when the agent opens it. What they
 * choose is kept for them on this device.
 *
 * @internal
 */
export class AttentionMenu extends DeskElement {
  static override styles: CSSResultGroup = [
    DeskElement.styles,
    agentStateSwitchStyles,
    css`
      :host {
        display: block;
      }

      [role='group'] > .channel .label {
        padding-inline-start: var(--_space);
      }

      input[type='range'] {
        width: 8rem;
        max-width: 100%;
        margin: 0;
        accent-color: var(--_accent);
      }

      .channel {
        min-height: var(--_control-height);
      }
    `,
  ];

  @state() private permission = getPermission();
  @state() private isForgotten = false;
  @state() private support: 'idle' | 'collecting' | 'failed' = 'idle';

  constructor() {
    super();
    new SelectController(this, this.sessionController, (state) => state.local.ownSettings.get(attentionSetting));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.permission = getPermission();
  }

  #change(change: Partial<AttentionSettings>): void {
    this.isForgotten = false;
    if (this.currentSession) changeAttention(this.currentSession, change);
  }

  readonly #handleVolume = (event: Event): void => {
    const volume = Number((event.target as HTMLInputElement).value);
    this.#change({ volume });
    if (event.type === 'change') messageSound.playNow(volume);
  };

  readonly #handleAllow = async (): Promise<void> => {
    await Notification.requestPermission();
    this.permission = getPermission();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#notifications-offers')?.focus();
  };

  readonly #handleSupport = async (): Promise<void> => {
    const { currentSession: session } = this;
    if (session === undefined || this.support === 'collecting') return;
    this.support = 'collecting';
    try {
      await offerSupportFile(this, session, () => this.translations);
      this.support = 'idle';
    } catch {
      this.support = 'failed';
    }
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#support')?.focus();
  };

  readonly #handleForget = (): void => {
    this.currentSession?.forgetDevice();
    this.isForgotten = true;
  };

  protected override render(): TemplateResult {
    const { translations, currentSession: session } = this;
    if (session === undefined) return html`${nothing}`;
    const settings = readAttention(session);
    return html`<div part="base" dir=${this.localize.dir} lang=${this.localize.lang}>
      ${this.#renderSwitch({
        id: 'do-not-disturb',
        label: translations.attentionDoNotDisturb,
        hint: translations.attentionDoNotDisturbHint,
        isOn: settings.doNotDisturb,
        onSwitch: (doNotDisturb) => this.#change({ doNotDisturb }),
      })}
      <div role="group" aria-labelledby="sounds">
        <div class="text muted small" id="sounds">${translations.attentionSounds}</div>
        ${this.#renderKinds('sounds', settings)}
        <div class="channel">
          <label class="label" for="volume">${translations.attentionVolume}</label>
          <input
            id="volume"
            type="range"
            min="0"
            max="100"
            step="5"
            .value=${String(settings.volume)}
            aria-valuetext=${this.localize.percent(settings.volume / 100)}
            @input=${this.#handleVolume}
            @change=${this.#handleVolume}
          />
        </div>
      </div>
      <div role="group" aria-labelledby="notifications">
        <div class="text muted small" id="notifications">${translations.attentionNotifications}</div>
        ${this.#renderNotifications(settings)}
      </div>
      <div class="text cluster">
        <button class="button quiet" type="button" @click=${this.#handleForget}>${translations.attentionForget}</button>
        <span class="small muted" role="status">${this.isForgotten ? translations.attentionForgotten : ''}</span>
      </div>
      <div class="text cluster">
        <button
          class="button quiet"
          id="support"
          type="button"
          aria-disabled=${this.support === 'collecting'}
          @click=${this.#handleSupport}
        >
          ${translations.supportFile}
        </button>
        <span class="small muted" role="status">${this.#supportStatus}</span>
      </div>
    </div>`;
  }

  get #supportStatus(): string {
    const { translations, support } = this;
    return support === 'collecting'
      ? translations.supportFileCollecting
      : support === 'failed'
        ? translations.supportFileFailed
        : '';
  }

  #renderNotifications(settings: AttentionSettings): TemplateResult {
    const { translations, permission } = this;
    if (permission === 'denied' || permission === 'unsupported') {
      const text = permission === 'denied' ? translations.attentionBlocked : translations.attentionUnsupported;
      return html`<div class="text small">${text}</div>`;
    }
    if (permission === 'default') {
      return html`<div class="text">
        <button class="button wide" type="button" @click=${this.#handleAllow}>${translations.attentionAllow}</button>
      </div>`;
    }
    return html`${this.#renderKinds('notifications', settings)}
    ${this.#renderSwitch({
      id: 'quote',
      label: translations.attentionQuote,
      isOn: settings.quote,
      onSwitch: (quote) => this.#change({ quote }),
    })}`;
  }

  #renderKinds(name: 'sounds' | 'notifications', settings: AttentionSettings): readonly TemplateResult[] {
    const { attentionOffers, attentionMessages } = this.translations;
    const labels: readonly (readonly [CallKind, string])[] = [
      ['offers', attentionOffers],
      ['messages', attentionMessages],
    ];
    return labels.map(([kind, label]) =>
      this.#renderSwitch({
        id: `${name}-${kind}`,
        label,
        isOn: settings[name].includes(kind),
        onSwitch: (isOn) =>
          this.#change({ [name]: isOn ? [...settings[name], kind] : settings[name].filter((other) => other !== kind) }),
      }),
    );
  }

  #renderSwitch({ id, label, hint, isOn, onSwitch }: SwitchView): TemplateResult {
    return html`<div class="channel">
      <div class="label" id="${id}-label">${label}</div>
      ${hint === undefined ? nothing : html`<div class="small muted" id="${id}-hint">${hint}</div>`}
      <button
        class="switch"
        id=${id}
        type="button"
        role="switch"
        aria-checked=${isOn}
        aria-labelledby="${id}-label"
        aria-describedby=${hint === undefined ? nothing : `${id}-hint`}
        @click=${() => onSwitch(!isOn)}
      ></button>
    </div>`;
  }
}
