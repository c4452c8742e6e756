import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { conversationIcon } from '../../internal/styles/conversation-icons.js';
import type { Conversation, EntryId, EpochMs } from '../../../domain/index.js';
import { selectConsulted, selectRerouting } from '../../../store/selectors.js';
import { renderAdvisor, renderRerouteRequest } from './reroute-progress.js';
import { getAllowedRerouteKinds } from './reroute-kinds.js';
import type { ThreadView } from '../thread-view.js';

/** Transfer, conference and consult: the button, the progress of the last request, and the dialog, loaded on first use. */
export class RerouteAction implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #isOpen = false;
  #isLoading = false;
  /** The unanswered request whose notice the agent has closed. */
  #dismissedId: EntryId | null = null;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** The browser closes a dialog that leaves the document. */
  hostDisconnected(): void {
    this.#setOpen(false);
  }

  /** Call when another conversation is shown. */
  reset(): void {
    this.#isOpen = false;
  }

  /** True while a request is in progress: its waiting time is shown. */
  isSearching(conversation: Conversation, now: EpochMs): boolean {
    return selectRerouting(conversation, now)?.state === 'searching';
  }

  readonly #handleClose = (): void => this.#setOpen(false);

  #setOpen(isOpen: boolean): void {
    this.#isOpen = isOpen;
    this.#host.requestUpdate();
  }

  async #openDialog(view: ThreadView): Promise<void> {
    if (this.#isLoading) return;
    this.#isLoading = true;
    view.setProblem(null);
    try {
      await import('./reroute-dialog.define.js');
      this.#setOpen(true);
    } catch {
      view.setProblem(view.translations.rerouteLoadFailed);
    } finally {
      this.#isLoading = false;
    }
  }

  renderButton(view: ThreadView): TemplateResult | typeof nothing {
    const { translations, online } = view;
    const kinds = getAllowedRerouteKinds(view.session, view.conversation);
    if (view.readOnly || kinds.length === 0) return nothing;
    const label = kinds.includes('transfer') ? translations.rerouteOpen : translations.rerouteInvite;
    return html`<button
      class="button quiet shrinks"
      part="reroute-button"
      aria-label=${label}
      aria-haspopup="dialog"
      ?disabled=${!online}
      title=${online ? translations.rerouteTitle : translations.outcomeOffline}
      @click=${() => void this.#openDialog(view)}
    >
      ${conversationIcon('transfer')} <span>${label}</span>
    </button>`;
  }

  renderProgress(view: ThreadView): TemplateResult | typeof nothing {
    const rerouting = selectRerouting(view.conversation, view.session.clock.now());
    const onRetry =
      view.readOnly || getAllowedRerouteKinds(view.session, view.conversation).length === 0
        ? null
        : () => void this.#openDialog(view);
    const onDismiss = () => {
      this.#dismissedId = rerouting?.id ?? null;
      this.#host.requestUpdate();
    };
    return html`${rerouting === null || rerouting.id === this.#dismissedId ? nothing : renderRerouteRequest(rerouting, view, onRetry, onDismiss)}
    ${view.readOnly ? nothing : selectConsulted(view.state.agent?.username ?? '', view.conversation).map((advisor) => renderAdvisor(advisor, view))}`;
  }

  renderDialog(view: ThreadView): TemplateResult | typeof nothing {
    const isPossible = !view.readOnly && getAllowedRerouteKinds(view.session, view.conversation).length > 0;
    if (!this.#isOpen || !isPossible) return nothing;
    return html`<agent-desk-reroute
      exportparts="reroute-dialog"
      .session=${view.session}
      .conversationId=${view.conversation.id}
      @agent-desk-reroute-close=${this.#handleClose}
    ></agent-desk-reroute>`;
  }
}
