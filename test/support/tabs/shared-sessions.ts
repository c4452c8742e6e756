import { MemoryStorage } from '../../../src/session/storage/memory-storage.js';
import type { DeskSession, DeskSessionDependencies, DeskSessionOptions } from '../../../src/session/session.js';
import type { Timing } from '../../../src/session/timing.js';
import type { WorldChat } from '../faults/history-checker.js';
import { fetchUser } from '../fetch-user.js';
import { newSession, until, type NodeEmulator } from '../node/node-session.js';
import { SimulatedBrowser, type SimulatedTab } from './simulated-browser.js';

export interface SharedTab {
  readonly tab: SimulatedTab;
  readonly session: DeskSession;
}

/** The tabs of one browser, with sessions on real sockets. */
export class SharedBrowser {
  readonly browser = new SimulatedBrowser();
  readonly storage = new MemoryStorage();
  readonly #emulator: NodeEmulator;
  readonly #timing: Partial<Timing>;
  readonly #dependencies: Partial<DeskSessionDependencies>;

  constructor(
    emulator: NodeEmulator,
    timing: Partial<Timing> = {},
    dependencies: Partial<DeskSessionDependencies> = {},
  ) {
    this.#emulator = emulator;
    this.#timing = timing;
    this.#dependencies = dependencies;
  }

  /** A tab whose host page has signed the agent in. */
  async open(
    username = 'mara',
    options: Partial<DeskSessionOptions> & { readonly isVisible?: boolean } = {},
    dependencies: Partial<DeskSessionDependencies> = {},
  ): Promise<SharedTab> {
    const opened = this.openSignedOut(options, dependencies);
    opened.session.connect(await fetchUser(this.#emulator.url, username));
    await until(opened.session, () => opened.session.state.presence, 'the presence in this tab');
    return opened;
  }

  openSignedOut(
    { isVisible = true, ...options }: Partial<DeskSessionOptions> & { readonly isVisible?: boolean } = {},
    own: Partial<DeskSessionDependencies> = {},
  ): SharedTab {
    const tab = this.browser.openTab(isVisible);
    const dependencies = { ...this.#dependencies, storage: this.storage, ...own, tabPlatform: tab.platform };
    const session = newSession(this.#emulator, { tabs: 'share', ...options }, this.#timing, dependencies);
    return { tab, session };
  }

  /** The tab is gone without a word, with its socket. */
  crash({ tab, session }: SharedTab): void {
    tab.crash();
    session.dispose();
  }
}

/** The tab has the connection of the session. */
export const isLeading = ({ session }: SharedTab): boolean =>
  session.sharing?.isLeading === true && session.state.connection.status === 'online';

/** How often customers have received a text. */
export async function countSeen(emulator: NodeEmulator, text: string): Promise<number> {
  const { conversations } = await emulator.control<{ conversations: WorldChat[] }>('GET', '/world');
  return conversations
    .flatMap(({ customerView }) => customerView)
    .filter(({ data }) => data.body?.markdownText === text).length;
}

/** How often an agent has connected since the emulator was reset. */
export async function countConnections(emulator: NodeEmulator, username = 'mara'): Promise<number> {
  const { agents } = await emulator.control<{ agents: { username: string; connections: number }[] }>('GET', '/world');
  return agents.find((agent) => agent.username === username)?.connections ?? 0;
}
