import { html, nothing, type TemplateResult } from 'lit';
import type { PushState } from '../../domain/index.js';
import type { Translations } from '../../translations/translations.js';
import { registerEnglish } from '../../translations/en.js';
import { pushSwitch } from '../../translations/en/parts/push-switch.js';
import type { Push } from '../../session/push/push.js';
import { sendRequest } from '../internal/events/request-event.js';
import { PushChangeRequestEvent } from './push-change-request-event.js';

registerEnglish(pushSwitch);

/**
 * The switch for push notifications, with its state and a hint. Only turning it on prompts for the browser's notification
 * permission. Loaded on demand, because most pages do not set up push.
 */
export function renderPushSwitch(
  push: Push,
  state: PushState,
  translations: Translations,
  target: EventTarget,
): TemplateResult {
  const isTurningOn = state === 'turning-on';
  const hint = translations.pushHint(state);
  const handleSwitch = (): void => {
    if (state === 'unsupported' || isTurningOn) return;
    const shouldEnable = state !== 'on';
    void sendRequest(target, new PushChangeRequestEvent(shouldEnable), () =>
      shouldEnable ? push.enable() : push.disable(),
    );
  };
  return html`<section>
    <div class="channel" part="push">
      <div class="label" id="push">${translations.pushLabel}</div>
      <div class="small muted" id="push-state" role="status">${translations.pushState(state)}</div>
      <button
        class="switch ${isTurningOn ? 'pending' : ''}"
        part="push-switch"
        type="button"
        role="switch"
        aria-checked=${state === 'on' || isTurningOn}
        aria-labelledby="push"
        aria-describedby="push-state"
        aria-disabled=${state === 'unsupported' || isTurningOn}
        @click=${handleSwitch}
      ></button>
      ${hint === '' ? nothing : html`<div class="note ${state === 'failed' ? 'negative' : ''}" part="message">${hint}</div>`}
    </div>
  </section>`;
}
