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
import { selectRequestedChannels, selectRequestedState } from '../../store/basic-selectors.js';
import { ListRegion } from '../internal/announce/list-region.js';
import { DeskElement } from '../internal/base/desk-element.js';
import { ConnectionNotice } from '../internal/connection/connection-notice.js';
import { toggleState } from '../internal/base/toggle-state.js';
import { icon } from '../internal/styles/icons.js';
import { isolateBidi } from '../internal/localization/isolate-bidi.js';
import { TickController } from '../internal/controllers/tick-controller.js';
import { agentStateSwitchStyles } from './agent-state-switch.styles.js';
import { CredentialsNotice } from '../internal/credentials/credentials-notice.js';
import { ServerErrorNotice } from '../internal/server-errors/server-error-notice.js';
import { AnchoredPopovers } from '../internal/popover/anchored-popovers.js';
import { AttentionSection } from './attention-section.js';
import { AvailabilityRequests } from './availability-requests.js';
import { renderChannels } from './channel-switches.js';
import { LazyPushSwitch } from './lazy-push-switch.js';
import { LogoutController } from './logout-controller.js';
import { getChoices, getChoiceKey, moveChoiceFocus, renderStateChoice, type Availability } from './state-choice.js';
import { renderTrigger } from './state-trigger.js';
import { isComposing } from '../internal/keys/is-composing.js';
import { focusUnasked } from '../internal/focus/settling.js';

/** Preferred width of the panel (rem). */
const panelWidth = 20;

/**
 * The agent's state (ready, or not ready with a reason) and a switch for each channel. Shows the state reported by the
 * server; a requested state is shown as pending until the server responds, and reverts with an explanation if refused.
 * Ready alone brings no offers: channels must be on as well, and one button does both.
 *
 * @summary Sets the agent's state and channels, and logs out.
 * @element agent-state-switch
 *
 * @fires state-change-request - The agent requests to be ready or not ready. Cancelable. Detail: `{ state, reason }`.
 * @fires channel-change-request - The agent requests to switch a channel on or off. Cancelable. Detail: `{ channelId, name, ready }`.
 * @fires push-change-request - The agent requests to turn push notifications on or off. Cancelable. Detail: `{ on }`.
 * @fires logout-request - The agent requests to log out. Cancelable. Detail: `{ reason }`.
 *
 * @csspart base - Container of the element.
 * @csspart trigger - The button that shows the state and opens the panel.
 * @csspart timer - Time since the state began.
 * @csspart panel - The popover that the trigger opens.
 * @csspart channel - One channel with its switch.
 * @csspart channel-switch - The switch of a channel.
 * @csspart ready-all-button - Sets the agent ready and switches every channel on.
 * @csspart push - Push notifications; shown where `push` is set up.
 * @csspart push-switch - The switch for push notifications.
 * @csspart attention-button - Opens the settings of sounds and notifications.
 * @csspart logout-button - Opens the reasons for logging out or the confirmation, or logs out.
 * @csspart confirmation - Asks for confirmation before logging out with open conversations.
 * @csspart message - Why the last request failed, or an error that the server reports.
 * @csspart credentials - Shown while the agent's credentials have expired, with a field for the password.
 * @csspart placeholder - Shown while no agent is signed in.
 * @csspart connection - Says that the connection is lost; one visible element of each session does.
 *
 * @cssstate pending - A request is waiting for the server's response.
 * @cssstate open - The panel is open.
 * @cssstate offline - The connection to the server has been lost for more than two seconds.
 */
export class AgentStateSwitch extends DeskElement {
  static override styles: CSSResultGroup = [DeskElement.styles, agentStateSwitchStyles];

  protected override readonly connectionNotice = new ConnectionNotice(this, this.sessionController, (status) =>
    status === 'online' ? null : 7,
  );
  readonly #internals = this.attachInternals();
  readonly #presence = new SelectController(this, this.sessionController, (state) => state.presence);
  readonly #channels = new SelectController(this, this.sessionController, (state) => state.channels);
  readonly #reasons = new SelectController(this, this.sessionController, (state) => state.reasons);
  readonly #haveReasonsFailed = new SelectController(
    this,
    this.sessionController,
    (state) => state.reasons === null && state.configurationProblem !== null,
  );
  readonly #agent = new SelectController(this, this.sessionController, (state) => state.agent);
  readonly #credentials = new CredentialsNotice(this, this.sessionController, () =>
    this.#focus('[role="radio"][tabindex="0"]'),
  );
  readonly #serverErrors = new ServerErrorNotice(this, this.sessionController, () => 1);
  readonly #problemRegion = new ListRegion();
  readonly #attention = new AttentionSection(this, this.sessionController, this.localize);
  readonly #push = new LazyPushSwitch(this, this.sessionController);
  readonly #requestedState = new SelectController(this, this.sessionController, selectRequestedState);
  readonly #requestedChannels = new SelectController(this, this.sessionController, selectRequestedChannels);

  @query('[part="trigger"]') private trigger!: HTMLElement | null;
  @query('#panel') private panel!: HTMLElement | null;
  @query('#problem') private problemPopover!: HTMLElement | null;

  @state() private isOpen = false;
  @state() private searchText = '';
  @state() private tabStopKey = '';

  /** Smaller, for page headers: the reason is shown only in the panel. */
  @property({ type: Boolean, reflect: true }) compact = false;

  readonly #requests = new AvailabilityRequests({
    element: this,
    session: () => this.currentSession,
    translations: () => this.translations,
    requestCommand: (requestEvent, command) => this.requestCommand(requestEvent, command),
    describeOutcome: (outcome) => this.describeOutcome(outcome),
  });
  readonly #logout = new LogoutController(this, this.sessionController, {
    requests: this.#requests,
    isOnline: () => this.isOnline,
    getReasons: () => this.#getReasons('logout'),
    focusAfterUpdate: (selector) => this.#focusAfterUpdate(selector),
  });
  readonly #popovers = new AnchoredPopovers(() => [this.trigger, this.panel, this.problemPopover], panelWidth);
  #wasFocusInPanel = false;
  #panelHadFocus = false;

  constructor() {
    super();
    new TickController(this, () => this.#presence.value !== null);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resetPanel();
  }

  protected override willUpdate(): void {
    this.#wasFocusInPanel = this.panel?.contains(this.shadowRoot?.activeElement ?? null) === true;
    const isPending =
      this.#requestedState.value !== undefined || this.#requestedChannels.value.size > 0 || this.#logout.isPending;
    toggleState(this.#internals, 'pending', isPending);
    toggleState(this.#internals, 'offline', (this.currentSession?.state.outage ?? null) !== null);
  }

  protected override updated(): void {
    // A popover that is removed from the page closes without a toggle event.
    if (this.panel === null && this.isOpen) this.#resetPanel();
    // The focused control may have been removed by this update.
    if (this.isOpen && this.#wasFocusInPanel && this.shadowRoot?.activeElement === null)
      this.#focus('[role="radio"][tabindex="0"]');
    toggleState(this.#internals, 'open', this.isOpen);
    const { problemPopover } = this;
    if (problemPopover === null || !this.isConnected) return;
    const isShown = this.#problemTexts.length > 0 && !this.isOpen;
    if (isShown !== problemPopover.matches(':popover-open')) problemPopover.togglePopover(isShown);
    this.#popovers.track(isShown || this.isOpen);
  }

  #handleBeforeToggle(event: ToggleEvent): void {
    if (event.newState === 'open') this.#popovers.updatePosition();
    else this.#panelHadFocus = this.panel?.contains(this.shadowRoot?.activeElement ?? null) ?? false;
  }

  #handleToggle(event: ToggleEvent): void {
    if (event.newState === 'closed') {
      this.#resetPanel();
      // Browsers do not always return the focus to the trigger. A focus that has moved elsewhere stays there.
      const active = this.shadowRoot?.activeElement ?? null;
      if (this.#panelHadFocus && (active === null || this.panel?.contains(active) === true)) this.trigger?.focus();
      return;
    }
    this.isOpen = true;
    void this.currentSession?.loadConfiguration();
    this.#push.retry();
    this.#focus('[role="radio"][tabindex="0"]');
  }

  #handlePanelKey(event: KeyboardEvent): void {
    const isInSearch = event.target instanceof HTMLInputElement;
    if (!isInSearch || event.key !== 'Enter' || isComposing(event)) {
      moveChoiceFocus(event);
      return;
    }
    const [onlyMatch, ...otherMatches] = getChoices({
      reasons: this.#getReasons('not-ready'),
      searchText: this.searchText,
    }).slice(1);
    if (onlyMatch !== undefined && otherMatches.length === 0) void this.#handleSelect(onlyMatch);
  }

  async #handleSelect(choice: Availability): Promise<void> {
    if (this.#isBlocked) return;
    const requestId = this.#requests.startRequest();
    // The server refuses a request for the current state.
    const isDone =
      getChoiceKey(choice) === getChoiceKey(this.#displayedState) || (await this.#requests.setState(choice));
    if (isDone && choice.state === 'not-ready' && this.#requests.isLatest(requestId)) this.panel?.hidePopover();
  }

  async #handleChannelToggle(channel: ChannelPresence, ready: boolean): Promise<void> {
    if (this.#isBlocked || this.#requestedChannels.value.has(channel.id)) return;
    this.#requests.startRequest();
    await this.#requests.setChannel(channel, ready);
  }

  async #handleAllReady(): Promise<void> {
    if (this.#isBlocked || this.#requests.isGoingReady) return;
    if (await this.#requests.setAllReady()) this.panel?.hidePopover();
  }

  #handleDismiss(): void {
    this.#requests.clearProblems();
    this.#serverErrors.dismiss();
    this.trigger?.focus();
  }

  #getReasons(wantedKind: Reason['kind']): readonly Reason[] {
    return (this.#reasons.value ?? []).filter(({ kind }) => kind === wantedKind);
  }

  /** Why requests failed, and what else the server reports. */
  get #problemTexts(): readonly string[] {
    return [...this.#requests.problems.values(), ...this.#serverErrors.texts(this.translations)];
  }

  get #canChangeState(): boolean {
    return hasPermission(this.#agent.value, 'change-state');
  }

  /** No changes are possible now; the panel explains why. */
  get #isBlocked(): boolean {
    return !this.isOnline || !this.#canChangeState || this.#logout.isPending;
  }

  /** The requested state while a request is pending, else the state reported by the server. */
  get #displayedState(): Pick<Presence, 'state' | 'reason'> {
    return this.#requestedState.value ?? this.#presence.value ?? { state: 'unknown', reason: null };
  }

  #resetPanel(): void {
    this.isOpen = false;
    this.searchText = '';
    this.tabStopKey = '';
    this.#logout.reset();
    this.#attention.close();
    this.#popovers.track(false);
  }

  #focus(selector: string): void {
    const control = this.panel?.querySelector<HTMLElement>(selector);
    if (control) focusUnasked(control);
  }

  #focusAfterUpdate(selector: string): void {
    void this.updateComplete.then(() => this.#focus(selector));
  }

  protected override render(): TemplateResult {
    const placeholder = this.renderPlaceholder();
    return html`<div part="base" dir=${this.localize.dir} lang=${this.localize.lang}>
      ${placeholder ?? html`${this.#renderTriggerButton()}${this.#renderPanel()}${this.#renderProblemPopover()}`}
      ${this.connectionNotice.renderReturn(this.translations)}
      <div class="visually-hidden" role="status">
        ${this.#attention.isSoundBlocked ? this.translations.stateSoundBlocked : nothing}
      </div>
      <div class="visually-hidden" role="alert">${this.#problemRegion.read(this.#problemTexts)}</div>
    </div>`;
  }

  #renderTriggerButton(): TemplateResult {
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
      connectionText: this.connectionNotice.text(translations),
      connectionRole: this.connectionNotice.role,
      areCredentialsExpired: this.#credentials.isShown,
      isDoNotDisturb: this.#attention.isDoNotDisturb,
      isSoundBlocked: this.#attention.isSoundBlocked,
    });
  }

  #renderPanel(): TemplateResult {
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
      @beforetoggle=${this.#handleBeforeToggle}
      @toggle=${this.#handleToggle}
      @keydown=${this.#handlePanelKey}
    >
      <div class="text muted small">
        ${isolateBidi(translations.stateWithReason(displayedState.state, displayedState.reason?.label ?? ''))}
        ${presence === null || isPending ? nothing : translations.stateSince(this.localize.time(presence.since))}
      </div>
      ${this.#credentials.render(translations)}
      ${this.isOnline ? nothing : html`<div class="note warning">${translations.stateOffline}</div>`}
      ${this.#canChangeState ? nothing : html`<div class="note warning">${translations.stateNotAllowed}</div>`}
      ${presence?.state === 'unknown' ? html`<div class="note warning">${translations.stateUnknownHint}</div>` : nothing}
      ${renderStateChoice({
        translations,
        selectedKey: getChoiceKey(displayedState),
        isPending,
        disabled: this.#isBlocked,
        reasons: this.#getReasons('not-ready'),
        haveReasonsFailed: this.#haveReasonsFailed.value,
        searchText,
        tabStopKey,
        onSelect: (choice) => void this.#handleSelect(choice),
        onSearch: (text) => (this.searchText = text),
        onFocus: (key) => (this.tabStopKey = key),
      })}
      ${[...(problem === undefined ? [] : [problem]), ...this.#serverErrors.texts(translations)].map(
        (text) => html`<div class="note negative" part="message">${text}</div>`,
      )}
      ${this.#renderChannelSection()} ${this.#push.render(translations)} ${this.#attention.render(translations)}
      ${this.#logout.render(translations)}
    </div>`;
  }

  #renderChannelSection(): TemplateResult {
    return renderChannels({
      translations: this.translations,
      formatNumber: (n) => this.localize.number(n),
      channels: this.#channels.value,
      requestedStates: this.#requestedChannels.value,
      isAgentReady: this.#presence.value?.state === 'ready',
      disabled: this.#isBlocked,
      isGoingReady: this.#requests.isGoingReady,
      problems: this.#requests.problems as ReadonlyMap<MediaDomainId, string>,
      onSwitch: (channel, ready) => void this.#handleChannelToggle(channel, ready),
      onAllReady: () => void this.#handleAllReady(),
    });
  }

  /** Problems while the panel is closed; the open panel shows each next to its control. */
  #renderProblemPopover(): TemplateResult {
    return html`<div id="problem" part="message" class="layer raised small" popover="manual">
      <div class="text">${this.#problemTexts.map((text) => html`<div>${text}</div>`)}</div>
      <button
        class="button quiet icon"
        type="button"
        aria-label=${this.translations.close}
        @click=${this.#handleDismiss}
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
