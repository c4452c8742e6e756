import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { SelectController } from '../../context/select-controller.js';
import type { ConversationId, QueueTarget } from '../../domain/index.js';
import { hasFeature } from '../../session/features.js';
import { selectPending } from '../../store/selectors.js';
import { DeskElement } from '../internal/desk-element.js';
import { icon } from '../internal/icons.js';
import { isolate } from '../internal/isolate.js';
import {
  ConversationConferenceRequestEvent,
  ConversationConsultRequestEvent,
  ConversationTransferRequestEvent,
} from './reroute.events.js';
import { ConversationController } from './conversation-controller.js';
import { rerouteStyles } from './reroute.styles.js';
import { reroutesOf, type RerouteKind } from './reroute-kinds.js';
import { agentRows, isFree, matching, queueRows, type TargetRow } from './reroute-targets.js';
import { addEnglish } from '../../messages/en.js';
import { rerouteDialog } from '../../messages/en/parts/reroute-dialog.js';

addEnglish(rerouteDialog);

/** How often the free agents are counted again while somebody chooses (ms). */
const freshness = 5000;
/** From this many rows on, a search field is quicker than reading. */
const searchable = 8;

const requests = {
  transfer: ConversationTransferRequestEvent,
  conference: ConversationConferenceRequestEvent,
  consult: ConversationConsultRequestEvent,
};

/**
 * The dialog in which an agent brings in somebody else: to take over, to join, or to give advice; of which queue, or who
 * by name; and what that agent should know. Who is free is asked anew while it is open. Open as long as it is in the
 * page; `agent-desk-reroute-close` says that it wants to go.
 */
export class ThreadReroute extends DeskElement {
  static override styles: CSSResultGroup = [DeskElement.styles, rerouteStyles];

  readonly #conversation = new ConversationController(this, this.sessions, () => this.conversationId);
  readonly #pending = new SelectController(this, this.sessions, (state) => {
    const id = this.conversationId ?? undefined;
    return (['transfer', 'conference', 'consult'] as const).some(
      (type) => selectPending(state, type, id) !== undefined,
    );
  });

  #timer: ReturnType<typeof setTimeout> | undefined;

  @query('dialog') private dialog!: HTMLDialogElement | null;

  /** What the agent has chosen; until then the first of what they may. */
  @state() private kind: RerouteKind | null = null;
  @state() private chosen: TargetRow | null = null;
  @state() private note = '';
  @state() private search = '';
  /** Null until they have been loaded. */
  @state() private targets: readonly QueueTarget[] | null = null;
  /** The last attempt to load them failed. */
  @state() private failed = false;
  @state() private problem: string | null = null;

  /** The conversation to bring somebody into. */
  @property({ attribute: false }) conversationId: ConversationId | null = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override firstUpdated(): void {
    if (this.isConnected) this.dialog?.showModal();
    void this.#load();
  }

  protected override updated(changed: PropertyValues<this>): void {
    // What was chosen was for the other conversation.
    if (changed.get('conversationId')) this.#close();
  }

  readonly #handleKind = (event: Event): void => {
    this.kind = (event.target as HTMLInputElement).value as RerouteKind;
  };

  readonly #handleNote = (event: Event): void => {
    this.note = (event.target as HTMLTextAreaElement).value;
  };

  readonly #handleSearch = (event: Event): void => {
    this.search = (event.target as HTMLInputElement).value;
  };

  readonly #handleSearchKey = (event: KeyboardEvent): void => {
    // In a form Enter would ask at once, for whatever was chosen before.
    if (event.key === 'Enter') event.preventDefault();
  };

  /** The browser tells late, perhaps when the next one is open already. */
  readonly #handleClose = (): void => {
    if (this.isConnected) this.dispatchEvent(new Event('agent-desk-reroute-close'));
  };

  readonly #handleRetry = (): void => {
    this.failed = false;
    void this.#load();
  };

  readonly #handleSubmit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { conversationId, chosen } = this;
    const kind = this.#kind();
    if (conversationId === null || kind === null || chosen === null || !this.#mayAsk()) return;
    const detail = { conversationId, target: chosen.target, note: this.note.trim() };
    this.problem = null;
    const outcome = await this.ask(new requests[kind](detail), { type: kind, ...detail });
    if (outcome === null || this.conversationId !== conversationId) return;
    this.problem = this.explain(outcome);
    if (this.problem === null) this.#close();
  };

  /** The browser gives the focus back to where it was. */
  #close(): void {
    this.dialog?.close();
    this.#handleClose();
  }

  async #load(): Promise<void> {
    clearTimeout(this.#timer);
    const { desk, conversationId } = this;
    if (desk === undefined || conversationId === null) return;
    try {
      this.targets = await desk.rest.queueTargets(conversationId);
      this.failed = false;
    } catch {
      this.failed = true;
    }
    if (this.isConnected) this.#timer = setTimeout(() => void this.#load(), freshness);
  }

  #kinds(): readonly RerouteKind[] {
    const conversation = this.#conversation.value;
    return this.desk === undefined || conversation === undefined ? [] : reroutesOf(this.desk, conversation);
  }

  #kind(): RerouteKind | null {
    return this.kind ?? this.#kinds()[0] ?? null;
  }

  #queues(): readonly TargetRow[] {
    return this.#withChosen(queueRows(this.targets ?? []), 'queue');
  }

  #agents(): readonly TargetRow[] {
    if (this.desk === undefined || !hasFeature(this.desk.options, 'named-agents')) return [];
    return this.#withChosen(agentRows(this.targets ?? [], this.#conversation.value?.participants ?? []), 'agent');
  }

  /** Who was chosen and is no longer listed stays to be seen: the agent may be writing the note. */
  #withChosen(rows: readonly TargetRow[], to: 'queue' | 'agent'): readonly TargetRow[] {
    const { chosen } = this;
    if (chosen?.target.to !== to || rows.some(({ key }) => key === chosen.key)) return rows;
    return [...rows, { ...chosen, freeAgents: 0 }];
  }

  #mayAsk(): boolean {
    const now = [...this.#queues(), ...this.#agents()].find(({ key }) => key === this.chosen?.key);
    return now !== undefined && isFree(now) && !this.#pending.value && this.online;
  }

  protected override render(): TemplateResult {
    const { words } = this;
    return html`<dialog
      part="reroute-dialog"
      class="raised"
      dir=${this.localize.dir}
      lang=${this.localize.lang}
      aria-labelledby="title"
      @close=${this.#handleClose}
    >
      <form @submit=${this.#handleSubmit}>
        <h2 id="title">${words.rerouteTitle}</h2>
        ${this.#renderKinds()} ${this.#renderTargets()}
        <label class="label" for="note">${words.rerouteNote}</label>
        <textarea
          id="note"
          class="field"
          dir="auto"
          rows="2"
          maxlength="500"
          .value=${this.note}
          @input=${this.#handleNote}
        ></textarea>
        ${this.problem === null ? nothing : html`<div class="note negative" role="alert">${this.problem}</div>`}
        <div class="buttons">
          <button class="button" type="button" @click=${() => this.#close()}>${words.cancel}</button>
          <button class="button primary" ?disabled=${!this.#mayAsk()}>
            ${this.#pending.value ? words.reroutePending : words.rerouteConfirm(this.#kind() ?? 'transfer')}
          </button>
        </div>
      </form>
    </dialog>`;
  }

  #renderKinds(): TemplateResult | typeof nothing {
    const { words } = this;
    const kinds = this.#kinds();
    const chosen = this.#kind();
    return html`${
        kinds.length < 2
          ? nothing
          : html`<fieldset class="kinds" aria-labelledby="title">
              ${kinds.map(
                (kind) =>
                  html`<label class="kind"
                    ><input
                      type="radio"
                      name="kind"
                      value=${kind}
                      aria-describedby="hint"
                      .checked=${kind === chosen}
                      @change=${this.#handleKind}
                    />
                    <span>${words.rerouteKind(kind)}</span></label
                  >`,
              )}
            </fieldset>`
      }
      <p id="hint" class="small muted">${chosen === null ? nothing : words.rerouteHint(chosen)}</p>`;
  }

  #renderTargets(): TemplateResult {
    const { words, targets } = this;
    if (targets === null) {
      if (!this.failed) return html`<div class="empty" role="status">${words.loading}</div>`;
      return html`<div class="note cluster negative" role="alert">
        <span>${words.rerouteFailed}</span>
        <button class="button" type="button" @click=${this.#handleRetry}>${words.retry}</button>
      </div>`;
    }
    const queues = this.#queues();
    const agents = this.#agents();
    if (queues.length === 0) return html`<div class="empty">${words.rerouteNoQueues}</div>`;
    const groups = [
      { label: words.rerouteQueues, rows: matching(queues, this.search) },
      { label: words.rerouteAgents, rows: matching(agents, this.search) },
    ].filter(({ rows }) => rows.length > 0);
    return html`${queues.length + agents.length < searchable ? nothing : this.#renderSearch()}
      ${this.failed ? html`<div class="note warning" role="status">${words.rerouteStale}</div>` : nothing}
      <div class="targets">
        ${groups.map(
          ({ label, rows }) =>
            html`<fieldset>
              <legend>${label}</legend>
              ${repeat(
                rows,
                ({ key }) => key,
                (row) => this.#renderRow(row),
              )}
            </fieldset>`,
        )}
        ${groups.length === 0 ? html`<div class="empty">${words.rerouteNoMatch}</div>` : nothing}
      </div>`;
  }

  #renderSearch(): TemplateResult {
    const { words } = this;
    return html`<div class="search">
      ${icon('search')}
      <input
        class="field"
        type="search"
        aria-label=${words.rerouteSearch}
        placeholder=${words.rerouteSearch}
        .value=${this.search}
        @input=${this.#handleSearch}
        @keydown=${this.#handleSearchKey}
      />
    </div>`;
  }

  #renderRow(row: TargetRow): TemplateResult {
    const { key, name } = row;
    const choose = () => (this.chosen = row);
    return html`<label class="option"
      ><input
        type="radio"
        name="target"
        value=${name}
        .checked=${this.chosen?.key === key}
        ?disabled=${!isFree(row)}
        @change=${choose}
      />
      <span class="truncate"><bdi>${name}</bdi></span>
      <span class="small muted truncate">${this.#aboutRow(row)}</span></label
    >`;
  }

  /** What speaks for a row, or why it cannot be chosen. */
  #aboutRow({ target, freeAgents, queues, present }: TargetRow): string {
    const { words } = this;
    if (present) return words.reroutePresent;
    if (target.to === 'agent') return freeAgents > 0 ? queues.map(isolate).join(', ') : words.rerouteNotFree;
    return freeAgents > 0 ? words.rerouteFree(freeAgents) : words.rerouteNobodyFree;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'agent-desk-reroute': ThreadReroute;
  }
}
