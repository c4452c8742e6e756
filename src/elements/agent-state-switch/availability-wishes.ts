import type { ReactiveControllerHost } from 'lit';
import {
  isChannelOn,
  type ChannelPresence,
  type Command,
  type CommandOutcome,
  type Reason,
} from '../../domain/index.js';
import type { Messages } from '../../messages/catalogue.js';
import type { DeskSession } from '../../session/desk-session.js';
import { selectWishedState } from '../../store/selectors.js';
import { isolate } from '../internal/isolate.js';
import { ChannelChangeRequestEvent, LogoutRequestEvent, StateChangeRequestEvent } from './agent-state-switch.events.js';
import type { Availability } from './state-choice.js';

/** What the element lends for asking: its event, its session, its words. */
export interface AskingHost {
  readonly element: ReactiveControllerHost & HTMLElement;
  readonly desk: () => DeskSession | undefined;
  readonly words: () => Messages;
  readonly ask: (request: Event, command: Command) => Promise<CommandOutcome | null>;
  readonly explain: (outcome: CommandOutcome) => string | null;
}

const noProblems: ReadonlyMap<string, string> = new Map();

/**
 * What a person asks of the server here, and why it did not come true. Knows nothing of how things are: that is read from
 * the session each time.
 */
export class AvailabilityWishes {
  /** By what they are about: `state`, `logout` or the id of a channel. Kept until the next act. */
  problems = noProblems;
  /** All channels are being switched on, one after the other. */
  goingReady = false;
  /** Counts acts, so that a sequence under way notices that the person changed their mind. */
  #acts = 0;

  constructor(private readonly host: AskingHost) {}

  /** A person acts: what was said about their last act is read. */
  begin(): number {
    this.forget();
    return ++this.#acts;
  }

  /** True while nothing else has been asked for since. */
  isLatest(act: number): boolean {
    return act === this.#acts;
  }

  forget(): void {
    this.problems = noProblems;
    this.host.element.requestUpdate();
  }

  /** True when the server did it. A veto of the host needs no words. */
  async state({ state, reason }: Availability): Promise<boolean> {
    const command = { type: 'set-state', state, reason } as const;
    const outcome = await this.host.ask(new StateChangeRequestEvent(state, reason), command);
    if (outcome === null) return false;
    const unchanged = outcome.status === 'refused' && outcome.message === '';
    this.#report('state', unchanged ? this.host.words().stateUnchanged : this.host.explain(outcome));
    return outcome.status === 'confirmed';
  }

  async channel({ id, name }: ChannelPresence, ready: boolean): Promise<boolean> {
    const command = { type: 'set-channel', channelId: id, ready } as const;
    const outcome = await this.host.ask(new ChannelChangeRequestEvent(id, name, ready), command);
    if (outcome === null) return false;
    this.#report(id, this.#channelProblem(isolate(name), ready, outcome));
    return outcome.status === 'confirmed';
  }

  /** First the agent, then each channel in turn: the server takes a channel only from an agent who is ready. */
  async allReady(): Promise<boolean> {
    const act = this.begin();
    this.goingReady = true;
    try {
      return (await this.#readyAgent()) && (await this.#readyChannels(act));
    } finally {
      this.goingReady = false;
      this.host.element.requestUpdate();
    }
  }

  async logOut(reason: Reason | null): Promise<void> {
    this.begin();
    const desk = this.host.desk();
    if (!this.host.element.dispatchEvent(new LogoutRequestEvent(reason)) || desk === undefined) return;
    this.#report('logout', this.host.explain(await desk.logout(reason)));
  }

  async #readyAgent(): Promise<boolean> {
    const state = this.host.desk()?.state;
    if (state === undefined) return false;
    if (state.presence?.state === 'ready' && selectWishedState(state) === undefined) return true;
    return this.state({ state: 'ready', reason: null });
  }

  async #readyChannels(act: number): Promise<boolean> {
    const channels = () => this.host.desk()?.state.channels ?? [];
    let all = true;
    for (const { id } of channels()) {
      if (!this.isLatest(act)) return false;
      const channel = channels().find((each) => each.id === id);
      // Some servers have switched it on together with the agent.
      if (channel !== undefined && !isChannelOn(channel.state)) all = (await this.channel(channel, true)) && all;
    }
    return all && this.isLatest(act);
  }

  #channelProblem(name: string, ready: boolean, outcome: CommandOutcome): string | null {
    const words = this.host.words();
    const refused = outcome.status === 'refused';
    if (refused && ready && this.host.desk()?.state.presence?.state !== 'ready') return words.stateGoReadyFirst(name);
    if (refused && outcome.message === '') return words.stateChannelUnchanged(name);
    const explained = this.host.explain(outcome);
    return explained === null ? null : words.stateChannelFailed(name, explained);
  }

  #report(about: string, problem: string | null): void {
    if (problem === null) return;
    this.problems = new Map(this.problems).set(about, problem);
    this.host.element.requestUpdate();
  }
}
