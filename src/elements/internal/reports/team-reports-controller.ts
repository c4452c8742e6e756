import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { SessionController } from '../../../context/session-controller.js';
import type { Team } from '../../../domain/index.js';
import type { DeskSession } from '../../../session/session.js';
import { TeamReportFeed, type ReportSubscriber } from './team-report-feed.js';

export interface TeamReportsOptions {
  /** The teams to report on. */
  readonly teams: () => readonly Team[];
  readonly intervalSeconds: () => number;
}

/** The feeds of the teams that an element shows, while it is connected. */
export class TeamReportsController implements ReactiveController {
  /** One for each team, in their order. */
  feeds: readonly TeamReportFeed[] = [];

  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #sessionController: SessionController;
  readonly #options: TeamReportsOptions;
  #session: DeskSession | undefined;
  #teamIds: readonly Team['id'][] = [];
  #unsubscribe: readonly (() => void)[] = [];

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    sessionController: SessionController,
    options: TeamReportsOptions,
  ) {
    this.#host = host;
    this.#sessionController = sessionController;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#select(undefined, []);
  }

  hostUpdate(): void {
    const { session } = this.#sessionController;
    const teams = session === undefined || !this.#host.isConnected ? [] : this.#options.teams();
    const isSame = teams.length === this.#teamIds.length && teams.every(({ id }, i) => id === this.#teamIds[i]);
    if (session !== this.#session || !isSame) this.#select(session, teams);
    // The interval may have changed.
    for (const feed of this.feeds) feed.schedule();
  }

  /** Loads the reports now. */
  refresh(): void {
    for (const feed of this.feeds) feed.refresh();
  }

  #select(session: DeskSession | undefined, teams: readonly Team[]): void {
    const previous = this.#unsubscribe;
    // A new one each time: the previous one is removed below, also from a feed that is kept.
    const subscriber: ReportSubscriber = {
      intervalSeconds: this.#options.intervalSeconds,
      handleChange: () => this.#host.requestUpdate(),
    };
    this.#session = session;
    this.#teamIds = teams.map(({ id }) => id);
    this.feeds = session === undefined ? [] : teams.map((team) => TeamReportFeed.of(session, team));
    this.#unsubscribe = this.feeds.map((feed) => feed.subscribe(subscriber));
    // Last, so that a feed that is kept goes on.
    for (const unsubscribe of previous) unsubscribe();
  }
}
