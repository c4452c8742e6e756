import { html, nothing, svg, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { SelectController } from '../../context/select-controller.js';
import { hasPermission, isSupervisor, type ConversationId } from '../../domain/index.js';
import type { DeskSession } from '../../session/session.js';
import { selectActiveConversation, selectQueueItems, selectReadableConversation } from '../../store/selectors.js';
import { DeskElement } from '../internal/base/desk-element.js';
import { watchForTags } from '../internal/base/watch-for-tags.js';
import type { ConversationSelectRequestEvent } from '../internal/events/conversation-select-request-event.js';
import { isFocusLost } from '../internal/focus/move-focus.js';
import { icon, renderIcon } from '../internal/styles/icons.js';
import { readRem } from '../internal/styles/page-rem.js';
import { registerEnglish } from '../../translations/en.js';
import { desk } from '../../translations/en/parts/desk.js';
import { palette } from '../../translations/en/parts/palette.js';
import { agentDeskStyles } from './agent-desk.styles.js';
import { defaultLayout, parseLayout, roomFor, widths, type DeskLayout, type DeskRoom } from './desk-layout.js';
import { renderFindButton } from './find-button.js';
import { ListTabs } from './list-tabs.js';
import { listTabsStyles } from './list-tabs.styles.js';
import { NextFocus } from './next-focus.js';
import { renderSplitter } from './splitter.js';
import { splitterStyles } from './splitter.styles.js';

registerEnglish(desk);
registerEnglish(palette);

const filterName = 'agent-desk';

const cardIcon = renderIcon(svg`<path d="M4 5h16v14H4ZM14.500 5v14" />`, true);
const listIcon = renderIcon(svg`<path d="M4 5h16v14H4ZM9.500 5v14" />`, true);

/**
 * A whole agent desk in one element: sign-in, state switch, announcements, conversations, requests, offers, thread, customer
 * card and, for supervisors, the panel. With `url` it has a session of its own; without it, it shows the session that it
 * finds as every element does, so that `<desk-session url="…" remember="tab"><agent-desk></agent-desk></desk-session>` has all
 * options of a session.
 *
 * It fits its container, from 320 px to the full screen: three panes, two, or one with a button that goes back. The edges
 * between the panes are dragged, or moved by arrow keys; Enter and the buttons close and open a pane. Widths and closed panes
 * are kept with the agent's other work. Every part can be replaced by content in its slot. The code of a part is loaded when
 * the part is first shown.
 *
 * @summary A whole agent desk in one element.
 * @element agent-desk
 *
 * @slot brand - Name or logo at the start of the head.
 * @slot head - Further content of the head.
 * @slot login - Replaces the sign-in.
 * @slot state - Replaces the state switch.
 * @slot announcements - Replaces the announcements.
 * @slot hands - Replaces the alerts of raised hands, for supervisors.
 * @slot list - Replaces the conversations.
 * @slot queue - Replaces the pull queue.
 * @slot offers - Replaces the offers.
 * @slot thread - Replaces the thread.
 * @slot thread-actions - Additional actions in the head of the thread.
 * @slot card - Replaces the customer card.
 * @slot card-fields - Fields of the host in the customer card.
 * @slot card-end - More of the host at the end of the customer card.
 * @slot team - Replaces the supervisor panel.
 *
 * @csspart base - The whole desk.
 * @csspart head - The head, with state switch and announcements.
 * @csspart view-button - A button that shows the conversations or the team, for supervisors.
 * @csspart list-pane - Conversations, requests and offers.
 * @csspart tab - The tab of the conversations or the requests.
 * @csspart thread-pane - The thread.
 * @csspart card-pane - The customer card.
 * @csspart splitter - An edge between two panes.
 * @csspart close-button - Closes the thread beside the supervisor panel.
 * @csspart back-button - Where there is room for one pane: returns to the list.
 * @csspart find-button - Opens the command palette.
 * @csspart card-button - Shows and hides the customer card.
 * @csspart list-button - Makes the list narrow, and wide again.
 */
export class AgentDesk extends DeskElement {
  static override styles: CSSResultGroup = [DeskElement.styles, agentDeskStyles, splitterStyles, listTabsStyles];

  readonly #agent = new SelectController(this, this.sessionController, (state) => state.agent);
  readonly #activeId = new SelectController(this, this.sessionController, selectActiveConversation);
  readonly #hasConversation = new SelectController(
    this,
    this.sessionController,
    (state) => selectReadableConversation(state, selectActiveConversation(state)) !== undefined,
  );
  readonly #queueCount = new SelectController(
    this,
    this.sessionController,
    (state) => selectQueueItems(state).filter(({ status }) => status !== 'active').length,
  );
  readonly #unreadElsewhere = new SelectController(this, this.sessionController, ({ local }) =>
    [...local.unread].reduce((sum, [id, count]) => (id === local.activeConversation ? sum : sum + count), 0),
  );
  /** The active conversation is one that a supervisor has come into from the panel. */
  readonly #isSupervised = new SelectController(this, this.sessionController, ({ conversations, local }) => {
    const conversation = local.activeConversation && conversations.byId.get(local.activeConversation);
    if (!conversation) return false;
    const { role, bargedIn } = conversation;
    return role === 'monitor' || role === 'assistant' || bargedIn;
  });
  readonly #kept = new SelectController(this, this.sessionController, (state) => state.local.filters.get(filterName));
  readonly #nextFocus = new NextFocus(this, () => this.currentSession);
  readonly #tabs = new ListTabs(this, (selector) => this.#nextFocus.moveTo(selector));
  // Not at once: another layout may have another height, which the browser reports as a loop.
  readonly #resizeObserver = new ResizeObserver(() => requestAnimationFrame(() => this.#measure()));
  #ownSession: DeskSession | undefined;
  #shownActiveId: ConversationId | null = null;

  @query('desk-session') private provider!: (Element & { readonly session?: DeskSession }) | null;
  @query('.base') private base!: HTMLElement | null;

  @state() private room: DeskRoom = 'wide';
  @state() private view: 'conversations' | 'team' = 'conversations';
  /** Where there is room for one pane: it is the thread. */
  @state() private isThreadShown = false;
  @state() private hasShownTeam = false;

  /** Base URL of the Agent Manager. Without it, the desk shows the session that it finds. */
  @property() url = '';

  /** Release of the server, as in `<desk-session>`. */
  @property() server: string | null = null;

  /** `tab` keeps the sign-in for the next pages of this tab, as in `<desk-session>`. */
  @property() remember: 'tab' | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.base !== null) this.#resizeObserver.observe(this.base);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resizeObserver.disconnect();
  }

  protected override firstUpdated(): void {
    watchForTags(this.renderRoot as ShadowRoot);
    if (this.base !== null) this.#resizeObserver.observe(this.base);
    this.#measure();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // The session of the host takes the place of the own one, and gives it back.
    if (changed.has('session') && (this.session ?? null) === null) this.session = this.#ownSession;
  }

  // Not in `willUpdate`: the controllers select the state of another session only after that.
  protected override update(changed: PropertyValues<this>): void {
    this.#followActive();
    super.update(changed);
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (changed.has('url')) void this.#useOwnSession();
    const { listWidth, cardWidth } = this.#layout;
    this.#setWidth('--_list-width', listWidth);
    this.#setWidth('--_card-width', cardWidth);
  }

  get #layout(): DeskLayout {
    return parseLayout(this.#kept.value);
  }

  get #isCardOpen(): boolean {
    return this.#layout.isCardOpen ?? this.room === 'wide';
  }

  readonly #handleSelect = (event: ConversationSelectRequestEvent): void => {
    // The page may cancel it further up.
    queueMicrotask(() => {
      if (event.defaultPrevented) return;
      this.view = 'conversations';
      if (this.isThreadShown || this.room !== 'phone') return;
      this.isThreadShown = true;
      this.#nextFocus.moveToConversation(event.detail.conversationId);
    });
  };

  readonly #handleBack = (): void => {
    this.isThreadShown = false;
    this.#nextFocus.moveTo('.list-pane');
  };

  readonly #handleToggleCard = (): void => {
    this.#change({ isCardOpen: !this.#isCardOpen });
  };

  readonly #handleToggleList = (): void => {
    this.#change({ isListClosed: !this.#layout.isListClosed });
  };

  #showView(view: 'conversations' | 'team'): void {
    this.view = view;
    this.hasShownTeam ||= view === 'team';
  }

  #change(change: Partial<DeskLayout>): void {
    this.currentSession?.setFilter(filterName, { ...defaultLayout, ...this.#layout, ...change });
  }

  /** With `url`: the session of the own `<desk-session>`, once its class is loaded. */
  async #useOwnSession(): Promise<void> {
    if (this.url === '') {
      if (this.session === this.#ownSession) this.session = undefined;
      this.#ownSession = undefined;
      return;
    }
    await customElements.whenDefined('desk-session');
    const own = this.provider?.session;
    if (own === undefined || own === this.#ownSession || (this.session ?? null) !== null) return;
    this.#ownSession = own;
    this.session = own;
  }

  /** The thread stands beside the panel. */
  get #isBeside(): boolean {
    return this.view === 'team' && this.#isSupervisor && this.room !== 'phone' && this.#isSupervised.value;
  }

  readonly #handleClose = (): void => {
    this.currentSession?.activate(null);
    this.#nextFocus.moveTo('[part="view-button"][aria-pressed="true"]');
  };

  /** A conversation that becomes the active one is shown, whichever pane or view was. */
  #followActive(): void {
    const id = this.#activeId.value;
    if (id === this.#shownActiveId) return;
    this.#shownActiveId = id;
    // The panel of the supervisor stays, with the thread beside it.
    if (id !== null && (this.room === 'phone' || !this.#isSupervised.value)) this.view = 'conversations';
    if (this.room === 'phone' && this.isThreadShown !== (id !== null)) {
      this.isThreadShown = id !== null;
      if (id !== null && (isFocusLost(this) || this.matches(':focus-within'))) this.#nextFocus.moveToConversation(id);
      else if (id === null && this.matches(':focus-within')) this.#nextFocus.moveTo('.list-pane');
    }
  }

  #measure(): void {
    const { base } = this;
    if (base === null || base.clientWidth === 0) return;
    const previous = this.room;
    this.room = roomFor(base.clientWidth, readRem());
    if (this.room === 'phone' && previous !== 'phone') this.isThreadShown = this.#activeId.value !== null;
  }

  #setWidth(name: string, width: number | null): void {
    if (width === null) this.base?.style.removeProperty(name);
    else this.base?.style.setProperty(name, `${width}px`);
  }

  protected override render(): TemplateResult {
    const { url, session } = this;
    if (url === '') return this.#renderBase();
    return html`<desk-session
      url=${url}
      session-id=${this.sessionId ?? nothing}
      server=${this.server ?? nothing}
      remember=${this.remember ?? nothing}
      .session=${session === this.#ownSession ? undefined : session}
      >${this.#renderBase()}</desk-session
    >`;
  }

  #renderBase(): TemplateResult {
    const { translations, localize } = this;
    const isSignedIn = this.#agent.value !== null;
    const isTeam = this.view === 'team' && this.#isSupervisor;
    return html`<div
      class="base ${this.room} ${this.isThreadShown ? 'talks' : ''} ${isSignedIn ? 'signed-in' : ''} ${this.#isBeside ? 'beside' : ''}"
      part="base"
      dir=${localize.dir}
      lang=${localize.lang}
      role="region"
      aria-label=${translations.deskLabel}
      @conversation-select-request=${this.#handleSelect}
    >
      ${isSignedIn ? this.#renderHead(isTeam) : nothing}
      ${isSignedIn && this.#isSupervisor ? html`<slot name="hands"><raised-hands></raised-hands></slot>` : nothing}
      <div class="login">
        <slot name="login"><agent-login hide-when-signed-in></agent-login></slot>
      </div>
      ${isSignedIn ? this.#renderMain(isTeam) : nothing}
    </div>`;
  }

  #renderMain(isTeam: boolean): TemplateResult {
    return html`<div class="main">
      ${
        this.hasShownTeam
          ? html`<div class="team" ?hidden=${!isTeam}>
              <slot name="team"><supervisor-panel></supervisor-panel></slot>
            </div>`
          : nothing
      }
      ${this.#renderPanes(isTeam && !this.#isBeside)}
    </div>`;
  }

  get #isSupervisor(): boolean {
    const agent = this.#agent.value;
    return agent !== null && isSupervisor(agent);
  }

  #renderHead(isTeam: boolean): TemplateResult {
    const { translations } = this;
    const viewButton = (view: 'conversations' | 'team', label: string, isShown: boolean): TemplateResult =>
      html`<button
        class="button quiet"
        part="view-button"
        type="button"
        aria-pressed=${isShown ? 'true' : 'false'}
        @click=${() => this.#showView(view)}
      >
        ${label}
      </button>`;
    return html`<div class="head" part="head">
      <div class="brand"><slot name="brand"></slot></div>
      ${
        this.#isSupervisor
          ? html`<div class="views" role="group" aria-label=${translations.deskViews}>
              ${viewButton('conversations', translations.deskConversations, !isTeam)}
              ${viewButton('team', translations.deskTeam, isTeam)}
            </div>`
          : nothing
      }
      ${renderFindButton(this, this.currentSession, translations)}
      <slot name="head"></slot>
      <slot name="announcements"><desk-announcements></desk-announcements></slot>
      <slot name="state"><agent-state-switch compact></agent-state-switch></slot>
    </div>`;
  }

  #renderPanes(isHidden: boolean): TemplateResult {
    const { translations, localize } = this;
    const { isListClosed, listWidth, cardWidth } = this.#layout;
    const isPhone = this.room === 'phone';
    const hasCard = !isPhone && this.#isCardOpen && this.#hasConversation.value;
    // With the card, two panes are left for three.
    const isRail = !isPhone && (isListClosed || (this.room === 'medium' && hasCard));
    const isRtl = localize.dir === 'rtl';
    return html`<div class="panes ${isRail ? 'rail' : ''} ${hasCard ? 'card-open' : ''}" ?hidden=${isHidden}>
      <div class="list-pane" part="list-pane" tabindex="-1">
        ${this.#renderTabs(isRail)}
        <div class="list" ?hidden=${this.#tabs.shown !== 'list'}>
          <slot name="list"><conversation-list></conversation-list></slot>
        </div>
        ${
          this.#tabs.hasShownQueue
            ? html`<div class="list" ?hidden=${this.#tabs.shown !== 'queue'}>
                <slot name="queue"><pull-queue></pull-queue></slot>
              </div>`
            : nothing
        }
      </div>
      ${
        isPhone
          ? nothing
          : renderSplitter({
              label: translations.deskResizeList,
              side: 'start',
              isRtl,
              getPane: () => this.renderRoot.querySelector('.list-pane'),
              isClosed: isRail,
              ...widths.list,
              width: listWidth,
              onResize: (width) => this.#change({ listWidth: width }),
              onToggle: this.#handleToggleList,
            })
      }
      <div class="offers">
        <slot name="offers"><task-offer></task-offer></slot>
      </div>
      <div class="thread" part="thread-pane"><slot name="thread">${this.#renderThread()}</slot></div>
      ${
        hasCard
          ? html`${renderSplitter({
                label: translations.deskResizeCard,
                side: 'end',
                isRtl,
                getPane: () => this.renderRoot.querySelector('.card'),
                isClosed: false,
                ...widths.card,
                width: cardWidth,
                onResize: (width) => this.#change({ cardWidth: width }),
                onToggle: this.#handleToggleCard,
              })}
              <div class="card" part="card-pane"><slot name="card">${this.#renderCard(false)}</slot></div>`
          : nothing
      }
    </div>`;
  }

  #renderTabs(isRail: boolean): TemplateResult {
    const { translations, localize } = this;
    const hasQueue = hasPermission(this.#agent.value, 'view-lists');
    const toggleLabel = isRail ? translations.deskShowList : translations.deskHideList;
    return html`<div class="tabs-row">
      ${
        hasQueue && !isRail
          ? this.#tabs.render({ translations, localize, queueCount: this.#queueCount.value })
          : html`<span class="spacer"></span>`
      }
      ${
        this.room === 'phone'
          ? nothing
          : html`<button
              class="button quiet icon list-button"
              part="list-button"
              type="button"
              title=${toggleLabel}
              aria-label=${toggleLabel}
              aria-expanded=${isRail ? 'false' : 'true'}
              @click=${isRail && !this.#layout.isListClosed ? this.#handleToggleCard : this.#handleToggleList}
            >
              ${listIcon}
            </button>`
      }
    </div>`;
  }

  #renderThread(): TemplateResult {
    const { translations, localize } = this;
    const isPhone = this.room === 'phone';
    const unread = this.#unreadElsewhere.value;
    const cardLabel = this.#isCardOpen ? translations.deskHideCard : translations.deskShowCard;
    return html`<chat-thread>
      ${
        isPhone
          ? html`<button
              slot="start"
              class="button quiet icon back"
              part="back-button"
              type="button"
              title=${translations.deskBack}
              aria-label=${unread === 0 ? translations.deskBack : `${translations.deskBack}, ${translations.deskUnreadElsewhere(unread)}`}
              @click=${this.#handleBack}
            >
              ${icon('back')}${unread === 0 ? nothing : html`<span class="count numeric" translate="no">${localize.number(unread)}</span>`}
            </button>`
          : this.#isBeside
            ? html`<button
                slot="start"
                class="button quiet icon"
                part="close-button"
                type="button"
                title=${translations.close}
                aria-label=${translations.close}
                @click=${this.#handleClose}
              >
                ${icon('close')}
              </button>`
            : nothing
      }
      <slot name="thread-actions" slot="actions"></slot>
      ${
        isPhone
          ? this.#renderCard(true)
          : html`<button
              slot="actions"
              class="button quiet icon"
              part="card-button"
              type="button"
              title=${cardLabel}
              aria-label=${cardLabel}
              aria-expanded=${this.#isCardOpen ? 'true' : 'false'}
              @click=${this.#handleToggleCard}
            >
              ${cardIcon}
            </button>`
      }
    </chat-thread>`;
  }

  #renderCard(isDrawer: boolean): TemplateResult {
    return html`<customer-card slot=${isDrawer ? 'actions' : nothing} ?drawer=${isDrawer}>
      <slot name="card-fields" slot="fields"></slot>
      <slot name="card-end" slot="end"></slot>
    </customer-card>`;
  }
}
