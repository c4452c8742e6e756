import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { SelectController } from '../../context/select-controller.js';
import {
  hasPermission,
  type Conversation,
  type ConversationId,
  type CustomerLabel,
  type CustomerLabelId,
} from '../../domain/index.js';
import { selectActiveConversation } from '../../store/selectors.js';
import { DeskElement } from '../internal/base/desk-element.js';
import { noteButtonStyles } from '../internal/styles/note-buttons.js';
import { watchForTags } from '../internal/base/watch-for-tags.js';
import { LiveRegion } from '../internal/announce/live-region.js';
import { copyText } from '../internal/clipboard/copy-text.js';
import { ConnectionNotice } from '../internal/connection/connection-notice.js';
import { ConversationController } from '../internal/controllers/conversation-controller.js';
import { isFocusLost } from '../internal/focus/move-focus.js';
import { InertPlaces } from '../internal/focus/inert-places.js';
import { formatCustomerName } from '../internal/format/format-customer-name.js';
import { joinNames } from '../internal/format/join-names.js';
import { isolateBidi } from '../internal/localization/isolate-bidi.js';
import { avatarStyles, renderAvatar } from '../internal/styles/avatar.js';
import { conversationIcon } from '../internal/styles/conversation-icons.js';
import { iconButton } from '../internal/styles/icons.js';
import { registerEnglish } from '../../translations/en.js';
import { customer as customerTexts, customerHistory } from '../../translations/en/parts/customer.js';
import { listContacts, listDetails, type Fact } from './card-facts.js';
import { customerCardStyles } from './customer-card.styles.js';
import { CustomerLabelRequestEvent } from './customer-card.events.js';
import { renderFacts, type FactsView } from './fact-list.js';
import { renderLabels } from './label-list.js';
import { LabelMenu } from './label-menu.js';
import { ProfileController } from './profile-controller.js';
import { focusUnasked } from '../internal/focus/settling.js';

registerEnglish({ ...customerTexts, ...customerHistory });

/**
 * Who the customer of a conversation is: how they can be reached, labels, attributes by the server's schema, what they
 * filled in before the chat, the data of the conversation, and earlier conversations. Shows the customer of the conversation
 * given by `conversation-id`, or else of the session's active one.
 *
 * Agents without the permission to see personal data see it masked, and cannot copy it. Labels can be set and removed by
 * agents who have the permissions `customer-labels: assign_label` and `customer: manage_in_conversation`.
 *
 * @summary Who the customer is: contacts, labels, attributes, pre-chat form, earlier conversations.
 * @element customer-card
 *
 * @slot actions - Actions of the host in the head, e.g. a link into its own records.
 * @slot fields - Fields of the host, below the labels.
 * @slot end - More of the host at the end, before the earlier conversations.
 * @slot empty - Replaces the text shown while no conversation is open.
 *
 * @fires customer-label-request - The agent sets a label or removes it. Cancelable. Detail: `{ customerId, label, isSet }`.
 *
 * @csspart drawer-button - With `drawer`: the button that opens the card.
 * @csspart drawer - With `drawer`: the dialog with the card.
 * @csspart base - The whole card.
 * @csspart head - Name and initials.
 * @csspart section - One part of the card.
 * @csspart facts - A list of names and values.
 * @csspart copy-button - The button that copies a value.
 * @csspart labels - The labels.
 * @csspart label - One label.
 * @csspart add-label-button - The button that opens the menu of labels.
 * @csspart label-menu - The menu of labels.
 * @csspart message - Why the customer could not be loaded, or a label not changed.
 * @csspart history - The earlier conversations.
 * @csspart placeholder - Shown while there is no session or no agent is signed in.
 * @csspart connection - Says that the connection is lost; one visible element of each session does.
 */
export class CustomerCard extends DeskElement {
  static override styles: CSSResultGroup = [DeskElement.styles, avatarStyles, noteButtonStyles, customerCardStyles];

  protected override readonly connectionNotice = new ConnectionNotice(this, this.sessionController, () => 5);
  readonly #agent = new SelectController(this, this.sessionController, (state) => state.agent);
  readonly #conversation = new ConversationController(
    this,
    this.sessionController,
    (state) => this.conversationId ?? selectActiveConversation(state),
  );
  readonly #profile = new ProfileController(this, this.sessionController, () =>
    this.drawer && !this.isOpen ? undefined : this.#conversation.value,
  );
  readonly #labelMenu = new LabelMenu(this);
  readonly #announcer = new LiveRegion();
  #shownId: ConversationId | null = null;

  /** Labels that are being set or removed. */
  @state() private pending: ReadonlyMap<CustomerLabelId, boolean> = new Map();
  /** Attributes of which all values are shown. */
  @state() private expanded: ReadonlySet<string> = new Set();
  /** Why the last label could not be changed. */
  @state() private problem: string | null = null;

  /** Id of the conversation whose customer is shown; without it, the session's active one. */
  @property({ attribute: 'conversation-id' }) conversationId: ConversationId | null = null;

  /** Leaves out the earlier conversations, e.g. where a `<customer-history>` shows them. */
  @property({ type: Boolean, attribute: 'no-history' }) noHistory = false;

  /**
   * Shows a button that opens the card at the edge of the page, e.g. in the head of a thread:
   * `<chat-thread><customer-card slot="actions" drawer></customer-card></chat-thread>`.
   */
  @property({ type: Boolean }) drawer = false;

  @state() private isOpen = false;
  @query('dialog') private dialog!: HTMLDialogElement | null;

  constructor() {
    super();
    new InertPlaces(this, '.label');
  }

  protected override firstUpdated(): void {
    watchForTags(this.renderRoot as ShadowRoot);
  }

  protected override update(changed: PropertyValues<this>): void {
    const id = this.#conversation.value?.id ?? null;
    if (id !== this.#shownId) {
      this.#shownId = id;
      this.pending = new Map();
      this.expanded = new Set();
      this.#labelMenu.search('');
      this.problem = null;
      this.#announcer.clear();
    }
    super.update(changed);
  }

  readonly #handleOpenDrawer = (): void => {
    this.isOpen = true;
    this.dialog?.showModal();
  };

  readonly #handleCloseDrawer = (): void => {
    this.isOpen = false;
  };

  /** A press beside the drawer. */
  readonly #handleDialogClick = (event: MouseEvent): void => {
    if (event.target === this.dialog) this.dialog?.close();
  };

  /** Slots without content take no room. */
  readonly #handleSlotChange = (event: Event): void => {
    const slot = event.currentTarget as HTMLElement;
    const hasContent = [...slot.querySelectorAll('slot')].some(
      (inner) => inner.assignedElements({ flatten: true }).length > 0,
    );
    slot.classList.toggle('filled', hasContent);
  };

  readonly #handleDismissProblem = (): void => {
    this.problem = null;
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  };

  readonly #handleRetry = (): void => {
    void this.#profile.load();
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  };

  async #toggleLabel(label: CustomerLabel, isSet: boolean): Promise<void> {
    const conversation = this.#conversation.value;
    if (conversation === undefined) return;
    const customerId = conversation.customer.id;
    const request = new CustomerLabelRequestEvent({ customerId, label, isSet });
    if (!this.dispatchEvent(request)) return;
    this.problem = null;
    this.pending = new Map(this.pending).set(label.id, isSet);
    // The button of a removed label goes: the focus stays in the list of labels.
    const hasFocus = this.shadowRoot?.activeElement?.matches('.remove') === true;
    const outcome = await this.#profile.setLabel(label.id, isSet);
    if (this.#conversation.value?.id !== conversation.id) return;
    this.pending = new Map([...this.pending].filter(([id]) => id !== label.id));
    const why = this.describeOutcome(outcome);
    const { translations } = this;
    const name = isolateBidi(label.name);
    this.problem = why === null ? null : translations.cardLabelFailed(name, why);
    if (why === null)
      this.#announcer.announce(isSet ? translations.cardLabelSet(name) : translations.cardLabelRemoved(name));
    if (!hasFocus) return;
    await this.updateComplete;
    const { button } = this.#labelMenu;
    if (button !== null && (this.matches(':focus-within') || isFocusLost(this))) focusUnasked(button);
  }

  async #copy(name: string, value: string): Promise<void> {
    const { translations } = this;
    const isCopied = await copyText(value, this);
    this.#announcer.announce(isCopied ? translations.cardCopied(isolateBidi(name)) : translations.cardCopyFailed);
    this.requestUpdate();
  }

  get #isMasked(): boolean {
    return !hasPermission(this.#agent.value, 'view-customer-details');
  }

  /** Why labels cannot be changed now; undefined if this agent never can. */
  #labelsDisabledReason(): string | null | undefined {
    if (!this.#profile.canSetLabels) return undefined;
    return this.isOnline ? null : this.translations.outcomeOffline;
  }

  protected override render(): TemplateResult {
    return this.drawer ? this.#renderDrawer() : this.#renderBase();
  }

  #renderDrawer(): TemplateResult {
    const { translations, localize } = this;
    return html`<button
        class="button quiet icon"
        part="drawer-button"
        type="button"
        dir=${localize.dir}
        lang=${localize.lang}
        title=${translations.cardOpen}
        aria-label=${translations.cardOpen}
        aria-haspopup="dialog"
        @click=${this.#handleOpenDrawer}
      >
        ${conversationIcon('user')}
      </button>
      <dialog
        part="drawer"
        class="raised"
        dir=${localize.dir}
        lang=${localize.lang}
        aria-label=${translations.cardLabel}
        @click=${this.#handleDialogClick}
        @close=${this.#handleCloseDrawer}
      >
        ${this.isOpen ? this.#renderBase() : nothing}
      </dialog>`;
  }

  #renderBase(): TemplateResult {
    const { translations, localize } = this;
    const conversation = this.#conversation.value;
    return html`<div
      part="base"
      dir=${localize.dir}
      lang=${localize.lang}
      role="region"
      aria-label=${translations.cardLabel}
    >
      ${this.renderPlaceholder() ?? (conversation === undefined ? this.#renderEmpty() : this.#renderCard(conversation))}
      <div class="visually-hidden" role="status">${this.#announcer.text}</div>
    </div>`;
  }

  #renderEmpty(): TemplateResult {
    const { translations } = this;
    return html`${this.connectionNotice.render(translations, this.localize)}
      <slot name="empty"
        ><div class="empty">
          <div>${translations.cardEmpty}</div>
          <div class="small">${translations.cardEmptyHint}</div>
        </div></slot
      >`;
  }

  #renderCard(conversation: Conversation): TemplateResult {
    const { translations, localize } = this;
    const { profile } = this.#profile;
    const name = profile?.name || formatCustomerName(conversation.customer, translations);
    const channels = joinNames([...new Set(conversation.channelSessions.map(({ channel }) => channel.name))], localize);
    const lines = (entries: Iterable<readonly [string, string]>): readonly Fact[] =>
      [...entries]
        .filter(([, value]) => value !== '')
        .map(([key, value]) => ({ name: key, values: [value], kind: 'text' }));
    const form = lines(this.#profile.form.map(({ label, value }) => [label, value]));
    // Servers copy the form into the data of the conversation.
    const known = new Set(form.map(keyOfLine));
    const data = lines(conversation.data).filter((line) => !known.has(keyOfLine(line)));
    // Lines go from the data to the form when the form is known: who has asked for all of them still sees all.
    const expandedWith = translations.cardData;
    return html`<div class="head" part="head">
        ${renderAvatar(name, conversation.customer.id, localize.lang)}
        <div class="who">
          <h2 class="truncate" tabindex="-1"><bdi translate="no">${name}</bdi></h2>
          <div class="muted small truncate" title=${channels}><bdi>${channels}</bdi></div>
        </div>
        <slot name="actions"></slot>
        ${this.drawer ? iconButton('close', translations.cardClose, () => this.dialog?.close()) : nothing}
      </div>
      ${this.connectionNotice.render(translations, localize)} ${this.#renderMessages()}
      <div class="sections">
        ${this.#renderSection(null, listContacts(conversation, profile, translations))} ${this.#renderLabels()}
        <div class="hosted" @slotchange=${this.#handleSlotChange}><slot name="fields"></slot></div>
        ${this.#renderSection(translations.cardDetails, listDetails(profile))}
        ${this.#renderSection(translations.cardForm, form, expandedWith)}
        ${this.#renderSection(translations.cardData, data, expandedWith)}
        <div class="hosted" @slotchange=${this.#handleSlotChange}><slot name="end"></slot></div>
      </div>
      ${this.#renderHistory(conversation)}`;
  }

  #renderMessages(): TemplateResult {
    const { translations } = this;
    const { problem: loadProblem, isLoading, profile } = this.#profile;
    const why = this.describeProblem(loadProblem);
    return html`${
      why === null
        ? nothing
        : html`<div class="note warning message" part="message" role="status">
            <span>${translations.cardFailed(why)}</span>
            <button class="button" type="button" @click=${this.#handleRetry}>${translations.retry}</button>
          </div>`
    }
    ${
      this.problem === null
        ? nothing
        : html`<div class="note negative message" part="message">
            <span role="alert">${this.problem}</span
            >${iconButton('close', translations.close, this.#handleDismissProblem)}
          </div>`
    }
    ${isLoading && profile === null ? html`<div class="loading muted small" role="status">${translations.loading}</div>` : nothing}`;
  }

  /** Sections of one `group` are expanded together. */
  #renderSection(title: string | null, facts: readonly Fact[], group = title ?? ''): TemplateResult | typeof nothing {
    if (facts.length === 0) return nothing;
    const view: FactsView = {
      localize: this.localize,
      isMasked: this.#isMasked,
      isExpanded: (name) => this.expanded.has(name),
      onExpand: (name) => (this.expanded = new Set(this.expanded).add(name)),
      onCopy: (name, value) => void this.#copy(name, value),
    };
    return html`<section part="section" aria-label=${title ?? this.translations.cardContacts}>
      ${title === null ? nothing : html`<h3>${title}</h3>`}${renderFacts(facts, view, group)}
    </section>`;
  }

  #renderLabels(): TemplateResult | typeof nothing {
    const { labels, profile } = this.#profile;
    if (labels === null || profile === null || labels.length === 0) return nothing;
    const { translations, pending } = this;
    return html`<section part="section" aria-label=${translations.cardLabels}>
      <h3>${translations.cardLabels}</h3>
      ${renderLabels({
        translations,
        labels,
        // What is being removed stays until it is.
        isSet: ({ id }) => profile.labelIds.includes(id) || pending.get(id) === true,
        isPending: ({ id }) => pending.has(id),
        disabledReason: this.#labelsDisabledReason(),
        menu: this.#labelMenu,
        onToggle: (label, isSet) => void this.#toggleLabel(label, isSet),
      })}
    </section>`;
  }

  #renderHistory({ id }: Conversation): TemplateResult | typeof nothing {
    if (this.noHistory || !hasPermission(this.#agent.value, 'view-history')) return nothing;
    return html`<customer-history
      part="history"
      .session=${this.currentSession}
      .conversationId=${id}
    ></customer-history>`;
  }
}

/** The same for a field of the form and what servers make of it: `First name` and `first_name`. */
const keyOfLine = ({ name, values }: Fact): string =>
  `${name.replaceAll('_', ' ').trim().toLowerCase()}\n${values.join()}`;
