/**
 * An environment for several agents: an emulator, a browser, and a page per agent that loads the built script like a
 * host page. The customer is simulated through the control API. Each page records all text it ever showed, so that tests
 * can check what an agent never saw, not even briefly. `ENGINE=firefox` selects the browser.
 */
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { startAgentManager, type AgentManager, type EmulatorOptions } from '../../demo/agent-manager/server.js';
import type { EngineBrowser, OpenPage } from '../support/engines/engine-page.js';
import { openBrowser } from '../support/engines/open-browser.js';
import { recordingScript } from '../support/engines/page-scripts.js';
import { timeoutMs, type PageUser } from '../support/engines/page-user.js';
import { AgentPage } from './agent-page.js';
import { KeyboardUser } from './keyboard-user.js';

interface ServerConversation {
  readonly id: string;
  readonly participants: readonly { readonly role: string }[];
  readonly customerView: readonly unknown[];
}

/** The customer of one conversation, by the emulator's state. */
export class Customer {
  readonly #environment: TestEnvironment;

  constructor(
    environment: TestEnvironment,
    readonly conversationId: string,
  ) {
    this.#environment = environment;
  }

  async sendMessage(text: string): Promise<void> {
    await this.#environment.control('POST', `/chats/${this.conversationId}/messages`, { text });
  }

  async leave(): Promise<void> {
    await this.#environment.control('POST', `/chats/${this.conversationId}/leave`, {});
  }

  /** Everything the customer can see, as JSON. */
  async getView(): Promise<string> {
    return JSON.stringify((await this.#getConversation())?.customerView ?? null);
  }

  /** The number of silent monitors in the conversation. */
  async countMonitors(): Promise<number> {
    return (await this.#getConversation())?.participants.filter(({ role }) => role === 'SILENT_MONITOR').length ?? 0;
  }

  async #getConversation(): Promise<ServerConversation | undefined> {
    const { conversations } = await this.#environment.control<{ conversations: readonly ServerConversation[] }>(
      'GET',
      '/world',
    );
    return conversations.find(({ id }) => id === this.conversationId);
  }

  /** Waits until the customer has this text. */
  async waitForMessage(text: string): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    while (!(await this.getView()).includes(text)) {
      if (Date.now() > deadline) throw new Error(`The customer never got “${text}”.`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

const contentTypes: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.map': 'application/json' };

const widgetMarkup = `<agent-login hide-when-signed-in></agent-login><agent-state-switch></agent-state-switch>
<task-offer no-sound></task-offer><conversation-list></conversation-list><chat-thread></chat-thread>`;

export class TestEnvironment {
  readonly #agentPages: { readonly agentPage: AgentPage; readonly opened: OpenPage }[] = [];

  readonly #browser: EngineBrowser;
  readonly #pageServer: Server;
  readonly #baseUrl: string;

  private constructor(
    readonly emulator: AgentManager,
    { browser, pageServer, baseUrl }: { browser: EngineBrowser; pageServer: Server; baseUrl: string },
  ) {
    this.#browser = browser;
    this.#pageServer = pageServer;
    this.#baseUrl = baseUrl;
  }

  static async start(options: Partial<EmulatorOptions> = {}): Promise<TestEnvironment> {
    const emulator = await startAgentManager({ port: 0, quiet: true, ...options });
    const pageServer = createServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
      void serve(pathname, searchParams.has('panel'), searchParams.get('attributes') ?? '').then(
        ([type, body]) => response.writeHead(200, { 'Content-Type': `${type}; charset=utf-8` }).end(body),
        () => response.writeHead(404).end(),
      );
    });
    const serve = async (path: string, panel: boolean, attributes: string): Promise<[string, string | Buffer]> => {
      if (!path.startsWith('/dist/')) {
        const content = `${widgetMarkup}${panel ? '<raised-hands></raised-hands><supervisor-panel></supervisor-panel>' : ''}`;
        return [
          'text/html',
          `<!doctype html><meta charset="utf-8"><title>Agent desk</title><script>${recordingScript}</script><script src="/dist/script/agent-desk.js"></script>
<desk-session url="${emulator.url}" ${attributes}>${content}</desk-session>`,
        ];
      }
      const file = normalize(join('.', path));
      if (!file.startsWith('dist')) throw new Error('Outside of dist.');
      return [contentTypes[extname(file)] ?? 'text/plain', await readFile(file)];
    };
    await new Promise<void>((resolve) => pageServer.listen(0, '127.0.0.1', resolve));
    const browser = await openBrowser();
    const { port } = pageServer.address() as AddressInfo;
    return new TestEnvironment(emulator, { browser, pageServer, baseUrl: `http://127.0.0.1:${port}` });
  }

  /** Opens a page and signs in. `panel` adds what supervisors have: the panel, and the alerts of raised hands. */
  async openAgent(name: string, options: { panel?: boolean; attributes?: string } = {}): Promise<AgentPage> {
    return (await this.#openAgent(name, options)).agentPage;
  }

  /** Opens a page for a person who has a keyboard only, and signs in with it. */
  async openKeyboardUser(name: string, options: { panel?: boolean; attributes?: string } = {}): Promise<KeyboardUser> {
    const { opened } = await this.#openAgent(name, { ...options, signsIn: false });
    return new KeyboardUser(name, opened.page);
  }

  async #openAgent(
    name: string,
    { panel = false, attributes = '', signsIn = true }: { panel?: boolean; attributes?: string; signsIn?: boolean },
  ): Promise<{ readonly agentPage: AgentPage; readonly opened: OpenPage }> {
    const query = new URLSearchParams({ ...(panel ? { panel: '' } : {}), attributes });
    const opened = await this.#browser.openPage();
    const agentPage = new AgentPage(name, opened.page);
    const entry = { agentPage, opened };
    this.#agentPages.push(entry);
    await agentPage.open(`${this.#baseUrl}/?${query.toString()}`, signsIn);
    return entry;
  }

  /** Chooses a file in the dialog that `open` opens. False where the driver cannot. */
  async chooseFile({ page }: PageUser, path: string, open: () => Promise<void>): Promise<boolean> {
    const chooseFile = this.#agentPages.find(({ opened }) => opened.page === page)?.opened.chooseFile;
    await chooseFile?.(path, open);
    return chooseFile !== undefined;
  }

  /** Opens another tab beside a page, for any agent, and signs in there. The page may be ended as by a crash first. */
  async openTab(beside: AgentPage, name: string, { crash = false, signsIn = true } = {}): Promise<AgentPage> {
    const opened = this.#agentPages.find(({ agentPage }) => agentPage === beside)?.opened;
    if (opened === undefined) throw new Error('The page is closed.');
    const url = await beside.url();
    if (crash) {
      if (opened.crash === undefined) throw new Error('Not with this engine.');
      await opened.crash();
      this.#agentPages.splice(
        0,
        this.#agentPages.length,
        ...this.#agentPages.filter((other) => other.opened !== opened),
      );
    }
    const page = await opened.openTab();
    const agentPage = new AgentPage(name, page);
    this.#agentPages.push({ agentPage, opened });
    await agentPage.open(url, signsIn);
    return agentPage;
  }

  /** Freezes the first tab of its browser window, or lets it go on. */
  async setFrozen(agentPage: AgentPage, frozen: boolean): Promise<void> {
    const opened = this.#agentPages.find((other) => other.agentPage === agentPage)?.opened;
    if (opened?.setFrozen === undefined) throw new Error('Not with this engine.');
    await opened.setFrozen(frozen);
  }

  async startChat(firstName: string, extra: Readonly<Record<string, unknown>> = {}): Promise<Customer> {
    const { conversationId } = await this.control<{ conversationId: string }>('POST', '/chats', {
      customer: { firstName },
      ...extra,
    });
    return new Customer(this, conversationId);
  }

  async control<T = unknown>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${this.emulator.control}${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }

  /** Closes all pages and resets the emulator. Returns the uncaught errors of the pages. */
  async reset(): Promise<readonly string[]> {
    const pages = this.#agentPages.splice(0);
    const errors = await Promise.all(pages.map(({ agentPage }) => agentPage.takeErrors()));
    await Promise.all([...new Set(pages.map(({ opened }) => opened))].map((opened) => opened.close()));
    await this.control('POST', '/reset', {});
    return errors.flat();
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    this.#pageServer.closeAllConnections();
    await new Promise((resolve) => this.#pageServer.close(resolve));
    await this.emulator.stop();
  }
}
