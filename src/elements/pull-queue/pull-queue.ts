import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { SelectController } from '../../context/select-controller.js';
import { hasPermission, type Agent, type Command, type PullList, type QueueItem } from '../../domain/index.js';
import { selectQueueItems } from '../../store/selectors.js';
import { DeskElement } from '../internal/base/desk-element.js';
import { iconButton } from '../internal/styles/icons.js';
import { isolateBidi } from '../internal/localization/isolate-bidi.js';
import { RecentSessionEvents } from '../internal/controllers/recent-session-events.js';
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

registerEnglish(pullQueue);

/** What comes within this span is said in one sentence (ms). */
const newRequestWindowMs = 5000;

const canManageLists = (agent: Agent): boolean => hasPermission(agent, 'manage-lists');

/**
 * Pull mode: lists an agent may subscribe to, and the customers who wait in them until somebody takes them. Works whatever
 * the agent's own state is. Joining opens the conversation and makes it the active one; ending a request closes it for
 * the customer, and asks first.
 *
 * Keyboard: up and down, Home and End lead from one request to the next.
 *
 * @summary Pull-mode lists: subscribe, see who waits, join or end.
 * @element pull-queue
 *
 * @slot empty - What to show instead of the words for "nobody is waiting".
 *
 * @fires pull-list-subscribe-request - The agent chooses a list. Cancelable. Detail: `{ list }`.
 * @fires pull-list-unsubscribe-request - The agent gives up a list. Cancelable. Detail: `{ list }`.
 * @fires queue-item-join-request - The agent wants to join a waiting customer. Cancelable. Detail: `{ item }`.
 * @fires queue-item-end-request - The agent has confirmed to end a request. Cancelable. Detail: `{ item }`.
 *
 * @csspart base - Everything.
 * @csspart lists - The lists to choose from.
 * @csspart list-button - One list, pressed while subscribed to.
 * @csspart rows - The requests.
 * @csspart row - One request.
 * @csspart age - How long it has been waiting.
 * @csspart join-button - Joins the customer.
 * @csspart open-button - Opens the conversation of a request that has been joined here.
 * @csspart end-button - Asks whether to end the request.
 * @csspart message - Why the last wish did not come true.
 * @csspart placeholder - What is shown while there is no session, nobody is signed in or seeing lists is not allowed.
 */
export class PullQueue extends DeskElement {
  static override styles: CSSResultGroup = [DeskElement.styles, pullQueueStyles];

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

  /** Why the last wish did not come true. */
  @state() private problem: string | null = null;

  /** The request the agent is asked about. */
  @state() private confirmingItemId: string | null = null;

  constructor() {
    super();
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
    (row.querySelector<HTMLElement>('[data-act="join"]') ?? row).focus();
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
    // Whom one has just joined is whom one wants to see.
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

  /** Several that come at once are said as one. */
  #newRequestsText(): string {
    const { events: facts } = this.#recentRequests;
    const first = facts[0]?.item;
    if (first === undefined) return '';
    if (facts.length > 1) return this.translations.pullNewRequests(facts.length);
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

  #focusAfterUpdate(selector: string): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(selector)?.focus());
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
    const waitingCount = this.#items.value.filter(({ status }) => status !== 'active').length;
    return html`
      <div class="head">
        <h2 tabindex="-1">${translations.pullTitle}</h2>
        ${
          waitingCount === 0
            ? nothing
            : html`<span class="count numeric" aria-hidden="true">${this.localize.number(waitingCount)}</span
                ><span class="visually-hidden">${translations.pullWaitingCount(waitingCount)}</span>`
        }
      </div>
      ${this.isOnline ? nothing : html`<div class="note warning" role="status">${translations.pullOffline}</div>`}
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
        this.#focusAfterUpdate('.question .danger');
      },
      onEndConfirmed: () => void this.#end(item),
      onEndCancelled: () => {
        this.confirmingItemId = null;
        this.#focusAfterUpdate(`[data-item="${CSS.escape(item.id)}"] [data-act="end"]`);
      },
    });
  }

  /** Why nothing can be asked for now; null when it can. */
  #disabledReason(agent: Agent): string | null {
    if (!this.isOnline) return this.translations.outcomeOffline;
    return canManageLists(agent) ? null : this.translations.pullViewOnly;
  }
}
