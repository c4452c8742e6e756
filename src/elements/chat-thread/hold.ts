import { css, html, nothing, svg, type CSSResultGroup, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { SelectController } from '../../context/select-controller.js';
import type { Command, ConversationId } from '../../domain/index.js';
import { hasFeature } from '../../session/features.js';
import { selectPending } from '../../store/selectors.js';
import { HangingLayers } from '../internal/anchored.js';
import { DeskElement } from '../internal/desk-element.js';
import { drawing } from '../internal/icons.js';
import { stepTo } from '../internal/step-to.js';
import { ConversationPauseRequestEvent, ConversationResumeRequestEvent } from './chat-thread.events.js';
import { ConversationController } from './conversation-controller.js';
import { ThreadProblemEvent } from './thread-problem.js';

/** What there is to choose from (minutes). */
const choices = [1, 2, 5, 10, 15, 30];
/** Width of the menu in rem. */
const menuWidth = 13;

const bars = svg`<path d="M9 5v14M15 5v14" />`;
const play = svg`<path d="M8 5v14l11-7L8 5Z" />`;

const styles = css`
  .title,
  .hint {
    padding: calc(var(--_space) * 0.5) var(--_space);
  }

  .title {
    font-weight: 600;
  }
`;

/**
 * Asking the customer to wait, for a time the agent chooses, and going on. Inner part of the head of `<chat-thread>`.
 *
 * @internal
 */
export class ThreadHold extends DeskElement {
  static override styles: CSSResultGroup = [DeskElement.styles, styles];

  readonly #conversation = new ConversationController(this, this.sessions, () => this.conversationId);
  readonly #pending = new SelectController(this, this.sessions, (state) => {
    const id = this.conversationId ?? undefined;
    return (selectPending(state, 'pause', id) ?? selectPending(state, 'resume', id))?.type;
  });

  readonly #layers = new HangingLayers(() => [this.trigger, this.menu], menuWidth);

  @query('[part="hold-menu"]') private menu!: HTMLElement | null;
  @query('[part="hold-button"]') private trigger!: HTMLElement | null;

  /** The conversation to put on hold. */
  @property({ attribute: false }) conversationId: ConversationId | null = null;

  protected override updated(): void {
    if (this.#blocked && this.menu?.matches(':popover-open') === true) this.menu.hidePopover();
  }

  readonly #handleOpen = (): void => {
    const { menu, trigger } = this;
    if (menu === null || trigger === null || this.#blocked) return;
    this.#layers.place();
    menu.togglePopover();
    if (menu.matches(':popover-open')) menu.querySelector<HTMLElement>('.item')?.focus();
  };

  readonly #handleKeydown = (event: KeyboardEvent): void => {
    const all = [...(this.menu?.querySelectorAll<HTMLElement>('.item') ?? [])];
    const to = stepTo(event, all.indexOf(event.target as HTMLElement), all.length);
    if (to === undefined) return;
    event.preventDefault();
    all[to]?.focus();
  };

  readonly #handleChoice = (minutes: number): void => {
    const { conversationId } = this;
    this.menu?.hidePopover();
    if (conversationId === null || this.#blocked) return;
    const seconds = minutes * 60;
    const request = new ConversationPauseRequestEvent({ conversationId, seconds });
    void this.#wish(request, { type: 'pause', conversationId, seconds });
  };

  readonly #handleResume = (): void => {
    const { conversationId } = this;
    if (conversationId === null || this.#blocked) return;
    void this.#wish(new ConversationResumeRequestEvent(conversationId), { type: 'resume', conversationId });
  };

  async #wish(request: Event, command: Command): Promise<void> {
    const outcome = await this.ask(request, command);
    // A message of ours may have ended the hold meanwhile: what was wanted has come true.
    const done = command.type === 'resume' && this.#conversation.value?.state === 'active';
    this.dispatchEvent(new ThreadProblemEvent(outcome === null || done ? null : this.explain(outcome)));
  }

  get #blocked(): boolean {
    return !this.online || this.#pending.value !== undefined;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { words, desk } = this;
    const conversation = this.#conversation.value;
    const running = conversation?.state === 'active' || conversation?.state === 'paused';
    if (desk === undefined || !running || conversation.role !== 'primary' || !hasFeature(desk.options, 'hold')) {
      return nothing;
    }
    const pending = this.#pending.value;
    const paused = conversation.state === 'paused';
    const doing = pending === 'pause' ? words.holdAsking : pending === 'resume' ? words.holdResuming : null;
    const label = doing ?? (paused ? words.holdResume : words.holdOpen);
    return html`<button
        class="button ${paused ? '' : 'icon'}"
        part="hold-button"
        type="button"
        dir=${this.localize.dir}
        lang=${this.localize.lang}
        aria-label=${label}
        aria-haspopup=${paused ? nothing : 'dialog'}
        aria-disabled=${this.#blocked ? 'true' : nothing}
        title=${this.online ? label : words.outcomeOffline}
        @click=${paused ? this.#handleResume : this.#handleOpen}
      >
        ${doing === null ? drawing(paused ? play : bars) : html`<span class="turning"></span>`}
        ${paused ? words.holdResume : nothing}
      </button>
      <div
        part="hold-menu"
        class="layer raised"
        popover
        role="dialog"
        dir=${this.localize.dir}
        lang=${this.localize.lang}
        aria-labelledby="title"
        aria-describedby="hint"
        @keydown=${this.#handleKeydown}
      >
        <div class="title" id="title">${words.holdTitle}</div>
        ${choices.map(
          (minutes) =>
            html`<button class="item" type="button" @click=${() => this.#handleChoice(minutes)}>
              ${words.holdMinutes(minutes)}
            </button>`,
        )}
        <div class="hint small muted" id="hint">${words.holdHint}</div>
      </div>`;
  }
}
