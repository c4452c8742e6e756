import type { Page } from 'puppeteer-core';
import type { CommandOutcome, ConversationId } from '../../../src/domain/index.js';
import { selectedEngine } from '../engines/engine-names.mjs';
import type { EnginePage } from '../engines/engine-page.js';
import { observe, waitFor, type Desk } from './desk.js';
import type { DeskPages, OpenDeskPage } from './desk-pages.js';
import { isQuestion, type Shown, type Violation, type Written } from './history-checker.js';
import type { PageFault, Schedule } from './schedule.js';

interface PageContent {
  readonly status: string;
  readonly credentialsExpired: string | null;
  readonly shown: readonly Shown[];
  readonly outcomes: Readonly<Record<string, CommandOutcome>>;
  /** By all pages: how often each text went out, and when it was said to be sent. */
  readonly noted: Readonly<Record<string, number>>;
  readonly loadedAt: number;
  readonly longestPause: number;
  readonly uncaughtErrors: readonly string[];
}

/** Evaluates to the content of the page, as JSON. */
const contentScript = `(() => {
  const { state } = session;
  const shown = [];
  const show = (conversationId, { kind, body, sender, delivery }, as = delivery) => {
    if (kind !== 'message') return;
    const isOwn = sender.kind === 'agent' && (state.agent === null || sender.id === state.agent.id);
    shown.push({ text: body.text, conversationId, isOwn, as });
  };
  for (const id of state.conversations.ids) {
    for (const entry of state.conversations.byId.get(id).entries) show(id, entry);
    for (const { command, message, delivery } of state.pending)
      if (command.conversationId === id && message !== null) show(id, message, delivery);
  }
  for (const { conversation, unsent = [] } of state.local.endedConversations) {
    for (const entry of conversation.entries) show(conversation.id, entry);
    for (const message of unsent) show(conversation.id, message, 'unsent');
  }
  for (const [id, draft] of state.local.drafts)
    for (const text of draft.text.split('\\n')) shown.push({ text, conversationId: id, isOwn: true, as: 'draft' });
  const noted = Object.fromEntries(Object.entries(localStorage).map(([key, value]) => [key, Number(value)]));
  const { connection, credentialsExpired } = state;
  const page = { loadedAt: performance.timeOrigin, longestPause, uncaughtErrors };
  return JSON.stringify({ status: connection.status, credentialsExpired, shown, outcomes, noted, ...page });
})()`;

/** Is it a problem that says that the server has not answered? */
const isTimeout = (problem: unknown): boolean =>
  typeof problem === 'object' && problem !== null && 'code' in problem && problem.code === 'timed-out';

/** The numbers of the texts that are written, in all tabs. */
interface Numbers {
  next: number;
}

interface PageDeskOptions {
  /** Its number, where the session has several. */
  readonly tab: number;
  readonly numbers: Numbers;
  /** Evaluates to null when the agent is signed in. */
  readonly signInScript: string;
}

/** A desk in a browser, with the built script. */
export class PageDesk implements Desk {
  readonly written: Written[] = [];
  readonly problems: Violation[] = [];
  longestPause = 0;
  loadedAt = 0;
  unansweredSignIns = 0;
  readonly #scale: number;
  readonly #url: string;
  readonly #openBlankTab: () => Promise<EnginePage>;
  readonly #close: () => Promise<void>;
  #page: EnginePage;
  /** The page is there, with its session. */
  #isOpen = true;
  #isActing = false;
  /** A look that is under way then must not plan the next one. */
  #isDisposed = false;
  #timer: NodeJS.Timeout | undefined;
  #shown: readonly Shown[] = [];
  readonly #tab: number;
  readonly #numbers: Numbers;
  readonly #signInScript: string;
  readonly #missing = new Set<Written>();

  static async open(pages: DeskPages, url: string, scale: number, { replyMode }: Schedule): Promise<PageDesk> {
    return new PageDesk(await pages.open({ url, scale, replyMode }), scale);
  }

  constructor(
    { page, url, openBlankTab, close }: Omit<OpenDeskPage, 'openTab'>,
    scale: number,
    { tab = 0, numbers = { next: 0 }, signInScript = 'session.login("mara", "demo")' }: Partial<PageDeskOptions> = {},
  ) {
    this.#tab = tab;
    this.#numbers = numbers;
    this.#signInScript = signInScript;
    this.#page = page;
    this.#url = url;
    this.#openBlankTab = openBlankTab;
    this.#close = close;
    this.#scale = scale;
  }

  async signIn(): Promise<void> {
    await waitFor(async () => (await this.#page.evaluate(this.#signInScript)) === null, 'the sign-in');
    await waitFor(async () => (await this.#page.evaluate('session.state.presence !== null')) === true, 'the presence');
    this.#schedule();
  }

  async hasConversation(id: ConversationId): Promise<boolean> {
    return (await this.#page.evaluate(`session.state.conversations.byId.has(${JSON.stringify(id)})`)) === true;
  }

  async write(conversationId: ConversationId, isReply: boolean): Promise<void> {
    if (!this.#isOpen) return;
    const number = this.#numbers.next++;
    const text = `own ${String(number)}.`;
    // Some texts stay in the field, some are typed, and some come from the host.
    const how = number % 10 === 9 ? 'draft' : isReply ? 'reply' : number % 2 === 0 ? 'typed' : 'host';
    const isWritten = await this.#page
      .evaluate(`write(${JSON.stringify({ conversationId, text, how })})`)
      .catch(() => false);
    if (isWritten !== true) return;
    this.written.push({
      text,
      conversationId,
      tab: this.#tab,
      outcome: null,
      sentAt: null,
      emits: 0,
      wasAsked: false,
      wasHidden: false,
    });
  }

  /** The page is there, and has the connection. */
  async isLeading(): Promise<boolean> {
    const script = 'session.sharing?.isLeading === true';
    return this.#isOpen && (await this.#page.evaluate(script).catch(() => false)) === true;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** While there is no page, what it showed last. */
  async read(): Promise<readonly Shown[]> {
    await this.#refresh();
    return this.#shown;
  }

  async jumpClock(ms: number): Promise<void> {
    await this.#page.evaluate(`void (clockOffset += ${String(ms)})`).catch(() => undefined);
  }

  async breakPage(how: PageFault): Promise<void> {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    if (how === 'sleep' && selectedEngine === 'chromium') {
      const debug = await (this.#page as unknown as Page).createCDPSession();
      await this.#page.evaluate('ignorePause()').catch(() => undefined);
      await debug.send('Debugger.enable');
      await debug.send('Debugger.pause');
      // Longer than the server waits for an answer to its pings.
      await this.#wait(60_000);
      await debug.detach();
      await this.#page.evaluate('observePauses()').catch(() => undefined);
    } else if (how === 'reload' || how === 'sleep') await this.#page.reload();
    else if (how === 'crash' && selectedEngine === 'chromium') {
      // The tab of a crashed page stays as it is; its storage is there for another one.
      const crashed = this.#page;
      this.#page = await this.#openBlankTab();
      void crashed.goto('chrome://crash').catch(() => undefined);
      await this.#wait(500);
      await this.#page.goto(this.#url);
    } else {
      await this.#page.goto('about:blank');
      await this.#wait(1_000);
      await this.#page.goto(this.#url);
    }
    await this.#page.evaluate('sessionReady');
    this.#isOpen = true;
  }

  async dispose(): Promise<void> {
    this.#isOpen = false;
    this.#isDisposed = true;
    clearTimeout(this.#timer);
    await this.#close().catch(() => undefined);
  }

  #schedule(): void {
    this.#timer = setTimeout(() => {
      void this.#look().then(() => {
        if (!this.#isDisposed) this.#schedule();
      });
    }, 2_000 * this.#scale);
  }

  /** Looks at the page, and does what it asks for. Two looks are some time apart, as `observe` expects. */
  async #look(): Promise<void> {
    const content = await this.#refresh();
    if (content === null || this.#isActing) return;
    const { status, credentialsExpired, shown } = content;
    if (status === 'online') observe(this.written, shown, isQuestion, this.#missing);
    if (status === 'taken-over') this.#act(5_000, 'session.reconnect()');
    else if (status === 'closed' || status === 'signed-out') this.#act(2_000, this.#signInScript);
    else if (credentialsExpired === 'password') this.#act(2_000, 'session.renewCredentials("demo")');
  }

  /** Null for a page that is being replaced: it has no content. */
  async #refresh(): Promise<PageContent | null> {
    if (!this.#isOpen) return null;
    const text = await this.#page.evaluate(contentScript).catch(() => null);
    if (typeof text !== 'string' || !this.#isOpen) return null;
    const content = JSON.parse(text) as PageContent;
    const { shown, outcomes, noted, longestPause } = content;
    for (const error of content.uncaughtErrors)
      if (!this.problems.some((problem) => problem.text === error))
        this.problems.push({ finding: 'uncaught error', text: error });
    this.longestPause = Math.max(this.longestPause, longestPause);
    for (const message of this.written) {
      message.outcome = outcomes[message.text] ?? message.outcome;
      message.emits = Math.max(message.emits, noted[message.text] ?? 0);
      message.sentAt = noted[`sent ${message.text}`] ?? null;
    }
    this.loadedAt = content.loadedAt;
    this.#shown = shown;
    return content;
  }

  #act(delayMs: number, expression: string): void {
    this.#isActing = true;
    void this.#wait(delayMs)
      .then(() => (this.#isOpen ? this.#page.evaluate(expression) : undefined))
      .then((result) => {
        if (isTimeout(result)) this.unansweredSignIns++;
      })
      .catch(() => undefined)
      .then(() => this.#wait(1_000))
      .then(() => (this.#isActing = false));
  }

  #wait(ms: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, ms * this.#scale));
  }
}
