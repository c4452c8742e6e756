import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { SelectController } from '../../context/select-controller.js';
import { hasPermission, type Agent, type Command, type PullList, type QueueItem } from '../../domain/index.js';
import { selectQueueItems } from '../../store/selectors.js';
import { DeskElement } from '../internal/base/desk-element.js';
import { noteButtonStyles } from '../internal/styles/note-buttons.js';
import { ConnectionNotice } from '../internal/connection/connection-notice.js';
import { iconButton } from '../internal/styles/icons.js';
import { isolateBidi } from '../internal/localization/isolate-bidi.js';
import { RecentSessionEvents } from '../internal/controllers/recent-session-events.js';
import { InertPlaces } from '../internal/focus/inert-places.js';
import { nextIndex } from '../internal/focus/next-index.js';
import { TickController } from '../internal/controllers/tick-controller.js';
import { renderPullLists } from './pull-lists.js';
import { PullListsController } from './pull-lists-controller.js';
import { PullListRequestEvent, QueueItemRequestEvent } from './pull-queue.events.js';
import { pullQueueStyles } from './pull-queue.styles.js';
import { renderQueueItem } from './queue-item.js';
import { RowFocusController } from './row-focus-controller.js';
import { registerEnglish } from '../../translations/en.js';
import { pullQueue } from '../../translations/en/parts/pull-queue.js';
import { focusUnasked } from '../internal/focus/settling.js';
import { repeat } from '../internal/rows/repeat.js';

registerEnglish(pullQueue);

/** Requests that arrive within this time are announced together. */
const newRequestWindowMs = 5000;

const canManageLists = (agent: Agent): boolean => hasPermission(agent, 'manage-lists');

/**
 * Pull mode: lists an agent can subscribe to, and the customers who wait in them until an agent joins. It works in every
 * agent state. Joining opens the conversation and makes it active. Ending a request closes the conversation for the
 * customer and needs a confirmation.
 *
 * Keyboard: Up, Down, Home and End move between the requests.
 *
 * @summary Pull-mode lists: subscribe, see waiting customers, join or end.
 * @element pull-queue
 *
 * @slot empty - Replaces the text shown when no requests are waiting.
 *
 * @fires pull-list-subscribe-request - The agent requests to subscribe to a list. Cancelable. Detail: `{ list }`.
 * @fires pull-list-unsubscribe-request - The agent requests to unsubscribe from a list. Cancelable. Detail: `{ list }`.
 * @fires queue-item-join-request - The agent requests to join a waiting customer. Cancelable. Detail: `{ item }`.
 * @fires queue-item-end-request - The agent confirmed the end of a request. Cancelable. Detail: `{ item }`.
 *
 * @csspart base - The wrapper of all content.
 * @csspart lists - The available lists.
 * @csspart list-button - One list; pressed while subscribed.
 * @csspart rows - The requests.
 * @csspart row - One request.
 * @csspart age - The waiting time of a request.
 * @csspart join-button - Joins the customer.
 * @csspart open-button - Opens the conversation of a joined request.
 * @csspart end-button - Ends the request after a confirmation.
 * @csspart message - Why the last request failed.
 * @csspart placeholder - Shown while there is no session, no agent is signed in or the permission is missing.
 * @csspart connection - Says that the connection is lost; one visible element of each session does.
 * @csspart storage-notice - Says that what the agent writes is not kept on this device; one visible element of the page does.
 */
export class PullQueue extends DeskElement {
  static override styles: CSSResultGroup = [DeskElement.styles, noteButtonStyles, pullQueueStyles];

  protected override readonly connectionNotice = new ConnectionNotice(this, this.sessionController, () => 4);
  readonly #outage = new SelectController(this, this.sessionController, (state) => state.outage);
  readonly #agent = new SelectController(this, this.sessionController, (state) => state.agent);
  readonly #subscribedLists = new SelectController(this, this.sessionController, (state) => state.pullLists);
  readonly #items = new SelectController(this, this.sessionController, selectQueueItems);
  readonly #conversations = new SelectController(this, this.sessionController, (state) => state.conversations);
  readonly #pendingCommands = new SelectController(this, this.sessionController, (state) => state.pending);
  readonly #pullLists = new PullListsController(this, this.sessionController);
  readonly #recentRequests = new RecentSessionEvents(
    this,
    this.sessionController,
    'queue-item-received',
    newRequestWindowMs,
  );

  /** Why the last request failed. */
  @state() private problem: string | null = null;

  /** The queue item whose end waits for confirmation. */
  @state() private confirmingItemId: string | null = null;

  constructor() {
    super();
    new InertPlaces(this, '[data-item]');
    new TickController(this, () => this.#items.value.length > 0);
    new RowFocusController(this);
  }

  readonly #handleKeydown = (event: KeyboardEvent): void => {
    const rows = [...this.renderRoot.querySelectorAll<HTMLElement>('[data-item]')];
    const currentIndex = rows.findIndex((row) => row.contains(event.target as Element));
    const targetIndex = nextIndex(event, currentIndex, rows.length);
    const row = targetIndex === undefined ? undefined : rows[targetIndex];
    if (row === undefined) return;
    event.preventDefault();
    (row.querySelector<HTMLElement>('[data-action="join"]') ?? row).focus();
  };

  readonly #handleDismiss = (): void => {
    this.problem = null;
    this.#focusAfterUpdate('h2');
  };

  readonly #handleRetry = (): void => {
    void this.#pullLists.load();
    this.requestUpdate();
  };

  async #toggle(list: PullList, isSubscribed: boolean): Promise<void> {
    const action = isSubscribed ? 'unsubscribe' : 'subscribe';
    const requestEvent = new PullListRequestEvent(`pull-list-${action}-request`, list);
    await this.#request(requestEvent, { type: `${action}-list`, list }, (reason) =>
      this.translations.pullFailed(action, isolateBidi(list.name), reason),
    );
  }

  async #join(item: QueueItem): Promise<void> {
    const customer = isolateBidi(this.#customerName(item));
    const joined = await this.#request(
      new QueueItemRequestEvent('queue-item-join-request', item),
      { type: 'join-item', item },
      (reason) =>
        this.currentSession?.state.queueItems.byId.get(item.id)?.status === 'active'
          ? this.translations.pullTakenByOther(customer)
          : this.translations.pullFailed('join', customer, reason),
    );
    // Show the conversation that was just joined.
    if (joined) this.currentSession?.activate(item.conversationId);
  }

  async #end(item: QueueItem): Promise<void> {
    this.confirmingItemId = null;
    const requestEvent = new QueueItemRequestEvent('queue-item-end-request', item);
    await this.#request(requestEvent, { type: 'end-item', itemId: item.id }, (reason) =>
      this.translations.pullFailed('end', isolateBidi(this.#customerName(item)), reason),
    );
  }

  async #request(requestEvent: Event, command: Command, describeFailure: (why: string) => string): Promise<boolean> {
    this.problem = null;
    const outcome = await this.requestCommand(requestEvent, command);
    if (outcome === null) return false;
    const reason = this.describeOutcome(outcome);
    this.problem = reason === null ? null : describeFailure(reason);
    return reason === null;
  }

  /** Announcement of new requests; several are announced as a number. */
  #newRequestsText(): string {
    const { events } = this.#recentRequests;
    const first = events[0]?.item;
    if (first === undefined) return '';
    if (events.length > 1) return this.translations.pullNewRequests(events.length);
    const listName = this.#subscribedLists.value.find(({ id }) => id === first.listId)?.name ?? '';
    return this.translations.pullNewRequest(isolateBidi(this.#customerName(first)), isolateBidi(listName));
  }

  #canViewLists(agent: Agent | null): agent is Agent {
    return hasPermission(agent, 'view-lists');
  }

  #customerName({ customerName }: QueueItem): string {
    return customerName || this.translations.unknownCustomer;
  }

  #isPending(list: PullList): boolean {
    return this.#pendingCommands.value.some(({ command }) => 'list' in command && command.list.id === list.id);
  }

  #pendingAction(item: QueueItem): 'join' | 'end' | null {
    for (const { command } of this.#pendingCommands.value) {
      if (command.type === 'join-item' && command.item.id === item.id) return 'join';
      if (command.type === 'end-item' && command.itemId === item.id) return 'end';
    }
    return null;
  }

  #focusAfterUpdate(selector: string, focus: (control: HTMLElement) => void = (control) => control.focus()): void {
    void this.updateComplete.then(() => {
      const control = this.renderRoot.querySelector<HTMLElement>(selector);
      if (control !== null) focus(control);
    });
  }

  protected override render(): TemplateResult {
    return html`<div part="base" dir=${this.localize.dir} lang=${this.localize.lang}>
      ${this.renderPlaceholder() ?? this.#renderQueue()}
      <div class="visually-hidden" role="status">
        ${this.#canViewLists(this.#agent.value) ? this.#newRequestsText() : ''}
      </div>
    </div>`;
  }

  #renderQueue(): TemplateResult {
    const { translations } = this;
    const agent = this.#agent.value;
    if (!this.#canViewLists(agent)) {
      return html`<div part="placeholder" class="empty" role="status">
        <div>${translations.pullNotPermitted}</div>
        <div class="small">${translations.pullNotPermittedHint}</div>
      </div>`;
    }
    const outage = this.#outage.value;
    const waitingCount = this.#items.value.filter(({ status }) => status !== 'active').length;
    return html`
      <div class="header">
        <h2 tabindex="-1">${translations.pullTitle}</h2>
        ${
          waitingCount === 0
            ? nothing
            : html`<span class="count numeric" translate="no" aria-hidden="true"
                  >${this.localize.number(waitingCount)}</span
                ><span class="visually-hidden">${translations.pullWaitingCount(waitingCount)}</span>`
        }
        ${
          outage === null || this.connectionNotice.isShown
            ? nothing
            : html`<span class="muted small numeric"
                >${translations.lastUpdate(this.localize.time(outage.lastUpdate))}</span
              >`
        }
      </div>
      ${this.connectionNotice.render(translations, this.localize)}
      ${canManageLists(agent) ? nothing : html`<div class="note muted">${translations.pullViewOnly}</div>`}
      ${
        this.problem === null
          ? nothing
          : html`<div class="note negative problem" part="message">
              <span role="alert">${this.problem}</span>${iconButton('close', translations.close, this.#handleDismiss)}
            </div>`
      }
      ${renderPullLists({
        pullLists: this.#pullLists,
        subscribedLists: this.#subscribedLists.value,
        isPending: (list) => this.#isPending(list),
        disabledReason: this.#disabledReason(agent),
        translations,
        onToggle: (list, isSubscribed) => void this.#toggle(list, isSubscribed),
        onRetry: this.#handleRetry,
      })}
      ${this.#renderItems(agent)}
    `;
  }

  #renderItems(agent: Agent): TemplateResult | typeof nothing {
    const { translations } = this;
    const subscribedLists = this.#subscribedLists.value;
    if (subscribedLists.length === 0) {
      if (this.#pullLists.lists === null || this.#pullLists.lists.length === 0) return nothing;
      return html`<div class="empty">
        <div>${translations.pullNotSubscribed}</div>
        <div class="small">${translations.pullListsHint}</div>
      </div>`;
    }
    const items = this.#items.value;
    if (items.length === 0) return html`<slot name="empty"><div class="empty">${translations.pullEmpty}</div></slot>`;
    return html`<ul part="rows" role="list" aria-label=${translations.pullTitle} @keydown=${this.#handleKeydown}>
      ${repeat(
        items,
        ({ id }) => id,
        (item) => this.#renderItem(item, agent),
      )}
    </ul>`;
  }

  #renderItem(item: QueueItem, agent: Agent): TemplateResult {
    const { localize } = this;
    const subscribedLists = this.#subscribedLists.value;
    const now = this.currentSession?.clock.now() ?? item.since;
    return renderQueueItem({
      item,
      customerName: this.#customerName(item),
      listName: subscribedLists.length < 2 ? '' : (subscribedLists.find(({ id }) => id === item.listId)?.name ?? ''),
      age: localize.duration(now - item.since),
      since: localize.dateTime(item.since),
      isJoined: this.#conversations.value.byId.has(item.conversationId),
      pendingAction: this.#pendingAction(item),
      isConfirmingEnd: this.confirmingItemId === item.id && item.status !== 'active',
      disabledReason: this.#disabledReason(agent),
      translations: this.translations,
      onJoin: () => void this.#join(item),
      onOpen: () => this.currentSession?.activate(item.conversationId),
      onEnd: () => {
        this.confirmingItemId = item.id;
        this.problem = null;
        this.#focusAfterUpdate('.confirmation .danger', focusUnasked);
      },
      onEndConfirmed: () => void this.#end(item),
      onEndCancelled: () => {
        this.confirmingItemId = null;
        this.#focusAfterUpdate(`[data-item="${CSS.escape(item.id)}"] [data-action="end"]`);
      },
    });
  }

  /** Why the buttons are disabled; null when they are enabled. */
  #disabledReason(agent: Agent): string | null {
    if (!this.isOnline) return this.translations.outcomeOffline;
    return canManageLists(agent) ? null : this.translations.pullViewOnly;
  }
}
