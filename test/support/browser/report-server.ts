/** Answers a supervisor's reports as a test wants, in place of the emulator: what other servers send, and when. */

export type Fields = Readonly<Record<string, unknown>>;

/** The body of each table, for all teams or by the team's id. A `Response` is sent as it is; a table that is missing is empty. */
export interface ReportAnswers {
  readonly members?: unknown;
  readonly chats?: unknown;
  readonly queued?: unknown;
  readonly botChats?: unknown;
}

const tablesByPath: Readonly<Record<string, keyof ReportAnswers>> = {
  'agent-activity': 'members',
  'queue-active-chats': 'chats',
  'queued-chats': 'queued',
  'bot-active-chats': 'botChats',
};

export class ReportServer {
  answers: ReportAnswers | ((teamId: string) => ReportAnswers) = {};
  /** No report is answered before this. */
  delay: Promise<void> = Promise.resolve();
  /** How many tables were asked for. */
  requestCount = 0;
  readonly #fetch = globalThis.fetch.bind(globalThis);

  start(): void {
    globalThis.fetch = async (input, init) => {
      const url = input instanceof Request ? input.url : String(input);
      const path = Object.keys(tablesByPath).find((candidate) => url.includes(`/${candidate}/`));
      const table = path === undefined ? undefined : tablesByPath[path];
      if (table === undefined) return this.#fetch(input, init);
      this.requestCount++;
      await this.delay;
      const request = JSON.parse(typeof init?.body === 'string' ? init.body : '{}') as Fields;
      const [teamOfMembers] = (request['teams'] ?? []) as readonly string[];
      const teamId = (request['teamId'] as string | undefined) ?? teamOfMembers ?? '';
      const answer = (typeof this.answers === 'function' ? this.answers(teamId) : this.answers)[table];
      return answer instanceof Response ? answer.clone() : Response.json(answer ?? []);
    };
  }

  reset(): void {
    this.answers = {};
    this.delay = Promise.resolve();
  }

  stop(): void {
    globalThis.fetch = this.#fetch;
  }
}
