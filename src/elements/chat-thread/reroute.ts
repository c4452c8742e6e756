import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { SelectController } from '../../context/select-controller.js';
import { may, type ConversationId, type QueueTarget } from '../../domain/index.js';
import { selectConversation, selectPending } from '../../store/selectors.js';
import { DeskElement } from '../internal/desk-element.js';
import { icon } from '../internal/icons.js';
import { ConversationConferenceRequestEvent, ConversationTransferRequestEvent } from './reroute.events.js';
import { rerouteStyles } from './reroute.styles.js';

type Kind = 'transfer' | 'conference';

/** How often the free agents are counted again while somebody chooses (ms). */
const freshness = 5000;
/** From this many queues on, a search field is quicker than reading. */
const searchable = 8;

/**
 * Transfer and conference: a button, and the dialog in which the agent chooses whether to hand over or to invite, to
 * which queue, and what the next agent should know. The queues are counted anew while it is open.
 */
export class ThreadReroute extends DeskElement {
  static override styles: CSSResultGroup = [DeskElement.styles, rerouteStyles];

  readonly #conversation = new SelectController(this, this.sessions, (state) =>
    selectConversation(state, this.conversationId),
  );
  readonly #permitted = new SelectController(
    this,
    this.sessions,
    ({ agent }) => ({
      transfer: agent !== null && may(agent, 'agent-conversation-control', 'view_direct_transfer'),
      conference: agent !== null && may(agent, 'agent-conversation-control', 'view_conference'),
    }),
    (a, b) => a.transfer === b.transfer && a.conference === b.conference,
  );
  readonly #pending = new SelectController(this, this.sessions, (state) => {
    const id = this.conversationId ?? undefined;
    return (selectPending(state, 'transfer', id) ?? selectPending(state, 'conference', id)) !== undefined;
  });

  #timer: ReturnType<typeof setTimeout> | undefined;

  @query('dialog') private dialog!: HTMLDialogElement | null;

  @state() private open = false;
  @state() private kind: Kind = 'transfer';
  @state() private queue = '';
  @state() private note = '';
  @state() private search = '';
  /** Null while they are being loaded for the first time, or when that failed. */
  @state() private targets: readonly QueueTarget[] | null = null;
  @state() private failed = false;
  @state() private problem: string | null = null;

  /** The conversation to bring somebody into. */
  @property({ attribute: false }) conversationId: ConversationId | null = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#close();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('conversationId')) this.#close();
  }

  protected override updated(): void {
    if (this.open && this.dialog?.open === false) this.dialog.showModal();
  }

  readonly #handleOpen = (): void => {
    this.kind = this.#permitted.value.transfer ? 'transfer' : 'conference';
    this.queue = '';
    this.note = '';
    this.search = '';
    this.targets = null;
    this.problem = null;
    this.open = true;
    void this.#load();
  };

  readonly #handleKind = (event: Event): void => {
    this.kind = (event.target as HTMLInputElement).value as Kind;
  };

  readonly #handleQueue = (event: Event): void => {
    this.queue = (event.target as HTMLInputElement).value;
  };

  readonly #handleNote = (event: Event): void => {
    this.note = (event.target as HTMLTextAreaElement).value;
  };

  readonly #handleSearch = (event: Event): void => {
    this.search = (event.target as HTMLInputElement).value;
  };

  readonly #handleClose = (): void => this.#close();

  readonly #handleSubmit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { conversationId, kind, queue } = this;
    if (conversationId === null || queue === '' || this.#pending.value) return;
    const note = this.note.trim();
    const detail = { conversationId, queueName: queue, note };
    const request =
      kind === 'transfer'
        ? new ConversationTransferRequestEvent(detail)
        : new ConversationConferenceRequestEvent(detail);
    this.problem = null;
    const target = { to: 'queue', queueName: queue } as const;
    const outcome = await this.ask(request, { type: kind, conversationId, target, note });
    if (outcome === null || this.conversationId !== conversationId) return;
    this.problem = this.explain(outcome);
    if (this.problem === null) this.#close();
  };

  readonly #handleRetry = (): void => {
    this.failed = false;
    void this.#load();
  };

  #close(): void {
    clearTimeout(this.#timer);
    this.dialog?.close();
    this.open = false;
  }

  async #load(): Promise<void> {
    clearTimeout(this.#timer);
    const { desk, conversationId } = this;
    if (desk === undefined || conversationId === null) return;
    try {
      const targets = await desk.rest.queueTargets(conversationId);
      if (!this.open || this.conversationId !== conversationId) return;
      this.targets = targets;
      this.failed = false;
      // A queue may run empty while the agent writes a note: what was chosen must still be possible.
      if (!targets.some(({ name, freeAgents }) => name === this.queue && freeAgents > 0)) this.queue = '';
    } catch {
      this.failed = this.targets === null;
    }
    if (this.open) this.#timer = setTimeout(() => void this.#load(), freshness);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { words } = this;
    const { transfer, conference } = this.#permitted.value;
    if (this.#conversation.value?.role !== 'primary' || (!transfer && !conference)) return nothing;
    return html`<button
        class="button"
        part="reroute-button"
        type="button"
        aria-haspopup="dialog"
        ?disabled=${!this.online}
        title=${this.online ? nothing : words.outcomeOffline}
        @click=${this.#handleOpen}
      >
        ${icon('user')} ${words.rerouteOpen}
      </button>
      ${this.open ? this.#renderDialog() : nothing}`;
  }

  #renderDialog(): TemplateResult {
    const { words, kind } = this;
    const pending = this.#pending.value;
    return html`<dialog
      part="reroute-dialog"
      dir=${this.localize.dir}
      lang=${this.localize.lang}
      aria-labelledby="title"
      @close=${this.#handleClose}
    >
      <form @submit=${this.#handleSubmit}>
        <h2 id="title">${words.rerouteTitle}</h2>
        ${this.#renderKinds()} ${this.#renderQueues()}
        <label class="label" for="note">${words.rerouteNote}</label>
        <textarea
          id="note"
          class="field"
          dir="auto"
          maxlength="500"
          .value=${this.note}
          @input=${this.#handleNote}
        ></textarea>
        ${this.problem === null ? nothing : html`<div class="note negative" role="alert">${this.problem}</div>`}
        <div class="buttons">
          <button class="button" type="button" @click=${this.#handleClose}>${words.cancel}</button>
          <button class="button primary" ?disabled=${this.queue === '' || pending || !this.online}>
            ${pending ? words.reroutePending : kind === 'transfer' ? words.rerouteConfirmTransfer : words.rerouteConfirmConference}
          </button>
        </div>
      </form>
    </dialog>`;
  }

  #renderKinds(): TemplateResult | typeof nothing {
    const { words } = this;
    const { transfer, conference } = this.#permitted.value;
    if (!transfer || !conference) return nothing;
    const option = (value: Kind, label: string, hint: string) =>
      html`<label class="option"
        ><input type="radio" name="kind" value=${value} .checked=${this.kind === value} @change=${this.#handleKind} />
        ${label} <span class="hint small muted">${hint}</span></label
      >`;
    return html`<fieldset class="kinds" aria-labelledby="title">
      ${option('transfer', words.rerouteTransfer, words.rerouteTransferHint)}
      ${option('conference', words.rerouteConference, words.rerouteConferenceHint)}
    </fieldset>`;
  }

  #renderQueues(): TemplateResult {
    const { words, targets } = this;
    if (this.failed) {
      return html`<div class="note negative" role="alert">
        ${words.rerouteFailed}
        <button class="button" type="button" @click=${this.#handleRetry}>${words.retry}</button>
      </div>`;
    }
    if (targets === null) return html`<div class="empty" role="status">${words.loading}</div>`;
    if (targets.length === 0) return html`<div class="empty">${words.rerouteNoQueues}</div>`;
    const wanted = this.search.trim().toLocaleLowerCase();
    const shown = targets.filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
    return html`${
        targets.length < searchable
          ? nothing
          : html`<input
              class="field"
              type="search"
              aria-label=${words.rerouteSearch}
              placeholder=${words.rerouteSearch}
              .value=${this.search}
              @input=${this.#handleSearch}
            />`
      }
      <fieldset class="queues">
        <legend>${words.rerouteQueues}</legend>
        ${repeat(
          shown,
          ({ id }) => id,
          (target) => this.#renderQueue(target),
        )}
        ${shown.length === 0 ? html`<div class="empty">${words.rerouteNoMatch}</div>` : nothing}
      </fieldset>`;
  }

  #renderQueue({ name, freeAgents }: QueueTarget): TemplateResult {
    const { words } = this;
    return html`<label class="option"
      ><input
        type="radio"
        name="queue"
        value=${name}
        .checked=${this.queue === name}
        ?disabled=${freeAgents === 0}
        @change=${this.#handleQueue}
      />
      <bdi class="truncate">${name}</bdi>
      <span class="small muted"
        >${freeAgents === 0 ? words.rerouteNobodyFree : words.rerouteFree(freeAgents)}</span
      ></label
    >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'agent-desk-reroute': ThreadReroute;
  }
}
