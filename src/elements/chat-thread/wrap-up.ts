import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { SelectController } from '../../context/select-controller.js';
import { may, type ConversationId, type WrapUpCode, type WrapUpForm } from '../../domain/index.js';
import { selectPending } from '../../store/selectors.js';
import { DeskElement } from '../internal/desk-element.js';
import { TickController } from '../internal/ticker.js';
import { WrapUpApplyRequestEvent, WrapUpSkipRequestEvent } from './chat-thread.events.js';
import { ConversationController } from './conversation-controller.js';
import { renderCodes } from './wrap-up-codes.js';
import { emptyWrapUp, keepWrapUpDraft, sameCode, wrapUpDraft, wrapUpForm, type WrapUpDraft } from './wrap-up-drafts.js';
import { wrapUpStyles } from './wrap-up.styles.js';

/** When the end of wrap-up is so near that it is said aloud (s). */
const soon = 15;
const longestNote = 1000;

/**
 * What a conversation was about: codes of the server's form, a note, and how long there still is for it. Inner part of
 * `<chat-thread>`, fetched when wrap-up first begins. What was filled in stays while the agent looks at another
 * conversation and over a lost link; when time runs out before it was saved it is lost, and the thread says so.
 *
 * @internal
 */
export class ThreadWrapUp extends DeskElement {
  static override styles: CSSResultGroup = [DeskElement.styles, wrapUpStyles];

  readonly #conversation = new ConversationController(this, this.sessions, () => this.conversationId);
  readonly #permitted = new SelectController(
    this,
    this.sessions,
    ({ agent }) => agent !== null && may(agent, 'agent-conversation-control', 'view_wrap_up'),
  );
  readonly #pending = new SelectController(this, this.sessions, (state) =>
    selectPending(state, 'close-wrap-up', this.conversationId ?? undefined),
  );

  @query('h3') private heading!: HTMLElement | null;

  /** Undefined while it is being read; null when the server has none. */
  @state() private form: WrapUpForm | null | undefined;
  @state() private failed = false;
  @state() private draft: WrapUpDraft = emptyWrapUp;
  @state() private search = '';
  @state() private problem: string | null = null;

  /** The conversation in wrap-up. */
  @property({ attribute: false }) conversationId: ConversationId | null = null;

  constructor() {
    super();
    new TickController(this, () => (this.#conversation.value?.wrapUp ?? null) !== null);
  }

  // Not in `willUpdate`: when this part comes late, the session it was given is looked up only after that.
  protected override update(changed: PropertyValues<this>): void {
    if (changed.has('conversationId')) this.#begin();
    super.update(changed);
  }

  #begin(): void {
    const { desk, conversationId } = this;
    this.draft = desk === undefined || conversationId === null ? emptyWrapUp : wrapUpDraft(desk, conversationId);
    this.search = '';
    this.problem = null;
    if (this.form === undefined && this.#permitted.value) void this.#load();
  }

  protected override firstUpdated(): void {
    // Where the agent wrote is gone. Whoever is somewhere else meanwhile is left there.
    if (document.activeElement === document.body) this.heading?.focus({ preventScroll: true });
  }

  readonly #handleRetry = (): void => void this.#load();

  readonly #handleNote = (event: Event): void => {
    this.#keep({ note: (event.target as HTMLTextAreaElement).value });
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
    if (conversationId === null || this.#blocked) return;
    const command = { type: 'close-wrap-up', conversationId, codes: null, note: '' } as const;
    const outcome = await this.ask(new WrapUpSkipRequestEvent(conversationId), command);
    this.problem = outcome && this.explain(outcome);
  };

  async #apply(): Promise<void> {
    const { conversationId, draft } = this;
    if (conversationId === null || this.#blocked) return;
    const { codes } = draft;
    const note = draft.note.trim();
    if (codes.length === 0 && note === '') {
      this.problem = this.words.wrapUpNothing;
      return;
    }
    this.problem = null;
    const command = { type: 'close-wrap-up', conversationId, codes, note } as const;
    const outcome = await this.ask(new WrapUpApplyRequestEvent({ conversationId, codes, note }), command);
    this.problem = outcome && this.explain(outcome);
  }

  readonly #toggle = (code: WrapUpCode): void => {
    const { codes } = this.draft;
    const without = codes.filter((each) => !sameCode(each, code));
    const most = this.form?.maxCodes ?? 1;
    // Of a single choice the other one takes the place.
    const room = most === 1 ? [] : codes;
    if (without.length < codes.length) this.#keep({ codes: without });
    else if (room.length < most) this.#keep({ codes: [...room, code] });
  };

  readonly #handleSearch = (text: string): void => {
    this.search = text;
  };

  #keep(change: Partial<WrapUpDraft>): void {
    const { desk, conversationId } = this;
    this.draft = { ...this.draft, ...change };
    this.problem = null;
    if (desk !== undefined && conversationId !== null) keepWrapUpDraft(desk, conversationId, this.draft);
  }

  async #load(): Promise<void> {
    const { desk } = this;
    if (desk === undefined) return;
    this.failed = false;
    try {
      this.form = await wrapUpForm(desk);
    } catch {
      this.failed = true;
    }
  }

  get #blocked(): boolean {
    return !this.online || this.#pending.value !== undefined;
  }

  protected override render(): TemplateResult | typeof nothing {
    const conversation = this.#conversation.value;
    if (conversation === undefined) return nothing;
    const { words } = this;
    const pending = this.#pending.value;
    return html`<form
      part="wrap-up"
      class="wrap-up"
      dir=${this.localize.dir}
      lang=${this.localize.lang}
      aria-labelledby="title"
      @submit=${this.#handleSubmit}
      @keydown=${this.#handleKeydown}
    >
      <div class="top">
        <h3 id="title" tabindex="-1">${words.wrapUpTitle}</h3>
        ${this.#renderTime(conversation.wrapUp?.endsAt ?? null)}
      </div>
      ${this.#permitted.value ? this.#renderFields() : html`<p class="muted small hint">${words.wrapUpNotPermitted}</p>`}
      ${this.problem === null ? nothing : html`<div class="note negative" role="alert">${this.problem}</div>`}
      <div class="buttons">
        <button
          class="button"
          type="button"
          part="skip-button"
          aria-disabled=${this.#blocked ? 'true' : nothing}
          title=${this.online ? nothing : words.outcomeOffline}
          @click=${this.#handleSkip}
        >
          ${pending?.codes === null ? words.wrapUpFinishing : words.wrapUpFinish}
        </button>
        ${
          this.#permitted.value
            ? html`<button
                class="button primary"
                part="apply-button"
                aria-disabled=${this.#blocked ? 'true' : nothing}
                title=${this.online ? nothing : words.outcomeOffline}
              >
                ${pending !== undefined && pending.codes !== null ? words.wrapUpApplying : words.wrapUpApply}
              </button>`
            : nothing
        }
      </div>
    </form>`;
  }

  #renderTime(endsAt: number | null): TemplateResult | typeof nothing {
    if (endsAt === null) return nothing;
    const { words, localize } = this;
    const left = endsAt - (this.desk?.clock.now() ?? endsAt);
    const near = left <= soon * 1000;
    return html`<span class="left small numeric ${near ? 'near' : ''}" role="timer" part="wrap-up-timer"
        >${words.wrapUpLeft(localize.duration(left))}</span
      >
      <span class="visually-hidden" role="status">${near ? words.wrapUpSoon(soon) : ''}</span>`;
  }

  #renderFields(): TemplateResult {
    const { words, form } = this;
    return html`<div class="fields">
      ${
        this.failed
          ? html`<div class="note warning cluster" role="status">
              <span>${words.wrapUpFormFailed}</span>
              <button class="button" type="button" @click=${this.#handleRetry}>${words.retry}</button>
            </div>`
          : form === undefined
            ? html`<div class="muted small" role="status">${words.loading}</div>`
            : renderCodes({
                form: form ?? { maxCodes: 1, categories: [] },
                chosen: this.draft.codes,
                search: this.search,
                disabled: this.#pending.value !== undefined,
                words,
                onToggle: this.#toggle,
                onSearch: this.#handleSearch,
              })
      }
      <label class="note-label small muted" for="note">${words.wrapUpNote}</label>
      <textarea
        id="note"
        class="field"
        rows="2"
        dir=${this.draft.note === '' ? this.localize.dir : 'auto'}
        maxlength=${longestNote}
        .value=${live(this.draft.note)}
        @input=${this.#handleNote}
      ></textarea>
    </div>`;
  }
}
