import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { SelectController } from '../../context/select-controller.js';
import { may, type Agent, type Command, type PullList, type QueueItem } from '../../domain/index.js';
import { selectQueueItems } from '../../store/selectors.js';
import { DeskElement } from '../internal/desk-element.js';
import { iconButton } from '../internal/icons.js';
import { isolate } from '../internal/isolate.js';
import { RecentFacts } from '../internal/recent-facts.js';
import { stepTo } from '../internal/step-to.js';
import { TickController } from '../internal/ticker.js';
import { renderListChoice } from './list-choice.js';
import { ListDirectory } from './list-directory.js';
import { PullListRequestEvent, QueueItemRequestEvent } from './pull-queue.events.js';
import { pullQueueStyles } from './pull-queue.styles.js';
import { renderQueueItem } from './queue-item-row.js';
import { RowFocus } from './row-focus.js';
import { addEnglish } from '../../messages/en.js';
import { lists } from '../../messages/en/parts/lists.js';

addEnglish(lists);

/** What comes within this span is said in one sentence (ms). */
const newsSpan = 5000;

const mayManage = (agent: Agent): boolean => may(agent, 'subscribed-list', 'manage');

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

  readonly #agent = new SelectController(this, this.sessions, (state) => state.agent);
  readonly #subscribed = new SelectController(this, this.sessions, (state) => state.pullLists);
  readonly #items = new SelectController(this, this.sessions, selectQueueItems);
  readonly #conversations = new SelectController(this, this.sessions, (state) => state.conversations);
  readonly #pending = new SelectController(this, this.sessions, (state) => state.pending);
  readonly #directory = new ListDirectory(this, this.sessions);
  readonly #news = new RecentFacts(this, this.sessions, 'queue-item-received', newsSpan);

  /** Why the last wish did not come true. */
  @state() private problem: string | null = null;

  /** The request the agent is asked about. */
  @state() private confirming: string | null = null;

  constructor() {
    super();
    new TickController(this, () => this.#items.value.length > 0);
    new RowFocus(this);
  }

  readonly #handleKeydown = (event: KeyboardEvent): void => {
    const rows = [...this.renderRoot.querySelectorAll<HTMLElement>('[data-item]')];
    const at = rows.findIndex((row) => row.contains(event.target as Element));
    const to = stepTo(event, at, rows.length);
    const row = to === undefined ? undefined : rows[to];
    if (row === undefined) return;
    event.preventDefault();
    (row.querySelector<HTMLElement>('[data-act="join"]') ?? row).focus();
  };

  readonly #handleDismiss = (): void => {
    this.problem = null;
    this.#focusLater('h2');
  };

  readonly #handleRetry = (): void => {
    void this.#directory.load();
    this.requestUpdate();
  };

  async #toggle(list: PullList, subscribed: boolean): Promise<void> {
    const act = subscribed ? 'unsubscribe' : 'subscribe';
    const request = new PullListRequestEvent(`pull-list-${act}-request`, list);
    await this.#wish(request, { type: `${act}-list`, list }, (why) =>
      this.words.pullFailed(act, isolate(list.name), why),
    );
  }

  async #join(item: QueueItem): Promise<void> {
    const customer = isolate(this.#customer(item));
    const joined = await this.#wish(
      new QueueItemRequestEvent('queue-item-join-request', item),
      { type: 'join-item', item },
      (why) =>
        this.desk?.state.queueItems.byId.get(item.id)?.status === 'active'
          ? this.words.pullLost(customer)
          : this.words.pullFailed('join', customer, why),
    );
    // Whom one has just joined is whom one wants to see.
    if (joined) this.desk?.activate(item.conversationId);
  }

  async #end(item: QueueItem): Promise<void> {
    this.confirming = null;
    const request = new QueueItemRequestEvent('queue-item-end-request', item);
    await this.#wish(request, { type: 'end-item', itemId: item.id }, (why) =>
      this.words.pullFailed('end', isolate(this.#customer(item)), why),
    );
  }

  async #wish(request: Event, command: Command, failed: (why: string) => string): Promise<boolean> {
    this.problem = null;
    const outcome = await this.ask(request, command);
    if (outcome === null) return false;
    const why = this.explain(outcome);
    this.problem = why === null ? null : failed(why);
    return why === null;
  }

  /** Several that come at once are said as one. */
  #newsWords(): string {
    const { facts } = this.#news;
    const first = facts[0]?.item;
    if (first === undefined) return '';
    if (facts.length > 1) return this.words.pullNewMany(facts.length);
    const list = this.#subscribed.value.find(({ id }) => id === first.listId)?.name ?? '';
    return this.words.pullNew(isolate(this.#customer(first)), isolate(list));
  }

  #maySee(agent: Agent | null): agent is Agent {
    return agent !== null && may(agent, 'subscribed-list', 'view');
  }

  #customer({ customerName }: QueueItem): string {
    return customerName || this.words.unknownCustomer;
  }

  #isPending(list: PullList): boolean {
    return this.#pending.value.some(({ command }) => 'list' in command && command.list.id === list.id);
  }

  #pendingAct(item: QueueItem): 'join' | 'end' | null {
    for (const { command } of this.#pending.value) {
      if (command.type === 'join-item' && command.item.id === item.id) return 'join';
      if (command.type === 'end-item' && command.itemId === item.id) return 'end';
    }
    return null;
  }

  #focusLater(selector: string): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(selector)?.focus());
  }

  protected override render(): TemplateResult {
    return html`<div part="base" dir=${this.localize.dir} lang=${this.localize.lang}>
      ${this.placeholder() ?? this.#renderQueue()}
      <div class="visually-hidden" role="status">${this.#maySee(this.#agent.value) ? this.#newsWords() : ''}</div>
    </div>`;
  }

  #renderQueue(): TemplateResult {
    const { words } = this;
    const agent = this.#agent.value;
    if (!this.#maySee(agent)) {
      return html`<div part="placeholder" class="empty" role="status">
        <div>${words.pullNotPermitted}</div>
        <div class="small">${words.pullNotPermittedHint}</div>
      </div>`;
    }
    const waiting = this.#items.value.filter(({ status }) => status !== 'active').length;
    return html`
      <div class="head">
        <h2 tabindex="-1">${words.pullTitle}</h2>
        ${
          waiting === 0
            ? nothing
            : html`<span class="count numeric" aria-hidden="true">${this.localize.number(waiting)}</span
                ><span class="visually-hidden">${words.pullWaiting(waiting)}</span>`
        }
      </div>
      ${this.online ? nothing : html`<div class="note warning" role="status">${words.pullOffline}</div>`}
      ${mayManage(agent) ? nothing : html`<div class="note muted">${words.pullViewOnly}</div>`}
      ${
        this.problem === null
          ? nothing
          : html`<div class="note negative problem" part="message">
              <span role="alert">${this.problem}</span>${iconButton('close', words.close, this.#handleDismiss)}
            </div>`
      }
      ${renderListChoice({
        directory: this.#directory,
        subscribed: this.#subscribed.value,
        isPending: (list) => this.#isPending(list),
        obstacle: this.#obstacle(agent),
        words,
        onToggle: (list, subscribed) => void this.#toggle(list, subscribed),
        onRetry: this.#handleRetry,
      })}
      ${this.#renderItems(agent)}
    `;
  }

  #renderItems(agent: Agent): TemplateResult | typeof nothing {
    const { words } = this;
    const subscribed = this.#subscribed.value;
    if (subscribed.length === 0) {
      if (this.#directory.lists === null || this.#directory.lists.length === 0) return nothing;
      return html`<div class="empty">
        <div>${words.pullNotSubscribed}</div>
        <div class="small">${words.pullListsHint}</div>
      </div>`;
    }
    const items = this.#items.value;
    if (items.length === 0) return html`<slot name="empty"><div class="empty">${words.pullEmpty}</div></slot>`;
    return html`<ul part="rows" role="list" aria-label=${words.pullTitle} @keydown=${this.#handleKeydown}>
      ${repeat(
        items,
        ({ id }) => id,
        (item) => this.#renderItem(item, agent),
      )}
    </ul>`;
  }

  #renderItem(item: QueueItem, agent: Agent): TemplateResult {
    const { localize } = this;
    const subscribed = this.#subscribed.value;
    const now = this.desk?.clock.now() ?? item.since;
    return renderQueueItem({
      item,
      customer: this.#customer(item),
      list: subscribed.length < 2 ? '' : (subscribed.find(({ id }) => id === item.listId)?.name ?? ''),
      age: localize.duration(now - item.since),
      since: localize.dateTime(item.since),
      mine: this.#conversations.value.byId.has(item.conversationId),
      pending: this.#pendingAct(item),
      confirming: this.confirming === item.id && item.status !== 'active',
      obstacle: this.#obstacle(agent),
      words: this.words,
      onJoin: () => void this.#join(item),
      onOpen: () => this.desk?.activate(item.conversationId),
      onEnd: () => {
        this.confirming = item.id;
        this.problem = null;
        this.#focusLater('.question .danger');
      },
      onEndConfirmed: () => void this.#end(item),
      onKeep: () => {
        this.confirming = null;
        this.#focusLater(`[data-item="${CSS.escape(item.id)}"] [data-act="end"]`);
      },
    });
  }

  /** Why nothing can be asked for now; null when it can. */
  #obstacle(agent: Agent): string | null {
    if (!this.online) return this.words.outcomeOffline;
    return mayManage(agent) ? null : this.words.pullViewOnly;
  }
}
