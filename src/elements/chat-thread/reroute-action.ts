import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { icon } from '../internal/icons.js';
import type { Conversation, EntryId } from '../../domain/index.js';
import { selectConsulted, selectRerouting } from '../../store/selectors.js';
import { renderConsulted, renderRequest } from './reroute-progress.js';
import { reroutesOf } from './reroute-kinds.js';
import type { ThreadView } from './thread-view.js';

/**
 * Bringing in somebody else: the button in the head, what became of the last request, and the dialog, whose code is
 * fetched when it is first asked for.
 */
export class RerouteAction implements ReactiveController {
  #open = false;
  #fetching = false;
  /** The request whose failing the agent has read. */
  #dismissed: EntryId | null = null;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  /** A dialog is closed by being moved. */
  hostDisconnected(): void {
    this.#show(false);
  }

  /** Another conversation is on show. */
  reset(): void {
    this.#open = false;
  }

  /** Does something on screen depend on the time? */
  isLooking(conversation: Conversation): boolean {
    return selectRerouting(conversation)?.state === 'looking';
  }

  readonly #handleClose = (): void => this.#show(false);

  #show(open: boolean): void {
    this.#open = open;
    this.host.requestUpdate();
  }

  async #ask(view: ThreadView): Promise<void> {
    if (this.#fetching) return;
    this.#fetching = true;
    view.tell(null);
    try {
      await import('./reroute.define.js');
      this.#show(true);
    } catch {
      view.tell(view.words.rerouteNotLoaded);
    } finally {
      this.#fetching = false;
    }
  }

  renderButton(view: ThreadView): TemplateResult | typeof nothing {
    const { words, online } = view;
    const kinds = reroutesOf(view.desk, view.conversation);
    if (view.readOnly || kinds.length === 0) return nothing;
    const label = kinds.includes('transfer') ? words.rerouteOpen : words.rerouteOpenJoin;
    return html`<button
      class="button shrinks"
      part="reroute-button"
      aria-label=${label}
      aria-haspopup="dialog"
      ?disabled=${!online}
      title=${online ? words.rerouteTitle : words.outcomeOffline}
      @click=${() => void this.#ask(view)}
    >
      ${icon('transfer')} <span>${label}</span>
    </button>`;
  }

  renderProgress(view: ThreadView): TemplateResult | typeof nothing {
    const found = selectRerouting(view.conversation);
    const again = view.readOnly || reroutesOf(view.desk, view.conversation).length === 0 ? null : () => this.#ask(view);
    const dismiss = () => {
      this.#dismissed = found?.id ?? null;
      this.host.requestUpdate();
    };
    return html`${found === null || found.id === this.#dismissed ? nothing : renderRequest(found, view, again, dismiss)}
    ${view.readOnly ? nothing : selectConsulted(view.state.agent?.username ?? '', view.conversation).map((helper) => renderConsulted(helper, view))}`;
  }

  renderDialog(view: ThreadView): TemplateResult | typeof nothing {
    if (!this.#open || view.readOnly) return nothing;
    return html`<agent-desk-reroute
      exportparts="reroute-dialog"
      .session=${view.desk}
      .conversationId=${view.conversation.id}
      @agent-desk-reroute-close=${this.#handleClose}
    ></agent-desk-reroute>`;
  }
}
