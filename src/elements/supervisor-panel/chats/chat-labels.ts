import type { CustomerLabel, TeamChat } from '../../../domain/index.js';
import type { DeskSession } from '../../../session/session.js';

/** After a failure, the labels are asked for again so much later (ms). */
const retryMs = 60_000;

/** The labels of the customers in the report, which has only their ids. They are loaded when a row has one. */
export class ChatLabels {
  readonly #requestUpdate: () => void;
  #session: DeskSession | undefined;
  #askedAt = -Infinity;
  #byId: ReadonlyMap<string, CustomerLabel> | null = null;

  constructor(requestUpdate: () => void) {
    this.#requestUpdate = requestUpdate;
  }

  /** Empty until they have been loaded. */
  of({ labelIds }: TeamChat, session: DeskSession | undefined): readonly CustomerLabel[] {
    if (labelIds.length === 0 || session === undefined) return [];
    if (session !== this.#session || (this.#byId === null && performance.now() - this.#askedAt > retryMs))
      void this.#load(session);
    return labelIds.flatMap((id) => this.#byId?.get(id) ?? []);
  }

  async #load(session: DeskSession): Promise<void> {
    this.#session = session;
    this.#byId = null;
    this.#askedAt = performance.now();
    try {
      const labels = await (await session.customers()).labels();
      if (session !== this.#session) return;
      this.#byId = new Map(labels.map((label) => [label.id, label]));
      this.#requestUpdate();
    } catch {
      // The table is complete without them.
    }
  }
}
