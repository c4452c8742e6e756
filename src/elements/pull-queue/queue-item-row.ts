import { html, nothing, svg, type TemplateResult } from 'lit';
import type { QueueItem } from '../../domain/index.js';
import type { Messages } from '../../messages/catalogue.js';
import { drawing } from '../internal/icons.js';
import { isolate } from '../internal/isolate.js';

export interface QueueItemView {
  readonly item: QueueItem;
  readonly customer: string;
  /** Name of the list it waits in; empty where only one list is shown. */
  readonly list: string;
  /** How long it has been waiting, and since when in full. */
  readonly age: string;
  readonly since: string;
  /** We are in this conversation. */
  readonly mine: boolean;
  readonly pending: 'join' | 'end' | null;
  /** The agent is asked whether they mean to end it. */
  readonly confirming: boolean;
  /** Nothing can be asked of the server now, and why; null when it can. */
  readonly obstacle: string | null;
  readonly words: Messages;
  readonly onJoin: () => void;
  readonly onOpen: () => void;
  readonly onEnd: () => void;
  readonly onEndConfirmed: () => void;
  readonly onKeep: () => void;
}

const bin = svg`<path d="M4.5 7h15M9.5 7V4.5h5V7M6.5 7l1 12.5h9l1-12.5M10 10.5v5.5M14 10.5v5.5" />`;

/** One waiting customer, and what can be done about them. */
export function renderQueueItem(view: QueueItemView): TemplateResult {
  const { item, words, customer } = view;
  const waiting = item.status !== 'active';
  return html`<li part="row" class="row" tabindex="-1" data-item=${item.id}>
    <div class="who">
      <div class="line">
        <bdi class="name truncate">${customer}</bdi>
        <time
          part="age"
          class="age numeric ${waiting ? '' : 'muted'}"
          datetime=${new Date(item.since).toISOString()}
          title=${view.since}
          ><span class="visually-hidden">${words.pullAge(view.age)}</span
          ><span aria-hidden="true">${view.age}</span></time
        >
      </div>
      <div class="about small muted truncate">
        ${item.channelName === '' ? nothing : html`<bdi>${item.channelName}</bdi>`}
        ${view.list === '' ? nothing : html`<bdi>${view.list}</bdi>`}
        ${view.mine ? html`<span class="mine">${words.pullMine}</span>` : nothing}
        ${!view.mine && !waiting ? html`<span class="taken">${words.pullTaken}</span>` : nothing}
      </div>
    </div>
    ${view.confirming ? renderQuestion(view) : html`<div class="acts">${renderActs(view, waiting)}</div>`}
  </li>`;
}

function renderActs(view: QueueItemView, waiting: boolean): TemplateResult | typeof nothing {
  const { words, pending, obstacle } = view;
  const customer = isolate(view.customer);
  if (view.mine) {
    return html`<button
      class="button"
      part="open-button"
      type="button"
      data-act="join"
      aria-label=${words.pullOpenOf(customer)}
      @click=${view.onOpen}
    >
      ${words.pullOpen}
    </button>`;
  }
  if (!waiting) return nothing;
  const blocked = obstacle !== null || pending !== null;
  const press = (act: () => void) => () => {
    if (!blocked) act();
  };
  return html`<button
      class="button"
      part="join-button"
      type="button"
      data-act="join"
      aria-label=${pending === 'join' ? words.pullJoining : words.pullJoinOf(customer)}
      aria-disabled=${blocked ? 'true' : nothing}
      title=${obstacle ?? nothing}
      @click=${press(view.onJoin)}
    >
      ${pending === 'join' ? words.pullJoining : words.pullJoin}
    </button>
    <button
      class="button quiet icon"
      part="end-button"
      type="button"
      data-act="end"
      aria-label=${pending === 'end' ? words.pullEnding : words.pullEndOf(customer)}
      aria-disabled=${blocked ? 'true' : nothing}
      title=${obstacle ?? words.pullEnd}
      @click=${press(view.onEnd)}
    >
      ${pending === 'end' ? html`<span class="turning"></span>` : drawing(bin)}
    </button>`;
}

function renderQuestion({ words, customer, onEndConfirmed, onKeep, item }: QueueItemView): TemplateResult {
  const cancel = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onKeep();
  };
  return html`<div
    class="question note warning cluster"
    role="alertdialog"
    aria-labelledby="question-${item.id}"
    @keydown=${cancel}
  >
    <span id="question-${item.id}">${words.pullEndQuestion(isolate(customer))}</span>
    <button class="button danger" type="button" @click=${onEndConfirmed}>${words.pullEnd}</button>
    <button class="button" type="button" data-act="keep" @click=${onKeep}>${words.pullEndKeep}</button>
  </div>`;
}
