import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { isChannelOn, type ChannelPresence, type MediaDomainId } from '../../domain/index.js';
import type { Messages } from '../../messages/catalogue.js';

export interface ChannelSwitches {
  readonly words: Messages;
  readonly number: (n: number) => string;
  readonly channels: readonly ChannelPresence[];
  /** What each channel is to become, where the server has not answered yet. */
  readonly wishes: ReadonlyMap<MediaDomainId, boolean>;
  readonly ready: boolean;
  readonly disabled: boolean;
  /** All are being switched on, one after the other. */
  readonly goingReady: boolean;
  /** Why the last wish about a channel did not come true. */
  readonly messages: ReadonlyMap<MediaDomainId, string>;
  readonly onSwitch: (channel: ChannelPresence, ready: boolean) => void;
  readonly onAllReady: () => void;
}

function channelWords(view: ChannelSwitches, channel: ChannelPresence): string {
  const { words } = view;
  const wish = view.wishes.get(channel.id);
  if (wish !== undefined) return wish ? words.channelSwitchingOn : words.channelSwitchingOff;
  if (channel.state === 'pending-not-ready') return words.channelFinishing;
  return words.channelWord(channel.state, channel.limit === null ? '' : view.number(channel.limit));
}

export function renderChannels(view: ChannelSwitches): TemplateResult {
  const { words, channels } = view;
  const off = channels.some((channel) => !isChannelOn(channel.state));
  return html`<section aria-labelledby="channels">
    <div class="text muted small" id="channels">${words.stateChannels}</div>
    ${channels.length === 0 ? html`<div class="text muted small">${words.stateChannelsNone}</div>` : nothing}
    ${repeat(
      channels,
      ({ id }) => id,
      (channel, index) => renderChannel(view, channel, index),
    )}
    ${!view.ready && !view.disabled && off ? html`<div class="text muted small">${words.stateNeedsReady}</div>` : nothing}
    ${
      off || !view.ready
        ? html`<div class="text">
            <button
              class="button wide ${view.ready ? 'primary' : ''}"
              part="ready-all-button"
              type="button"
              aria-disabled=${view.disabled || view.goingReady}
              ?hidden=${channels.length === 0}
              @click=${view.onAllReady}
            >
              ${view.goingReady ? words.stateAllReadyBusy : words.stateAllReady}
            </button>
          </div>`
        : nothing
    }
  </section>`;
}

/** Ids come from the position: a domain's own id is the server's text and has no place in the document's names. */
function renderChannel(view: ChannelSwitches, channel: ChannelPresence, index: number): TemplateResult {
  const wish = view.wishes.get(channel.id);
  const on = wish ?? isChannelOn(channel.state);
  const message = view.messages.get(channel.id);
  return html`<div class="channel" part="channel">
    <div class="label truncate" id="channel-${index}"><bdi>${channel.name}</bdi></div>
    <div class="small muted" id="channel-state-${index}">${channelWords(view, channel)}</div>
    <button
      class="switch ${wish === undefined ? '' : 'pending'}"
      part="channel-switch"
      type="button"
      role="switch"
      aria-checked=${on}
      aria-labelledby="channel-${index}"
      aria-describedby="channel-state-${index}"
      aria-disabled=${view.disabled || wish !== undefined}
      @click=${() => view.onSwitch(channel, !on)}
    ></button>
    ${message === undefined ? nothing : html`<div class="note negative" part="message">${message}</div>`}
  </div>`;
}
