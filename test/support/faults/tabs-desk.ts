import type { ConversationId } from '../../../src/domain/index.js';
import type { Desk } from './desk.js';
import type { DeskPages } from './desk-pages.js';
import type { Shown, Violation, Written } from './history-checker.js';
import { PageDesk } from './page-desk.js';
import type { PageFault, Schedule } from './schedule.js';

const tabCount = 3;

/** The first tab signs in, and the others join it. */
const signInScript = `session.joinTabs().then(() => (session.state.agent === null ? session.login('mara', 'demo') : null))`;

/** A desk in three tabs of a browser. The agent writes in each in turn; what breaks is the tab with the connection. */
export class TabsDesk implements Desk {
  readonly #tabs: readonly PageDesk[];
  #next = 0;

  static async open(pages: DeskPages, url: string, scale: number, { replyMode }: Schedule): Promise<TabsDesk> {
    const first = await pages.open({ url, scale, replyMode, isShared: true });
    const options = { numbers: { next: 0 }, signInScript };
    const tabs = [new PageDesk(first, scale, { ...options, tab: 0 })];
    while (tabs.length < tabCount) {
      const page = await first.openTab();
      const opened = { ...first, page, close: () => Promise.resolve() };
      tabs.push(new PageDesk(opened, scale, { ...options, tab: tabs.length }));
    }
    return new TabsDesk(tabs);
  }

  private constructor(tabs: readonly PageDesk[]) {
    this.#tabs = tabs;
  }

  get written(): readonly Written[] {
    return this.#tabs.flatMap(({ written }) => written);
  }

  get problems(): readonly Violation[] {
    return this.#tabs.flatMap(({ problems }) => problems);
  }

  get longestPause(): number {
    return Math.max(...this.#tabs.map(({ longestPause }) => longestPause));
  }

  get unansweredSignIns(): number {
    return Math.max(...this.#tabs.map(({ unansweredSignIns }) => unansweredSignIns));
  }

  get loadedAt(): number {
    return this.#tabToRead?.loadedAt ?? 0;
  }

  async signIn(): Promise<void> {
    for (const tab of this.#tabs) await tab.signIn();
  }

  async hasConversation(id: ConversationId): Promise<boolean> {
    return (await Promise.all(this.#tabs.map((tab) => tab.hasConversation(id)))).every(Boolean);
  }

  async write(id: ConversationId, isReply: boolean): Promise<void> {
    await this.#tabs[this.#next++ % tabCount]?.write(id, isReply);
  }

  read(): Promise<readonly Shown[]> {
    return this.#tabToRead?.read() ?? Promise.resolve([]);
  }

  async jumpClock(ms: number): Promise<void> {
    for (const tab of this.#tabs) await tab.jumpClock(ms);
  }

  async breakPage(how: PageFault): Promise<void> {
    const leading = await Promise.all(this.#tabs.map((tab) => tab.isLeading()));
    await this.#tabs[Math.max(0, leading.indexOf(true))]?.breakPage(how);
  }

  async dispose(): Promise<void> {
    for (const tab of [...this.#tabs].reverse()) await tab.dispose();
  }

  get #tabToRead(): PageDesk | undefined {
    return this.#tabs.find(({ isOpen }) => isOpen) ?? this.#tabs[0];
  }
}
