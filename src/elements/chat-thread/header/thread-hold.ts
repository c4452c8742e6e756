import { css, html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { SelectController } from '../../../context/select-controller.js';
import type { Command, ConversationId } from '../../../domain/index.js';
import { hasFeature } from '../../../session/features.js';
import { selectPendingCommand } from '../../../store/selectors.js';
import { AnchoredPopovers } from '../../internal/popover/anchored-popovers.js';
import { DeskElement } from '../../internal/base/desk-element.js';
import { renderIcon } from '../../internal/styles/icons.js';
import { nextIndex } from '../../internal/focus/next-index.js';
import { ConversationPauseRequestEvent, ConversationResumeRequestEvent } from '../chat-thread.events.js';
import { ConversationController } from '../../internal/controllers/conversation-controller.js';
import { ThreadProblemEvent } from '../thread-problem-event.js';
import { pauseIcon, playIcon } from './timer-icons.js';

const durationChoicesMinutes = [1, 2, 5, 10, 15, 30];
const menuWidthRem = 13;

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
 * Starts a hold of a chosen duration, and ends it. Part of the header of `<chat-thread>`.
 *
 * @internal
 */
export class ThreadHold extends DeskElement {
  static override styles: CSSResultGroup = [DeskElement.styles, styles];

  readonly #conversation = new ConversationController(this, this.sessionController, () => this.conversationId);
  readonly #pendingType = new SelectController(this, this.sessionController, (state) => {
    const id = this.conversationId ?? undefined;
    return (selectPendingCommand(state, 'pause', id) ?? selectPendingCommand(state, 'resume', id))?.type;
  });

  readonly #popovers = new AnchoredPopovers(() => [this.trigger, this.menu], menuWidthRem);

  @query('[part="hold-menu"]') private menu!: HTMLElement | null;
  @query('[part="hold-button"]') private trigger!: HTMLElement | null;

  /** The conversation to put on hold. */
  @property({ attribute: false }) conversationId: ConversationId | null = null;

  protected override updated(): void {
    if (this.#isDisabled && this.menu?.matches(':popover-open') === true) this.menu.hidePopover();
  }

  readonly #handleOpen = (): void => {
    const { menu, trigger } = this;
    if (menu === null || trigger === null || this.#isDisabled) return;
    this.#popovers.updatePosition();
    menu.togglePopover();
    if (menu.matches(':popover-open')) menu.querySelector<HTMLElement>('.item')?.focus();
  };

  readonly #handleKeydown = (event: KeyboardEvent): void => {
    const items = [...(this.menu?.querySelectorAll<HTMLElement>('.item') ?? [])];
    const index = nextIndex(event, items.indexOf(event.target as HTMLElement), items.length);
    if (index === undefined) return;
    event.preventDefault();
    items[index]?.focus();
  };

  readonly #handleChoice = (minutes: number): void => {
    const { conversationId } = this;
    // The browser does not return it from an item that closes the menu.
    this.trigger?.focus();
    this.menu?.hidePopover();
    if (conversationId === null || this.#isDisabled) return;
    const seconds = minutes * 60;
    const event = new ConversationPauseRequestEvent({ conversationId, seconds });
    void this.#request(event, { type: 'pause', conversationId, seconds });
  };

  readonly #handleResume = (): void => {
    const { conversationId } = this;
    if (conversationId === null || this.#isDisabled) return;
    void this.#request(new ConversationResumeRequestEvent(conversationId), { type: 'resume', conversationId });
  };

  async #request(event: Event, command: Command): Promise<void> {
    const outcome = await this.requestCommand(event, command);
    // A message of the agent ends the hold too. If one did meanwhile, the request has succeeded.
    const isResumed = command.type === 'resume' && this.#conversation.value?.state === 'active';
    this.dispatchEvent(new ThreadProblemEvent(outcome === null || isResumed ? null : this.describeOutcome(outcome)));
  }

  get #isDisabled(): boolean {
    return !this.isOnline || this.#pendingType.value !== undefined;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { translations, currentSession: session } = this;
    const conversation = this.#conversation.value;
    const isOngoing = conversation?.state === 'active' || conversation?.state === 'paused';
    if (
      session === undefined ||
      !isOngoing ||
      conversation.role !== 'primary' ||
      !hasFeature(session.options, 'hold')
    ) {
      return nothing;
    }
    const pending = this.#pendingType.value;
    const isPaused = conversation.state === 'paused';
    const pendingLabel =
      pending === 'pause' ? translations.holdPending : pending === 'resume' ? translations.holdResuming : null;
    const label = pendingLabel ?? (isPaused ? translations.holdResume : translations.holdOpen);
    return html`<button
        class="button quiet ${isPaused ? '' : 'icon'}"
        part="hold-button"
        type="button"
        dir=${this.localize.dir}
        lang=${this.localize.lang}
        aria-label=${label}
        aria-haspopup=${isPaused ? nothing : 'dialog'}
        aria-disabled=${this.#isDisabled ? 'true' : nothing}
        title=${this.isOnline ? label : translations.outcomeOffline}
        @click=${isPaused ? this.#handleResume : this.#handleOpen}
      >
        ${pendingLabel === null ? renderIcon(isPaused ? playIcon : pauseIcon) : html`<span class="spinner"></span>`}
        ${isPaused ? translations.holdResume : nothing}
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
        <div class="title" id="title">${translations.holdTitle}</div>
        ${durationChoicesMinutes.map(
          (minutes) =>
            html`<button class="item" type="button" @click=${() => this.#handleChoice(minutes)}>
              ${translations.holdMinutes(minutes)}
            </button>`,
        )}
        <div class="hint small muted" id="hint">${translations.holdHint}</div>
      </div>`;
  }
}
