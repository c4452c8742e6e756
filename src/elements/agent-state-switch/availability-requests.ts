import type { ReactiveControllerHost } from 'lit';
import {
  isChannelOn,
  type ChannelPresence,
  type Command,
  type CommandOutcome,
  type Reason,
} from '../../domain/index.js';
import type { Translations } from '../../translations/translations.js';
import type { DeskSession } from '../../session/session.js';
import { selectRequestedState } from '../../store/basic-selectors.js';
import { sendRequest } from '../internal/events/request-event.js';
import { isolateBidi } from '../internal/localization/isolate-bidi.js';
import { ChannelChangeRequestEvent, LogoutRequestEvent, StateChangeRequestEvent } from './agent-state-switch.events.js';
import type { Availability } from './state-choice.js';

/** What the requests use of the element. */
export interface AvailabilityRequestsHost {
  readonly element: ReactiveControllerHost & HTMLElement;
  readonly session: () => DeskSession | undefined;
  readonly translations: () => Translations;
  readonly requestCommand: (requestEvent: Event, command: Command) => Promise<CommandOutcome | null>;
  readonly describeOutcome: (outcome: CommandOutcome) => string | null;
}

const noProblems: ReadonlyMap<string, string> = new Map();

/** Requests for state, channels and logout, and why they failed. The current state is read from the session each time. */
export class AvailabilityRequests {
  readonly #host: AvailabilityRequestsHost;
  /** Error texts by subject: `state`, `logout` or a channel's id. Kept until the next request. */
  problems = noProblems;
  /** All channels are being switched on, one after the other. */
  isGoingReady = false;
  /** Lets a running sequence detect that the agent has made another request. */
  #requestCount = 0;

  constructor(host: AvailabilityRequestsHost) {
    this.#host = host;
  }

  /** Starts a new request: clears earlier problems and returns the request's id. */
  startRequest(): number {
    this.clearProblems();
    return ++this.#requestCount;
  }

  /** True while no later request has been started. */
  isLatest(requestId: number): boolean {
    return requestId === this.#requestCount;
  }

  clearProblems(): void {
    this.problems = noProblems;
    this.#host.element.requestUpdate();
  }

  /** True when the server confirmed. A request canceled by the page is no problem to show. */
  async setState({ state, reason }: Availability): Promise<boolean> {
    const command = { type: 'set-state', state, reason } as const;
    const outcome = await this.#host.requestCommand(new StateChangeRequestEvent(state, reason), command);
    if (outcome === null) return false;
    const isUnchanged = outcome.status === 'refused' && outcome.message === '';
    this.#setProblem(
      'state',
      isUnchanged ? this.#host.translations().stateUnchanged : this.#host.describeOutcome(outcome),
    );
    return outcome.status === 'confirmed';
  }

  async setChannel({ id, name }: ChannelPresence, ready: boolean): Promise<boolean> {
    const command = { type: 'set-channel', channelId: id, ready } as const;
    const outcome = await this.#host.requestCommand(new ChannelChangeRequestEvent(id, name, ready), command);
    if (outcome === null) return false;
    this.#setProblem(id, this.#describeChannelProblem(isolateBidi(name), ready, outcome));
    return outcome.status === 'confirmed';
  }

  /** Sets the agent ready, then each channel in turn: the server accepts channel changes only from ready agents. */
  async setAllReady(): Promise<boolean> {
    const requestId = this.startRequest();
    this.isGoingReady = true;
    try {
      return (await this.#setAgentReady()) && (await this.#setChannelsReady(requestId));
    } finally {
      this.isGoingReady = false;
      this.#host.element.requestUpdate();
    }
  }

  /** `discard`: messages that are not sent are discarded. */
  async logOut(reason: Reason | null, unsent: 'ask' | 'discard' = 'ask'): Promise<void> {
    this.startRequest();
    const session = this.#host.session();
    const outcome = await sendRequest(this.#host.element, new LogoutRequestEvent(reason), () =>
      session?.logout(reason, unsent),
    );
    if (outcome !== undefined) this.#setProblem('logout', this.#host.describeOutcome(outcome));
  }

  async #setAgentReady(): Promise<boolean> {
    const state = this.#host.session()?.state;
    if (state === undefined) return false;
    if (state.presence?.state === 'ready' && selectRequestedState(state) === undefined) return true;
    return this.setState({ state: 'ready', reason: null });
  }

  async #setChannelsReady(requestId: number): Promise<boolean> {
    const getChannels = () => this.#host.session()?.state.channels ?? [];
    let areAllConfirmed = true;
    for (const { id } of getChannels()) {
      if (!this.isLatest(requestId)) return false;
      const channel = getChannels().find((candidate) => candidate.id === id);
      // Some servers switch channels on together with the agent.
      if (channel !== undefined && !isChannelOn(channel.state))
        areAllConfirmed = (await this.setChannel(channel, true)) && areAllConfirmed;
    }
    return areAllConfirmed && this.isLatest(requestId);
  }

  #describeChannelProblem(name: string, ready: boolean, outcome: CommandOutcome): string | null {
    const translations = this.#host.translations();
    const isRefused = outcome.status === 'refused';
    if (isRefused && ready && this.#host.session()?.state.presence?.state !== 'ready')
      return translations.stateGoReadyFirst(name);
    if (isRefused && outcome.message === '') return translations.stateChannelUnchanged(name);
    const description = this.#host.describeOutcome(outcome);
    return description === null ? null : translations.stateChannelFailed(name, description);
  }

  #setProblem(subject: string, problem: string | null): void {
    if (problem === null) return;
    this.problems = new Map(this.problems).set(subject, problem);
    this.#host.element.requestUpdate();
  }
}
