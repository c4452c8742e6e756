import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import { SelectController } from '../../context/select-controller.js';
import type { SessionController } from '../../context/session-controller.js';
import type { Reason } from '../../domain/index.js';
import {
  selectOpenConversationCount,
  selectPendingCommand,
  selectUnsent,
  type UnsentCounts,
} from '../../store/basic-selectors.js';
import type { Translations } from '../../translations/translations.js';
import type { AvailabilityRequests } from './availability-requests.js';
import { renderLogout, type LogoutStep } from './logout-choice.js';

interface LogoutControllerOptions {
  readonly requests: AvailabilityRequests;
  readonly isOnline: () => boolean;
  /** Reasons for logging out. */
  readonly getReasons: () => readonly Reason[];
  /** Moves the focus to what matches, after the next update. */
  readonly focusAfterUpdate: (selector: string) => void;
}

/** Steps through logging out: the reason, the confirmation with open conversations, the request. */
export class LogoutController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: LogoutControllerOptions;
  readonly #isPending: SelectController<boolean>;
  readonly #openConversations: SelectController<number>;
  readonly #unsent: SelectController<UnsentCounts>;
  #step: LogoutStep = { step: 'button' };

  constructor(host: ReactiveControllerHost, sessionController: SessionController, options: LogoutControllerOptions) {
    this.#host = host;
    this.#options = options;
    this.#isPending = new SelectController(
      host,
      sessionController,
      (state) => selectPendingCommand(state, 'log-out') !== undefined,
    );
    this.#openConversations = new SelectController(host, sessionController, selectOpenConversationCount);
    this.#unsent = new SelectController(
      host,
      sessionController,
      selectUnsent,
      (a, b) => a.messages === b.messages && a.drafts === b.drafts && a.isSending === b.isSending,
    );
    host.addController(this);
  }

  /** True while the server has not responded to a logout. */
  get isPending(): boolean {
    return this.#isPending.value;
  }

  hostUpdate(): void {
    if (this.#openConversations.value === 0 && this.#step.step === 'confirm') this.#step = { step: 'button' };
    if (this.#step.step === 'unsent' && !this.#hasUnsent) this.#step = { step: 'button' };
    if (this.#step.step !== 'waiting') return;
    const { reason } = this.#step;
    // Waiting is over: everything is sent, or the agent has to decide about the rest.
    if (!this.#hasUnsent) queueMicrotask(() => this.#logOut(reason));
    else if (!this.#unsent.value.isSending) this.#step = { step: 'unsent', reason };
  }

  get #hasUnsent(): boolean {
    const { messages, drafts } = this.#unsent.value;
    return messages + drafts > 0;
  }

  /** Back to the button. */
  reset(): void {
    this.#setStep({ step: 'button' });
  }

  render(translations: Translations): TemplateResult {
    const { requests, isOnline, getReasons } = this.#options;
    return renderLogout({
      translations,
      step: this.#step,
      reasons: getReasons(),
      openConversations: this.#openConversations.value,
      unsent: this.#unsent.value,
      isPending: this.isPending,
      disabled: !isOnline(),
      problem: requests.problems.get('logout') ?? null,
      onStart: () => this.#start(),
      onReason: (reason) => this.#selectReason(reason),
      onConfirm: (reason) => this.#logOut(reason),
      onWait: (reason) => this.#setStep({ step: 'waiting', reason }),
      onDiscard: (reason) => this.#logOut(reason, 'discard'),
      onCancel: () => this.#cancel(),
    });
  }

  #setStep(step: LogoutStep): void {
    this.#step = step;
    this.#host.requestUpdate();
  }

  #start(): void {
    const { requests, isOnline, getReasons, focusAfterUpdate } = this.#options;
    if (!isOnline() || this.isPending) return;
    requests.startRequest();
    if (getReasons().length === 0) {
      this.#selectReason(null);
      return;
    }
    this.#setStep({ step: 'reasons' });
    focusAfterUpdate('.logout [role="group"] button');
  }

  #selectReason(reason: Reason | null): void {
    if (!this.#options.isOnline()) return;
    if (this.#openConversations.value === 0) {
      this.#logOut(reason);
      return;
    }
    this.#setStep({ step: 'confirm', reason });
    this.#options.focusAfterUpdate('[data-autofocus]');
  }

  #logOut(reason: Reason | null, unsent: 'ask' | 'discard' = 'ask'): void {
    if (!this.#options.isOnline()) return;
    if (unsent === 'ask' && this.#hasUnsent) {
      this.#setStep({ step: 'unsent', reason });
      this.#options.focusAfterUpdate('[data-autofocus]');
      return;
    }
    this.#cancel();
    void this.#options.requests.logOut(reason, unsent);
  }

  #cancel(): void {
    this.reset();
    this.#options.focusAfterUpdate('[part="logout-button"]');
  }
}
