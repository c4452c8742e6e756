import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { SelectController } from '../../context/select-controller.js';
import {
  isChannelOn,
  isPermitted,
  type ChannelPresence,
  type MediaDomainId,
  type Presence,
  type Reason,
} from '../../domain/index.js';
import {
  selectOpenConversationCount,
  selectPending,
  selectWishedChannels,
  selectWishedState,
} from '../../store/selectors.js';
import { DeskElement } from '../internal/desk-element.js';
import { icon } from '../internal/icons.js';
import { isolate } from '../internal/isolate.js';
import { TickController } from '../internal/ticker.js';
import { agentStateSwitchStyles } from './agent-state-switch.styles.js';
import { HangingLayers } from '../internal/anchored.js';
import { AvailabilityWishes } from './availability-wishes.js';
import { renderChannels } from './channel-switches.js';
import { renderLogout, type LogoutStep } from './logout-choice.js';
import { PushItem } from './push-item.js';
import { choicesOf, keyOf, moveAmongChoices, renderStateChoice, type Availability } from './state-choice.js';
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
  readonly #presence = new SelectController(this, this.sessions, (state) => state.presence);
  readonly #channels = new SelectController(this, this.sessions, (state) => state.channels);
  readonly #reasons = new SelectController(this, this.sessions, (state) => state.reasons);
  readonly #agent = new SelectController(this, this.sessions, (state) => state.agent);
  readonly #push = new PushItem(this, this.sessions);
  readonly #wishedState = new SelectController(this, this.sessions, selectWishedState);
  readonly #wishedChannels = new SelectController(this, this.sessions, selectWishedChannels);
  readonly #loggingOut = new SelectController(
    this,
    this.sessions,
    (state) => selectPending(state, 'log-out') !== undefined,
  );
  readonly #openConversations = new SelectController(this, this.sessions, selectOpenConversationCount);

  @query('[part="trigger"]') private trigger!: HTMLElement | null;
  @query('#panel') private panel!: HTMLElement | null;
  @query('#note') private note!: HTMLElement | null;

  @state() private open = false;
  @state() private search = '';
  @state() private tabStop = '';
  @state() private logoutStep: LogoutStep = { step: 'button' };

  /** A form small enough for the header of a page: the reason is left to the panel. */
  @property({ type: Boolean, reflect: true }) compact = false;

  readonly #wishes = new AvailabilityWishes({
    element: this,
    desk: () => this.desk,
    words: () => this.words,
    ask: (request, command) => this.ask(request, command),
    explain: (outcome) => this.explain(outcome),
  });
  readonly #layers = new HangingLayers(() => [this.trigger, this.panel, this.note], panelWidth);
  #panelHadFocus = false;

  constructor() {
    super();
    new TickController(this, () => this.#presence.value !== null);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#closed();
  }

  #inPanel = false;

  protected override willUpdate(): void {
    this.#inPanel = this.panel?.contains(this.shadowRoot?.activeElement ?? null) === true;
    if (this.#openConversations.value === 0 && this.logoutStep.step === 'confirm') this.logoutStep = { step: 'button' };
    const pending =
      this.#wishedState.value !== undefined || this.#wishedChannels.value.size > 0 || this.#loggingOut.value;
    this.#setState('pending', pending);
    this.#setState('offline', this.connection.status === 'reconnecting');
  }

  protected override updated(): void {
    // Taken out of the page, a popover closes without a word.
    if (this.panel === null && this.open) this.#closed();
    // What had the focus may have done its work and gone; the person is still in the panel.
    if (this.open && this.#inPanel && this.shadowRoot?.activeElement === null)
      this.#focus('[role="radio"][tabindex="0"]');
    this.#setState('open', this.open);
    const { note } = this;
    if (note === null || !this.isConnected) return;
    const wanted = this.#wishes.problems.size > 0 && !this.open;
    if (wanted !== note.matches(':popover-open')) note.togglePopover(wanted);
    this.#layers.follow(wanted || this.open);
  }

  private handleBeforeToggle(event: ToggleEvent): void {
    if (event.newState === 'open') this.#layers.place();
    else this.#panelHadFocus = this.panel?.contains(this.shadowRoot?.activeElement ?? null) ?? false;
  }

  private handleToggle(event: ToggleEvent): void {
    if (event.newState === 'closed') {
      this.#closed();
      // Browsers do not always find their way back to the trigger; who has gone elsewhere is left there.
      const active = this.shadowRoot?.activeElement ?? null;
      if (this.#panelHadFocus && (active === null || this.panel?.contains(active) === true)) this.trigger?.focus();
      return;
    }
    this.open = true;
    this.#focus('[role="radio"][tabindex="0"]');
  }

  private handlePanelKey(event: KeyboardEvent): void {
    const inSearch = event.target instanceof HTMLInputElement;
    if (!inSearch || event.key !== 'Enter' || event.isComposing) {
      moveAmongChoices(event);
      return;
    }
    const [found, ...more] = choicesOf({ reasons: this.#reasonsFor('not-ready'), search: this.search }).slice(1);
    if (found !== undefined && more.length === 0) void this.handleChoose(found);
  }

  private async handleChoose(choice: Availability): Promise<void> {
    if (this.#blocked) return;
    const act = this.#wishes.begin();
    // Asked again, the server would only say that nothing changed.
    const done = keyOf(choice) === keyOf(this.#shown) || (await this.#wishes.state(choice));
    if (done && choice.state === 'not-ready' && this.#wishes.isLatest(act)) this.panel?.hidePopover();
  }

  private async handleSwitch(channel: ChannelPresence, ready: boolean): Promise<void> {
    if (this.#blocked || this.#wishedChannels.value.has(channel.id)) return;
    this.#wishes.begin();
    await this.#wishes.channel(channel, ready);
  }

  private async handleAllReady(): Promise<void> {
    if (this.#blocked || this.#wishes.goingReady) return;
    if (await this.#wishes.allReady()) this.panel?.hidePopover();
  }

  private handleLogoutBegin(): void {
    if (!this.online || this.#loggingOut.value) return;
    this.#wishes.begin();
    if (this.#reasonsFor('logout').length === 0) {
      this.handleLogoutReason(null);
      return;
    }
    this.logoutStep = { step: 'reasons' };
    this.#focusLater('.logout [role="group"] button');
  }

  private handleLogoutReason(reason: Reason | null): void {
    if (!this.online) return;
    if (this.#openConversations.value === 0) {
      this.handleLogout(reason);
      return;
    }
    this.logoutStep = { step: 'confirm', reason };
    this.#focusLater('[data-first]');
  }

  private handleLogout(reason: Reason | null): void {
    if (!this.online) return;
    this.handleLogoutCancel();
    void this.#wishes.logOut(reason);
  }

  private handleLogoutCancel(): void {
    this.logoutStep = { step: 'button' };
    this.#focusLater('[part="logout-button"]');
  }

  private handleDismiss(): void {
    this.#wishes.forget();
    this.trigger?.focus();
  }

  #reasonsFor(what: Reason['kind']): readonly Reason[] {
    return (this.#reasons.value ?? []).filter(({ kind }) => kind === what);
  }

  get #allowed(): boolean {
    return isPermitted(this.#agent.value, 'change-state');
  }

  /** Nothing can be changed now; the panel says why. */
  get #blocked(): boolean {
    return !this.online || !this.#allowed || this.#loggingOut.value;
  }

  /** The wish while there is one, else what the server says. */
  get #shown(): Pick<Presence, 'state' | 'reason'> {
    return this.#wishedState.value ?? this.#presence.value ?? { state: 'unknown', reason: null };
  }

  #closed(): void {
    this.open = false;
    this.search = '';
    this.tabStop = '';
    this.logoutStep = { step: 'button' };
    this.#layers.follow(false);
  }

  #focus(selector: string): void {
    this.panel?.querySelector<HTMLElement>(selector)?.focus();
  }

  #focusLater(selector: string): void {
    void this.updateComplete.then(() => this.#focus(selector));
  }

  #setState(name: string, on: boolean): void {
    if (on) this.#internals.states.add(name);
    else this.#internals.states.delete(name);
  }

  protected override render(): TemplateResult {
    const placeholder = this.placeholder();
    return html`<div part="base" dir=${this.localize.dir} lang=${this.localize.lang}>
      ${placeholder ?? html`${this.renderTriggerButton()}${this.renderPanel()}${this.renderNote()}`}
      <div class="visually-hidden" role="alert">${[...this.#wishes.problems.values()].join(' ')}</div>
    </div>`;
  }

  private renderTriggerButton(): TemplateResult {
    const { words } = this;
    const presence = this.#presence.value;
    if (presence === null) {
      return html`<button class="trigger button" part="trigger" disabled>${words.loading}</button>`;
    }
    const pending = this.#wishedState.value !== undefined;
    return renderTrigger({
      words,
      shown: this.#shown,
      pending,
      elapsed: this.localize.duration((this.desk?.clock.now() ?? presence.since) - presence.since),
      readyForNothing: !pending && this.#isReadyForNothing,
      open: this.open,
      online: this.online,
    });
  }

  private renderPanel(): TemplateResult {
    const { words, search, tabStop } = this;
    const shown = this.#shown;
    const presence = this.#presence.value;
    const pending = this.#wishedState.value !== undefined;
    const problem = this.#wishes.problems.get('state');
    return html`<div
      id="panel"
      part="panel"
      class="layer raised"
      popover
      role="dialog"
      aria-label=${words.stateLabel}
      @beforetoggle=${this.handleBeforeToggle}
      @toggle=${this.handleToggle}
      @keydown=${this.handlePanelKey}
    >
      <div class="text muted small">
        ${isolate(words.stateWithReason(shown.state, shown.reason?.label ?? ''))}
        ${presence === null || pending ? nothing : words.stateSince(this.localize.time(presence.since))}
      </div>
      ${this.online ? nothing : html`<div class="note warning">${words.stateOffline}</div>`}
      ${this.#allowed ? nothing : html`<div class="note warning">${words.stateNotAllowed}</div>`}
      ${presence?.state === 'unknown' ? html`<div class="note warning">${words.stateUnknownHint}</div>` : nothing}
      ${renderStateChoice({
        words,
        chosen: keyOf(shown),
        pending,
        disabled: this.#blocked,
        reasons: this.#reasonsFor('not-ready'),
        search,
        tabStop,
        onChoose: (choice) => void this.handleChoose(choice),
        onSearch: (text) => (this.search = text),
        onFocus: (key) => (this.tabStop = key),
      })}
      ${problem === undefined ? nothing : html`<div class="note negative" part="message">${problem}</div>`}
      ${this.renderChannelSection()} ${this.#push.render(this.words)} ${this.renderLogoutSection()}
    </div>`;
  }

  private renderChannelSection(): TemplateResult {
    return renderChannels({
      words: this.words,
      number: (n) => this.localize.number(n),
      channels: this.#channels.value,
      wishes: this.#wishedChannels.value,
      ready: this.#presence.value?.state === 'ready',
      disabled: this.#blocked,
      goingReady: this.#wishes.goingReady,
      messages: this.#wishes.problems as ReadonlyMap<MediaDomainId, string>,
      onSwitch: (channel, ready) => void this.handleSwitch(channel, ready),
      onAllReady: () => void this.handleAllReady(),
    });
  }

  private renderLogoutSection(): TemplateResult {
    return renderLogout({
      words: this.words,
      step: this.logoutStep,
      reasons: this.#reasonsFor('logout'),
      openConversations: this.#openConversations.value,
      pending: this.#loggingOut.value,
      disabled: !this.online,
      message: this.#wishes.problems.get('logout') ?? null,
      onBegin: () => this.handleLogoutBegin(),
      onReason: (reason) => this.handleLogoutReason(reason),
      onConfirm: (reason) => this.handleLogout(reason),
      onCancel: () => this.handleLogoutCancel(),
    });
  }

  /** What went wrong while the panel is closed; open, the panel says it beside the control. */
  private renderNote(): TemplateResult {
    return html`<div id="note" part="message" class="layer raised small" popover="manual">
      <div class="text">${[...this.#wishes.problems.values()].map((text) => html`<div>${text}</div>`)}</div>
      <button class="button quiet icon" type="button" aria-label=${this.words.close} @click=${this.handleDismiss}>
        ${icon('close')}
      </button>
    </div>`;
  }

  get #isReadyForNothing(): boolean {
    const channels = this.#channels.value;
    if (this.#presence.value?.state !== 'ready' || channels.length === 0 || this.#wishes.goingReady) return false;
    return !channels.some(({ id, state: each }) => this.#wishedChannels.value.get(id) ?? isChannelOn(each));
  }
}
