import { html, nothing, type TemplateResult } from 'lit';
import { isChannelOn, type ChannelPresence, type MediaDomainId } from '../../domain/index.js';
import type { Translations } from '../../translations/translations.js';
import { repeat } from '../internal/rows/repeat.js';

export interface ChannelSwitchesView {
  readonly translations: Translations;
  readonly formatNumber: (n: number) => string;
  readonly channels: readonly ChannelPresence[];
  /** The requested state of each channel with a pending request. */
  readonly requestedStates: ReadonlyMap<MediaDomainId, boolean>;
  readonly isAgentReady: boolean;
  readonly disabled: boolean;
  /** All channels are being switched on, one after the other. */
  readonly isGoingReady: boolean;
  /** Why the last request for a channel failed. */
  readonly problems: ReadonlyMap<MediaDomainId, string>;
  readonly onSwitch: (channel: ChannelPresence, ready: boolean) => void;
  readonly onAllReady: () => void;
}

function describeChannel(view: ChannelSwitchesView, channel: ChannelPresence): string {
  const { translations } = view;
  const requestedState = view.requestedStates.get(channel.id);
  if (requestedState !== undefined)
    return requestedState ? translations.channelSwitchingOn : translations.channelSwitchingOff;
  if (channel.state === 'pending-not-ready') return translations.channelFinishing;
  return translations.channelStatus(channel.state, channel.limit === null ? '' : view.formatNumber(channel.limit));
}

export function renderChannels(view: ChannelSwitchesView): TemplateResult {
  const { translations, channels } = view;
  const hasChannelOff = channels.some((channel) => !isChannelOn(channel.state));
  return html`<section aria-labelledby="channels">
    <div class="text muted small" id="channels">${translations.stateChannels}</div>
    ${channels.length === 0 ? html`<div class="text muted small">${translations.stateNoChannels}</div>` : nothing}
    ${repeat(
      channels,
      ({ id }) => id,
      (channel, index) => renderChannel(view, channel, index),
    )}
    ${!view.isAgentReady && !view.disabled && hasChannelOff ? html`<div class="text muted small">${translations.stateNeedsReady}</div>` : nothing}
    ${
      hasChannelOff || !view.isAgentReady
        ? html`<div class="text">
            <button
              class="button wide ${view.isAgentReady ? 'primary' : ''}"
              part="ready-all-button"
              type="button"
              aria-disabled=${view.disabled || view.isGoingReady}
              ?hidden=${channels.length === 0}
              @click=${view.onAllReady}
            >
              ${view.isGoingReady ? translations.stateGoingReady : translations.stateAllReady}
            </button>
          </div>`
        : nothing
    }
  </section>`;
}

/** Element ids use the index: ids from the server are untrusted text. */
function renderChannel(view: ChannelSwitchesView, channel: ChannelPresence, index: number): TemplateResult {
  const requestedState = view.requestedStates.get(channel.id);
  const isOn = requestedState ?? isChannelOn(channel.state);
  const problem = view.problems.get(channel.id);
  return html`<div class="channel" part="channel">
    <div class="label truncate" id="channel-${index}"><bdi>${channel.name}</bdi></div>
    <div class="small muted" id="channel-state-${index}">${describeChannel(view, channel)}</div>
    <button
      class="switch ${requestedState === undefined ? '' : 'pending'}"
      part="channel-switch"
      type="button"
      role="switch"
      aria-checked=${isOn}
      aria-labelledby="channel-${index}"
      aria-describedby="channel-state-${index}"
      aria-disabled=${view.disabled || requestedState !== undefined}
      @click=${() => view.onSwitch(channel, !isOn)}
    ></button>
    ${problem === undefined ? nothing : html`<div class="note negative" part="message">${problem}</div>`}
  </div>`;
}
