import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { SelectController } from '../../../context/select-controller.js';
import type { ConversationId, QueueTarget } from '../../../domain/index.js';
import { hasFeature } from '../../../session/features.js';
import { selectPendingCommand } from '../../../store/selectors.js';
import { DeskElement } from '../../internal/base/desk-element.js';
import { submitOnClick } from '../../internal/events/submit-on-click.js';
import { InertPlaces } from '../../internal/focus/inert-places.js';
import { icon } from '../../internal/styles/icons.js';
import {
  ConversationConferenceRequestEvent,
  ConversationConsultRequestEvent,
  ConversationTransferRequestEvent,
} from './reroute.events.js';
import { renderCounter } from '../../internal/format/render-counter.js';
import { ConversationController } from '../../internal/controllers/conversation-controller.js';
import { repeat } from '../../internal/rows/repeat.js';
import { keepNote, leaveNote, takeUpNote } from './kept-notes.js';
import { rerouteDialogStyles } from './reroute-dialog.styles.js';
import { getAllowedRerouteKinds, type RerouteKind } from './reroute-kinds.js';
import { toAgentRows, isAvailable, filterRows, toQueueRows, type TargetRow } from './reroute-targets.js';
import { registerEnglish } from '../../../translations/en.js';
import { rerouteDialog } from '../../../translations/en/parts/reroute-dialog.js';

registerEnglish(rerouteDialog);

/** Interval for refreshing the targets while the dialog is open. */
const refreshIntervalMs = 5000;
/** Longest note that the server keeps. */
const maxNoteLength = 500;
/** Number of targets from which the search field is shown. */
const searchThreshold = 8;

const requestEvents = {
  transfer: ConversationTransferRequestEvent,
  conference: ConversationConferenceRequestEvent,
  consult: ConversationConsultRequestEvent,
};

/**
 * The dialog for transfer, conference and consult: kind, target (a queue or an agent) and note. Refreshes the available
 * targets while it is open. A note that was not sent is there when it opens again. It is open as long as it is in the document.
 *
 * @internal
 * @fires agent-desk-reroute-close - The dialog was closed; remove the element.
 */
export class RerouteDialog extends DeskElement {
  static override styles: CSSResultGroup = [DeskElement.styles, rerouteDialogStyles];

  readonly #conversation = new ConversationController(this, this.sessionController, () => this.conversationId);
  readonly #isPending = new SelectController(this, this.sessionController, (state) => {
    const id = this.conversationId ?? undefined;
    return (['transfer', 'conference', 'consult'] as const).some(
      (type) => selectPendingCommand(state, type, id) !== undefined,
    );
  });

  #timer: ReturnType<typeof setTimeout> | undefined;

  @query('dialog') private dialog!: HTMLDialogElement | null;

  /** Null until the agent selects one: then the first allowed kind applies. */
  @state() private selectedKind: RerouteKind | null = null;
  @state() private selected: TargetRow | null = null;
  @state() private note = '';
  @state() private searchText = '';
  /** Null until loaded. */
  @state() private targets: readonly QueueTarget[] | null = null;
  /** The last attempt to load the targets failed. */
  @state() private loadFailed = false;
  @state() private problem: string | null = null;

  /** The conversation to add an agent to, or to transfer. */
  @property({ attribute: false }) conversationId: ConversationId | null = null;

  constructor() {
    super();
    // The targets are refreshed under the pointer.
    new InertPlaces(this, '.option');
  }

  override disconnectedCallback(): void {
    // Afterwards there is no session.
    const { currentSession: session, conversationId: id } = this;
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    if (session !== undefined && id !== null) leaveNote(session, id);
  }

  protected override willUpdate(): void {
    const { value: conversation } = this.#conversation;
    if (this.hasUpdated || this.currentSession === undefined || conversation === undefined) return;
    this.note = takeUpNote(this.currentSession, conversation);
  }

  protected override firstUpdated(): void {
    if (this.isConnected) this.dialog?.showModal();
    void this.#load();
  }

  protected override updated(changed: PropertyValues<this>): void {
    // The selection was made for the previous conversation.
    if (changed.get('conversationId')) this.#close();
  }

  readonly #handleKind = (event: Event): void => {
    this.selectedKind = (event.target as HTMLInputElement).value as RerouteKind;
  };

  readonly #handleNote = (event: Event): void => {
    this.note = (event.target as HTMLTextAreaElement).value;
    this.#keepNote(false);
  };

  readonly #handleSearch = (event: Event): void => {
    this.searchText = (event.target as HTMLInputElement).value;
  };

  readonly #handleSearchKeydown = (event: KeyboardEvent): void => {
    // Enter would submit the form.
    if (event.key === 'Enter') event.preventDefault();
  };

  /** The browser fires `close` asynchronously, possibly when the next dialog is open. */
  readonly #handleClose = (): void => {
    if (this.isConnected) this.dispatchEvent(new Event('agent-desk-reroute-close'));
  };

  readonly #handleRetry = (): void => {
    this.loadFailed = false;
    void this.#load();
  };

  readonly #handleSubmit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { conversationId, selected } = this;
    const kind = this.#currentKind();
    if (conversationId === null || kind === null || selected === null || !this.#canSubmit()) return;
    const detail = { conversationId, target: selected.target, note: this.note.trim() };
    this.problem = null;
    const outcome = await this.requestCommand(new requestEvents[kind](detail), { type: kind, ...detail });
    if (outcome === null || this.conversationId !== conversationId) return;
    this.problem = this.describeOutcome(outcome);
    if (this.problem !== null) return;
    this.#keepNote(true);
    this.#close();
  };

  #keepNote(isSent: boolean): void {
    const { currentSession: session, conversationId: id, note: text } = this;
    if (session !== undefined && id !== null) keepNote(session, id, { text, isSent });
  }

  /** The browser returns the focus to the element that had it before. */
  #close(): void {
    this.dialog?.close();
    this.#handleClose();
  }

  async #load(): Promise<void> {
    clearTimeout(this.#timer);
    const { currentSession: session, conversationId } = this;
    if (session === undefined || conversationId === null) return;
    try {
      this.targets = await session.rest.queueTargets(conversationId);
      this.loadFailed = false;
    } catch {
      this.loadFailed = true;
    }
    if (this.isConnected) this.#timer = setTimeout(() => void this.#load(), refreshIntervalMs);
  }

  #allowedKinds(): readonly RerouteKind[] {
    const conversation = this.#conversation.value;
    return this.currentSession === undefined || conversation === undefined
      ? []
      : getAllowedRerouteKinds(this.currentSession, conversation);
  }

  #currentKind(): RerouteKind | null {
    return this.selectedKind ?? this.#allowedKinds()[0] ?? null;
  }

  #queueRows(): readonly TargetRow[] {
    return this.#keepSelected(toQueueRows(this.targets ?? []), 'queue');
  }

  #agentRows(): readonly TargetRow[] {
    if (this.currentSession === undefined || !hasFeature(this.currentSession.options, 'named-agents')) return [];
    const participants = this.#conversation.value?.participants ?? [];
    return this.#keepSelected(toAgentRows(this.targets ?? [], participants, this.localize.lang), 'agent');
  }

  /** Keeps the selected target in the list, as unavailable, when the server no longer lists it. */
  #keepSelected(rows: readonly TargetRow[], to: 'queue' | 'agent'): readonly TargetRow[] {
    const { selected } = this;
    if (selected?.target.to !== to || rows.some(({ key }) => key === selected.key)) return rows;
    return [...rows, { ...selected, freeAgents: 0 }];
  }

  #canSubmit(): boolean {
    const current = [...this.#queueRows(), ...this.#agentRows()].find(({ key }) => key === this.selected?.key);
    if (current === undefined || this.#isNoteTooLong) return false;
    return isAvailable(current) && !this.#isPending.value && this.isOnline;
  }

  get #isNoteTooLong(): boolean {
    return this.note.trim().length > maxNoteLength;
  }

  protected override render(): TemplateResult {
    const { translations } = this;
    return html`<dialog
      part="reroute-dialog"
      class="raised"
      dir=${this.localize.dir}
      lang=${this.localize.lang}
      aria-labelledby="title"
      @close=${this.#handleClose}
    >
      <form @click=${submitOnClick} @submit=${this.#handleSubmit}>
        <h2 id="title">${translations.rerouteTitle}</h2>
        ${this.#renderKinds()} ${this.#renderTargets()}
        <label class="label" for="note">${translations.rerouteNote}</label>
        <textarea
          id="note"
          class="field"
          dir="auto"
          rows="2"
          aria-invalid=${this.#isNoteTooLong ? 'true' : nothing}
          .value=${this.note}
          @input=${this.#handleNote}
        ></textarea>
        <div role="status">${renderCounter(this.note.trim().length, translations, maxNoteLength)}</div>
        ${this.problem === null ? nothing : html`<div class="note negative" role="alert">${this.problem}</div>`}
        <div class="buttons">
          <button class="button" type="button" @click=${() => this.#close()}>${translations.cancel}</button>
          <button class="button primary" ?disabled=${!this.#canSubmit()}>
            ${this.#isPending.value ? translations.reroutePending : translations.rerouteConfirm(this.#currentKind() ?? 'transfer')}
          </button>
        </div>
      </form>
    </dialog>`;
  }

  #renderKinds(): TemplateResult | typeof nothing {
    const { translations } = this;
    const allowedKinds = this.#allowedKinds();
    const currentKind = this.#currentKind();
    return html`${
        allowedKinds.length < 2
          ? nothing
          : html`<fieldset class="kinds" aria-labelledby="title">
              ${allowedKinds.map(
                (kind) =>
                  html`<label class="kind"
                    ><input
                      type="radio"
                      name="kind"
                      value=${kind}
                      aria-describedby="hint"
                      .checked=${kind === currentKind}
                      @change=${this.#handleKind}
                    />
                    <span>${translations.rerouteKind(kind)}</span></label
                  >`,
              )}
            </fieldset>`
      }
      <p id="hint" class="small muted">${currentKind === null ? nothing : translations.rerouteHint(currentKind)}</p>`;
  }

  #renderTargets(): TemplateResult {
    const { translations, targets } = this;
    if (targets === null) {
      if (!this.loadFailed) return html`<div class="empty" role="status">${translations.loading}</div>`;
      return html`<div class="note cluster negative" role="alert">
        <span>${translations.rerouteQueuesFailed}</span>
        <button class="button" type="button" @click=${this.#handleRetry}>${translations.retry}</button>
      </div>`;
    }
    const queues = this.#queueRows();
    const agents = this.#agentRows();
    if (queues.length === 0) return html`<div class="empty">${translations.rerouteNoQueues}</div>`;
    const groups = [
      { label: translations.rerouteQueues, rows: filterRows(queues, this.searchText) },
      { label: translations.rerouteAgents, rows: filterRows(agents, this.searchText) },
    ].filter(({ rows }) => rows.length > 0);
    return html`${queues.length + agents.length < searchThreshold ? nothing : this.#renderSearch()}
      ${this.loadFailed ? html`<div class="note warning" role="status">${translations.rerouteStale}</div>` : nothing}
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
        ${groups.length === 0 ? html`<div class="empty">${translations.rerouteNoMatch}</div>` : nothing}
      </div>`;
  }

  #renderSearch(): TemplateResult {
    const { translations } = this;
    return html`<div class="search">
      ${icon('search')}
      <input
        class="field"
        type="search"
        aria-label=${translations.rerouteSearch}
        placeholder=${translations.rerouteSearch}
        .value=${this.searchText}
        @input=${this.#handleSearch}
        @keydown=${this.#handleSearchKeydown}
      />
    </div>`;
  }

  #renderRow(row: TargetRow): TemplateResult {
    const { key, name } = row;
    const select = () => (this.selected = row);
    return html`<label class="option"
      ><input
        type="radio"
        name="target"
        value=${name}
        .checked=${this.selected?.key === key}
        ?disabled=${!isAvailable(row)}
        @change=${select}
      />
      <span class="truncate"><bdi translate="no">${name}</bdi></span>
      <span class="small muted truncate">${this.#rowStatus(row)}</span></label
    >`;
  }

  /** The free agents or queues of a target, or why it cannot be selected. */
  #rowStatus({ target, freeAgents, queues, isParticipant }: TargetRow): string {
    const { translations } = this;
    if (isParticipant) return translations.rerouteAlreadyPresent;
    if (target.to === 'agent') return freeAgents > 0 ? this.localize.list(queues) : translations.rerouteNoLongerFree;
    return freeAgents > 0 ? translations.rerouteFree(freeAgents) : translations.rerouteNoAgentFree;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'agent-desk-reroute': RerouteDialog;
  }
}
