import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { SelectController } from '../../../context/select-controller.js';
import {
  hasPermission,
  type ConversationId,
  type WrapUpCode,
  type WrapUpForm,
  type WrapUpTimer,
} from '../../../domain/index.js';
import { selectPendingCommand, selectWrapUpDraft } from '../../../store/selectors.js';
import type { WrapUpDraft } from '../../../store/state.js';
import { DeskElement } from '../../internal/base/desk-element.js';
import { noteButtonStyles } from '../../internal/styles/note-buttons.js';
import { submitOnClick } from '../../internal/events/submit-on-click.js';
import { isFocusLost } from '../../internal/focus/move-focus.js';
import { isFocusUnasked } from '../../internal/focus/settling.js';
import { remainingMs } from '../../internal/time/deadline.js';
import { TickController } from '../../internal/controllers/tick-controller.js';
import { WrapUpApplyRequestEvent, WrapUpSkipRequestEvent } from '../chat-thread.events.js';
import { renderCounter } from '../../internal/format/render-counter.js';
import { ConversationController } from '../../internal/controllers/conversation-controller.js';
import { renderWrapUpCodes } from './wrap-up-codes.js';
import { isSameCode, loadWrapUpForm } from './wrap-up-form.js';
import { wrapUpPanelStyles } from './wrap-up-panel.styles.js';

/** Remaining time at which the end of wrap-up is announced to screen readers. */
const warningSeconds = 15;
const maxNoteLength = 1000;

/**
 * The wrap-up form of `<chat-thread>`: codes of the server's form, a note and the remaining time. Loaded when wrap-up
 * first begins. What is entered survives switching conversations, a lost connection and a reload. It is saved automatically
 * shortly before the end of the time.
 *
 * @internal
 */
export class WrapUpPanel extends DeskElement {
  static override styles: CSSResultGroup = [DeskElement.styles, noteButtonStyles, wrapUpPanelStyles];

  readonly #conversation = new ConversationController(this, this.sessionController, () => this.conversationId);
  readonly #draft = new SelectController(this, this.sessionController, (state) =>
    selectWrapUpDraft(state, this.conversationId),
  );
  readonly #canSetCodes = new SelectController(this, this.sessionController, ({ agent }) =>
    hasPermission(agent, 'wrap-up'),
  );
  readonly #pendingCommand = new SelectController(this, this.sessionController, (state) =>
    selectPendingCommand(state, 'close-wrap-up', this.conversationId ?? undefined),
  );

  @query('h3') private heading!: HTMLElement | null;

  /** Undefined while loading; null when the server has none. */
  @state() private form: WrapUpForm | null | undefined;
  @state() private loadFailed = false;
  @state() private searchText = '';
  @state() private problem: string | null = null;

  /** The conversation in wrap-up. */
  @property({ attribute: false }) conversationId: ConversationId | null = null;

  constructor() {
    super();
    new TickController(this, () => (this.#conversation.value?.wrapUp ?? null) !== null);
  }

  // Not in `willUpdate`: when this element is upgraded late, its session is available only after that.
  protected override update(changed: PropertyValues<this>): void {
    if (changed.has('conversationId')) this.#initialize();
    super.update(changed);
  }

  #initialize(): void {
    this.searchText = '';
    this.problem = null;
    if (this.form === undefined && this.#canSetCodes.value) void this.#loadForm();
  }

  protected override firstUpdated(): void {
    // The message field was removed. Leave the focus where it is if the agent has moved it elsewhere.
    const root = this.getRootNode();
    if (isFocusLost(this) || (root instanceof ShadowRoot && isFocusUnasked(root)))
      this.heading?.focus({ preventScroll: true });
  }

  readonly #handleRetry = (): void => void this.#loadForm();

  readonly #handleNote = (event: Event): void => {
    this.#updateDraft({ note: (event.target as HTMLTextAreaElement).value });
  };

  readonly #handleSubmit = (event: Event): void => {
    event.preventDefault();
    void this.#apply();
  };

  readonly #handleKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void this.#apply();
  };

  readonly #handleSkip = async (): Promise<void> => {
    const { conversationId } = this;
    if (conversationId === null || this.#isBlocked) return;
    const command = { type: 'close-wrap-up', conversationId, codes: null, note: '' } as const;
    const outcome = await this.requestCommand(new WrapUpSkipRequestEvent(conversationId), command);
    this.problem = outcome && this.describeOutcome(outcome);
  };

  async #apply(): Promise<void> {
    const { conversationId } = this;
    if (conversationId === null || this.#isBlocked || this.#isNoteTooLong) return;
    const draft = this.#draft.value;
    const { codes } = draft;
    const note = draft.note.trim();
    if (codes.length === 0 && note === '') {
      this.problem = this.translations.wrapUpEmpty;
      return;
    }
    this.problem = null;
    const command = { type: 'close-wrap-up', conversationId, codes, note } as const;
    const outcome = await this.requestCommand(new WrapUpApplyRequestEvent({ conversationId, codes, note }), command);
    this.problem = outcome && this.describeOutcome(outcome);
  }

  readonly #toggleCode = (code: WrapUpCode): void => {
    const { codes } = this.#draft.value;
    const remaining = codes.filter((other) => !isSameCode(other, code));
    const maxCodes = this.form?.maxCodes ?? 1;
    // A single choice is replaced.
    const kept = maxCodes === 1 ? [] : codes;
    if (remaining.length < codes.length) this.#updateDraft({ codes: remaining });
    else if (kept.length < maxCodes) this.#updateDraft({ codes: [...kept, code] });
  };

  readonly #handleSearch = (text: string): void => {
    this.searchText = text;
  };

  #updateDraft(change: Partial<WrapUpDraft>): void {
    const { currentSession: session, conversationId } = this;
    this.problem = null;
    if (conversationId !== null) session?.setWrapUpDraft(conversationId, { ...this.#draft.value, ...change });
  }

  async #loadForm(): Promise<void> {
    const { currentSession: session } = this;
    if (session === undefined) return;
    this.loadFailed = false;
    try {
      this.form = await loadWrapUpForm(session);
    } catch {
      this.loadFailed = true;
    }
  }

  get #isNoteTooLong(): boolean {
    return this.#draft.value.note.trim().length > maxNoteLength;
  }

  get #isBlocked(): boolean {
    return !this.isOnline || this.#pendingCommand.value !== undefined;
  }

  protected override render(): TemplateResult | typeof nothing {
    const conversation = this.#conversation.value;
    if (conversation === undefined) return nothing;
    const { translations } = this;
    const pendingCommand = this.#pendingCommand.value;
    return html`<form
      part="wrap-up"
      class="wrap-up"
      dir=${this.localize.dir}
      lang=${this.localize.lang}
      aria-labelledby="title"
      @click=${submitOnClick}
      @submit=${this.#handleSubmit}
      @keydown=${this.#handleKeydown}
    >
      <div class="top">
        <h3 id="title" tabindex="-1">${translations.wrapUpTitle}</h3>
        ${this.#renderTime(conversation.wrapUp)}
      </div>
      ${this.#canSetCodes.value ? this.#renderFields() : html`<p class="muted small hint">${translations.wrapUpNotPermitted}</p>`}
      ${this.problem === null ? nothing : html`<div class="note negative" role="alert">${this.problem}</div>`}
      <div class="buttons">
        <button
          class="button"
          type="button"
          part="skip-button"
          aria-disabled=${this.#isBlocked ? 'true' : nothing}
          title=${this.isOnline ? nothing : translations.outcomeOffline}
          @click=${this.#handleSkip}
        >
          ${pendingCommand?.codes === null ? translations.wrapUpFinishing : translations.wrapUpFinish}
        </button>
        ${
          this.#canSetCodes.value
            ? html`<button
                class="button primary"
                part="apply-button"
                aria-disabled=${this.#isBlocked || this.#isNoteTooLong ? 'true' : nothing}
                title=${this.isOnline ? nothing : translations.outcomeOffline}
              >
                ${pendingCommand !== undefined && pendingCommand.codes !== null ? translations.wrapUpApplying : translations.wrapUpApply}
              </button>`
            : nothing
        }
      </div>
    </form>`;
  }

  #renderTime(timer: WrapUpTimer | null): TemplateResult | typeof nothing {
    if (timer === null) return nothing;
    const { translations, localize } = this;
    const timeLeftMs = remainingMs(timer, this.currentSession?.clock.now() ?? timer.endsAt);
    const isNearEnd = timeLeftMs <= warningSeconds * 1000;
    return html`<span class="left small numeric ${isNearEnd ? 'near' : ''}" role="timer" part="wrap-up-timer"
        >${translations.wrapUpLeft(localize.duration(timeLeftMs))}</span
      >
      <span class="visually-hidden" role="status"
        >${isNearEnd ? translations.wrapUpEndingSoon(warningSeconds) : ''}</span
      >`;
  }

  #renderFields(): TemplateResult {
    const { translations, form } = this;
    return html`<div class="fields">
      ${
        this.loadFailed
          ? html`<div class="note warning cluster" role="status">
              <span>${translations.wrapUpFormFailed}</span>
              <button class="button" type="button" @click=${this.#handleRetry}>${translations.retry}</button>
            </div>`
          : form === undefined
            ? html`<div class="muted small" role="status">${translations.loading}</div>`
            : renderWrapUpCodes({
                form: form ?? { maxCodes: 1, categories: [] },
                selected: this.#draft.value.codes,
                search: this.searchText,
                disabled: this.#pendingCommand.value !== undefined,
                translations,
                onToggle: this.#toggleCode,
                onSearch: this.#handleSearch,
              })
      }
      <label class="note-label small muted" for="note">${translations.wrapUpNote}</label>
      <textarea
        id="note"
        class="field"
        rows="2"
        dir=${this.#draft.value.note === '' ? this.localize.dir : 'auto'}
        aria-invalid=${this.#isNoteTooLong ? 'true' : nothing}
        .value=${live(this.#draft.value.note)}
        @input=${this.#handleNote}
      ></textarea>
      <div role="status">${renderCounter(this.#draft.value.note.trim().length, translations, maxNoteLength)}</div>
    </div>`;
  }
}
