import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { SelectController } from '../../context/select-controller.js';
import {
  isChannelOn,
  hasPermission,
  type ChannelPresence,
  type MediaDomainId,
  type Presence,
  type Reason,
} from '../../domain/index.js';
import {
  selectOpenConversationCount,
  selectPendingCommand,
  selectRequestedChannels,
  selectRequestedState,
} from '../../store/selectors.js';
import { DeskElement } from '../internal/base/desk-element.js';
import { toggleState } from '../internal/base/toggle-state.js';
import { icon } from '../internal/styles/icons.js';
import { isolateBidi } from '../internal/localization/isolate-bidi.js';
import { TickController } from '../internal/controllers/tick-controller.js';
import { agentStateSwitchStyles } from './agent-state-switch.styles.js';
import { AnchoredPopovers } from '../internal/popover/anchored-popovers.js';
import { AvailabilityRequests } from './availability-requests.js';
import { renderChannels } from './channel-switches.js';
import { renderLogout, type LogoutStep } from './logout-choice.js';
import { LazyPushSwitch } from './lazy-push-switch.js';
import { getChoices, getChoiceKey, moveChoiceFocus, renderStateChoice, type Availability } from './state-choice.js';
import { renderTrigger } from './state-trigger.js';

/** Width of the panel in rem; narrower where the window is. */
const panelWidth = 20;

/**
 * Whether the agent is available: for work at all, with the reason when not, and on which channels. Shows what the server
 * says; what has been asked for is shown as pending until the server answers, and goes back with an explanation when it
 * refuses. Being Ready alone brings no work: each channel has a switch of its own, and one button does both.
 *
 * @summary Ready, not ready and why, channel by channel, and logging out.
 * @element agent-state-switch
 *
 * @fires state-change-request - The agent wants to be ready or not. Cancelable. Detail: `{ state, reason }`.
 * @fires channel-change-request - The agent wants a channel on or off. Cancelable. Detail: `{ channelId, name, ready }`.
 * @fires push-change-request - The agent wants to be notified while the desk is closed, or not. Cancelable. Detail: `{ on }`.
 * @fires logout-request - The agent wants to log out. Cancelable. Detail: `{ reason }`.
 *
 * @csspart base - Around everything.
 * @csspart trigger - The button that shows the state and opens the panel.
 * @csspart timer - How long the state has lasted.
 * @csspart panel - What the trigger opens, above everything else in the page.
 * @csspart channel - One channel with its switch.
 * @csspart channel-switch - The switch of a channel.
 * @csspart ready-all-button - Goes ready and switches every channel on.
 * @csspart push - Whether the agent is notified while the desk is closed; there where `push` is set up.
 * @csspart push-switch - The switch for that.
 * @csspart logout-button - Opens what logging out asks, or logs out.
 * @csspart confirmation - The question asked before logging out of open conversations.
 * @csspart message - Why the last wish did not come true.
 * @csspart placeholder - Shown while nobody is signed in.
 *
 * @cssstate pending - The server has not answered the last wish yet.
 * @cssstate open - The panel is open.
 * @cssstate offline - The link to the server is lost.
 */
export class AgentStateSwitch extends DeskElement {
  static override styles: CSSResultGroup = [DeskElement.styles, agentStateSwitchStyles];

  readonly #internals = this.attachInternals();
  readonly #presence = new SelectController(this, this.sessionController, (state) => state.presence);
  readonly #channels = new SelectController(this, this.sessionController, (state) => state.channels);
  readonly #reasons = new SelectController(this, this.sessionController, (state) => state.reasons);
  readonly #agent = new SelectController(this, this.sessionController, (state) => state.agent);
  readonly #push = new LazyPushSwitch(this, this.sessionController);
  readonly #requestedState = new SelectController(this, this.sessionController, selectRequestedState);
  readonly #requestedChannels = new SelectController(this, this.sessionController, selectRequestedChannels);
  readonly #isLoggingOut = new SelectController(
    this,
    this.sessionController,
    (state) => selectPendingCommand(state, 'log-out') !== undefined,
  );
  readonly #openConversations = new SelectController(this, this.sessionController, selectOpenConversationCount);

  @query('[part="trigger"]') private trigger!: HTMLElement | null;
  @query('#panel') private panel!: HTMLElement | null;
  @query('#note') private problemPopover!: HTMLElement | null;

  @state() private isOpen = false;
  @state() private searchText = '';
  @state() private tabStopKey = '';
  @state() private logoutStep: LogoutStep = { step: 'button' };

  /** A form small enough for the header of a page: the reason is left to the panel. */
  @property({ type: Boolean, reflect: true }) compact = false;

  readonly #requests = new AvailabilityRequests({
    element: this,
    session: () => this.currentSession,
    translations: () => this.translations,
    requestCommand: (requestEvent, command) => this.requestCommand(requestEvent, command),
    describeOutcome: (outcome) => this.describeOutcome(outcome),
  });
  readonly #popovers = new AnchoredPopovers(() => [this.trigger, this.panel, this.problemPopover], panelWidth);
  #panelHadFocus = false;

  constructor() {
    super();
    new TickController(this, () => this.#presence.value !== null);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resetPanel();
  }

  #wasFocusInPanel = false;

  protected override willUpdate(): void {
    this.#wasFocusInPanel = this.panel?.contains(this.shadowRoot?.activeElement ?? null) === true;
    if (this.#openConversations.value === 0 && this.logoutStep.step === 'confirm') this.logoutStep = { step: 'button' };
    const isPending =
      this.#requestedState.value !== undefined || this.#requestedChannels.value.size > 0 || this.#isLoggingOut.value;
    toggleState(this.#internals, 'pending', isPending);
    toggleState(this.#internals, 'offline', this.connection.status === 'reconnecting');
  }

  protected override updated(): void {
    // Taken out of the page, a popover closes without a word.
    if (this.panel === null && this.isOpen) this.#resetPanel();
    // What had the focus may have done its work and gone; the person is still in the panel.
    if (this.isOpen && this.#wasFocusInPanel && this.shadowRoot?.activeElement === null)
      this.#focus('[role="radio"][tabindex="0"]');
    toggleState(this.#internals, 'open', this.isOpen);
    const { problemPopover } = this;
    if (problemPopover === null || !this.isConnected) return;
    const isShown = this.#requests.problems.size > 0 && !this.isOpen;
    if (isShown !== problemPopover.matches(':popover-open')) problemPopover.togglePopover(isShown);
    this.#popovers.track(isShown || this.isOpen);
  }

  private handleBeforeToggle(event: ToggleEvent): void {
    if (event.newState === 'open') this.#popovers.updatePosition();
    else this.#panelHadFocus = this.panel?.contains(this.shadowRoot?.activeElement ?? null) ?? false;
  }

  private handleToggle(event: ToggleEvent): void {
    if (event.newState === 'closed') {
      this.#resetPanel();
      // Browsers do not always find their way back to the trigger; who has gone elsewhere is left there.
      const active = this.shadowRoot?.activeElement ?? null;
      if (this.#panelHadFocus && (active === null || this.panel?.contains(active) === true)) this.trigger?.focus();
      return;
    }
    this.isOpen = true;
    this.#focus('[role="radio"][tabindex="0"]');
  }

  private handlePanelKey(event: KeyboardEvent): void {
    const isInSearch = event.target instanceof HTMLInputElement;
    if (!isInSearch || event.key !== 'Enter' || event.isComposing) {
      moveChoiceFocus(event);
      return;
    }
    const [onlyMatch, ...otherMatches] = getChoices({
      reasons: this.#getReasons('not-ready'),
      searchText: this.searchText,
    }).slice(1);
    if (onlyMatch !== undefined && otherMatches.length === 0) void this.handleSelect(onlyMatch);
  }

  private async handleSelect(choice: Availability): Promise<void> {
    if (this.#isBlocked) return;
    const requestId = this.#requests.startRequest();
    // Asked again, the server would only say that nothing changed.
    const isDone =
      getChoiceKey(choice) === getChoiceKey(this.#displayedState) || (await this.#requests.setState(choice));
    if (isDone && choice.state === 'not-ready' && this.#requests.isLatest(requestId)) this.panel?.hidePopover();
  }

  private async handleChannelToggle(channel: ChannelPresence, ready: boolean): Promise<void> {
    if (this.#isBlocked || this.#requestedChannels.value.has(channel.id)) return;
    this.#requests.startRequest();
    await this.#requests.setChannel(channel, ready);
  }

  private async handleAllReady(): Promise<void> {
    if (this.#isBlocked || this.#requests.isGoingReady) return;
    if (await this.#requests.setAllReady()) this.panel?.hidePopover();
  }

  private handleLogoutBegin(): void {
    if (!this.isOnline || this.#isLoggingOut.value) return;
    this.#requests.startRequest();
    if (this.#getReasons('logout').length === 0) {
      this.handleLogoutReason(null);
      return;
    }
    this.logoutStep = { step: 'reasons' };
    this.#focusAfterUpdate('.logout [role="group"] button');
  }

  private handleLogoutReason(reason: Reason | null): void {
    if (!this.isOnline) return;
    if (this.#openConversations.value === 0) {
      this.handleLogout(reason);
      return;
    }
    this.logoutStep = { step: 'confirm', reason };
    this.#focusAfterUpdate('[data-first]');
  }

  private handleLogout(reason: Reason | null): void {
    if (!this.isOnline) return;
    this.handleLogoutCancel();
    void this.#requests.logOut(reason);
  }

  private handleLogoutCancel(): void {
    this.logoutStep = { step: 'button' };
    this.#focusAfterUpdate('[part="logout-button"]');
  }

  private handleDismiss(): void {
    this.#requests.clearProblems();
    this.trigger?.focus();
  }

  #getReasons(wantedKind: Reason['kind']): readonly Reason[] {
    return (this.#reasons.value ?? []).filter(({ kind }) => kind === wantedKind);
  }

  get #canChangeState(): boolean {
    return hasPermission(this.#agent.value, 'change-state');
  }

  /** Nothing can be changed now; the panel says why. */
  get #isBlocked(): boolean {
    return !this.isOnline || !this.#canChangeState || this.#isLoggingOut.value;
  }

  /** The wish while there is one, else what the server says. */
  get #displayedState(): Pick<Presence, 'state' | 'reason'> {
    return this.#requestedState.value ?? this.#presence.value ?? { state: 'unknown', reason: null };
  }

  #resetPanel(): void {
    this.isOpen = false;
    this.searchText = '';
    this.tabStopKey = '';
    this.logoutStep = { step: 'button' };
    this.#popovers.track(false);
  }

  #focus(selector: string): void {
    this.panel?.querySelector<HTMLElement>(selector)?.focus();
  }

  #focusAfterUpdate(selector: string): void {
    void this.updateComplete.then(() => this.#focus(selector));
  }

  protected override render(): TemplateResult {
    const placeholder = this.renderPlaceholder();
    return html`<div part="base" dir=${this.localize.dir} lang=${this.localize.lang}>
      ${placeholder ?? html`${this.renderTriggerButton()}${this.renderPanel()}${this.renderProblemPopover()}`}
      <div class="visually-hidden" role="alert">${[...this.#requests.problems.values()].join(' ')}</div>
    </div>`;
  }

  private renderTriggerButton(): TemplateResult {
    const { translations } = this;
    const presence = this.#presence.value;
    if (presence === null) {
      return html`<button class="trigger button" part="trigger" disabled>${translations.loading}</button>`;
    }
    const isPending = this.#requestedState.value !== undefined;
    return renderTrigger({
      translations,
      displayedState: this.#displayedState,
      isPending,
      elapsed: this.localize.duration((this.currentSession?.clock.now() ?? presence.since) - presence.since),
      isReadyWithoutChannels: !isPending && this.#isReadyWithoutChannels,
      isOpen: this.isOpen,
      isOnline: this.isOnline,
    });
  }

  private renderPanel(): TemplateResult {
    const { translations, searchText, tabStopKey } = this;
    const displayedState = this.#displayedState;
    const presence = this.#presence.value;
    const isPending = this.#requestedState.value !== undefined;
    const problem = this.#requests.problems.get('state');
    return html`<div
      id="panel"
      part="panel"
      class="layer raised"
      popover
      role="dialog"
      aria-label=${translations.stateLabel}
      @beforetoggle=${this.handleBeforeToggle}
      @toggle=${this.handleToggle}
      @keydown=${this.handlePanelKey}
    >
      <div class="text muted small">
        ${isolateBidi(translations.stateWithReason(displayedState.state, displayedState.reason?.label ?? ''))}
        ${presence === null || isPending ? nothing : translations.stateSince(this.localize.time(presence.since))}
      </div>
      ${this.isOnline ? nothing : html`<div class="note warning">${translations.stateOffline}</div>`}
      ${this.#canChangeState ? nothing : html`<div class="note warning">${translations.stateNotAllowed}</div>`}
      ${presence?.state === 'unknown' ? html`<div class="note warning">${translations.stateUnknownHint}</div>` : nothing}
      ${renderStateChoice({
        translations,
        selectedKey: getChoiceKey(displayedState),
        isPending,
        disabled: this.#isBlocked,
        reasons: this.#getReasons('not-ready'),
        searchText,
        tabStopKey,
        onSelect: (choice) => void this.handleSelect(choice),
        onSearch: (text) => (this.searchText = text),
        onFocus: (key) => (this.tabStopKey = key),
      })}
      ${problem === undefined ? nothing : html`<div class="note negative" part="message">${problem}</div>`}
      ${this.renderChannelSection()} ${this.#push.render(this.translations)} ${this.renderLogoutSection()}
    </div>`;
  }

  private renderChannelSection(): TemplateResult {
    return renderChannels({
      translations: this.translations,
      formatNumber: (n) => this.localize.number(n),
      channels: this.#channels.value,
      requestedStates: this.#requestedChannels.value,
      isAgentReady: this.#presence.value?.state === 'ready',
      disabled: this.#isBlocked,
      isGoingReady: this.#requests.isGoingReady,
      problems: this.#requests.problems as ReadonlyMap<MediaDomainId, string>,
      onSwitch: (channel, ready) => void this.handleChannelToggle(channel, ready),
      onAllReady: () => void this.handleAllReady(),
    });
  }

  private renderLogoutSection(): TemplateResult {
    return renderLogout({
      translations: this.translations,
      step: this.logoutStep,
      reasons: this.#getReasons('logout'),
      openConversations: this.#openConversations.value,
      isPending: this.#isLoggingOut.value,
      disabled: !this.isOnline,
      problem: this.#requests.problems.get('logout') ?? null,
      onStart: () => this.handleLogoutBegin(),
      onReason: (reason) => this.handleLogoutReason(reason),
      onConfirm: (reason) => this.handleLogout(reason),
      onCancel: () => this.handleLogoutCancel(),
    });
  }

  /** What went wrong while the panel is closed; open, the panel says it beside the control. */
  private renderProblemPopover(): TemplateResult {
    return html`<div id="note" part="message" class="layer raised small" popover="manual">
      <div class="text">${[...this.#requests.problems.values()].map((text) => html`<div>${text}</div>`)}</div>
      <button
        class="button quiet icon"
        type="button"
        aria-label=${this.translations.close}
        @click=${this.handleDismiss}
      >
        ${icon('close')}
      </button>
    </div>`;
  }

  get #isReadyWithoutChannels(): boolean {
    const channels = this.#channels.value;
    if (this.#presence.value?.state !== 'ready' || channels.length === 0 || this.#requests.isGoingReady) return false;
    return !channels.some(
      ({ id, state: channelState }) => this.#requestedChannels.value.get(id) ?? isChannelOn(channelState),
    );
  }
}
