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
import { FramePage, frameScript, toFramingPage } from './frame-page.js';
import { KeyboardUser } from './keyboard-user.js';
import { createRelease, isRelease, type Release } from './next-release.js';

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

/** Where a page of agents is: its parameters, and whether it is in a frame of a page of another site. */
interface Place {
  readonly panel?: boolean;
  readonly attributes?: string;
  /** The built files are those of another release. */
  readonly release?: Release;
  readonly isFramed?: boolean;
  /** Offers ring. */
  readonly rings?: boolean;
}

const widgetMarkup = `<agent-login hide-when-signed-in></agent-login><agent-state-switch></agent-state-switch>
<task-offer no-sound></task-offer><conversation-list></conversation-list><chat-thread></chat-thread>`;

export class TestEnvironment {
  readonly #agentPages: { readonly agentPage: AgentPage; readonly opened: OpenPage }[] = [];

  /** Files of the present release that the host has removed. */
  missingFiles = /^$/;

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
      const { pathname, search, searchParams } = new URL(request.url ?? '/', 'http://localhost');
      const page =
        pathname === '/frame'
          ? Promise.resolve<[string, string]>(['text/html', toFramingPage(`${baseUrl}/${search}`)])
          : serve(pathname, searchParams);
      void page.then(
        ([type, body]) => response.writeHead(200, { 'Content-Type': `${type}; charset=utf-8` }).end(body),
        () => response.writeHead(404).end(),
      );
    });
    const releases = new Map<Release, ReturnType<typeof createRelease>>();
    const readReleased = async (release: Release, file: string): Promise<string | undefined> => {
      const files = releases.get(release) ?? createRelease(release);
      releases.set(release, files);
      return (await files).get(file);
    };
    const serve = async (path: string, parameters: URLSearchParams): Promise<[string, string | Buffer]> => {
      if (!path.includes('/dist/')) {
        const panel = parameters.has('panel')
          ? '<raised-hands></raised-hands><supervisor-panel></supervisor-panel>'
          : '';
        const markup = parameters.has('rings') ? widgetMarkup.replace(' no-sound', '') : widgetMarkup;
        const folder = parameters.get('release') ?? '';
        return [
          'text/html',
          `<!doctype html><meta charset="utf-8"><title>Agent desk</title><script>${recordingScript}</script><script>${frameScript}</script><script src="${folder && `/${folder}`}/dist/script/agent-desk.js"></script>
<desk-session url="${emulator.url}" ${parameters.get('attributes') ?? ''}>${markup}${panel}</desk-session>`,
        ];
      }
      const [, release = '', rest = ''] = /^\/([\w-]*)\/?(dist\/.*)$/.exec(path.replace(/^\/dist/, '//dist')) ?? [];
      const file = normalize(join('.', rest));
      if (!file.startsWith('dist')) throw new Error('Outside of dist.');
      if (release === '' && environment.missingFiles.test(file)) throw new Error('Not there any more.');
      const released = isRelease(release) ? await readReleased(release, file) : undefined;
      return [contentTypes[extname(file)] ?? 'text/plain', released ?? (await readFile(file))];
    };
    await new Promise<void>((resolve) => pageServer.listen(0, '127.0.0.1', resolve));
    const browser = await openBrowser();
    const { port } = pageServer.address() as AddressInfo;
    const baseUrl = `http://127.0.0.1:${port}`;
    const environment = new TestEnvironment(emulator, { browser, pageServer, baseUrl });
    return environment;
  }

  /** Opens a page and signs in. `panel` adds what supervisors have: the panel, and the alerts of raised hands. */
  async openAgent(name: string, options: Place = {}): Promise<AgentPage> {
    return (await this.#openAgent(name, options)).agentPage;
  }

  /** Opens a page for a person who has a keyboard only, and signs in with it. */
  async openKeyboardUser(name: string, options: Place = {}): Promise<KeyboardUser> {
    const { opened } = await this.#openAgent(name, { ...options, signsIn: false });
    return new KeyboardUser(name, opened.page);
  }

  async #openAgent(
    name: string,
    { signsIn = true, ...place }: Place & { readonly signsIn?: boolean },
  ): Promise<{ readonly agentPage: AgentPage; readonly opened: OpenPage }> {
    const opened = await this.#browser.openPage();
    const agentPage = new AgentPage(name, opened.page);
    const entry = { agentPage, opened };
    this.#agentPages.push(entry);
    await agentPage.open(this.urlOf(place), signsIn);
    return entry;
  }

  urlOf({ panel = false, attributes = '', release, isFramed = false, rings = false }: Place): string {
    const query = new URLSearchParams({
      ...(panel ? { panel: '' } : {}),
      ...(rings ? { rings: '' } : {}),
      ...(release === undefined ? {} : { release }),
      attributes,
    }).toString();
    // Another site than that of the desk.
    return isFramed
      ? `${this.#baseUrl.replace('127.0.0.1', 'localhost')}/frame?${query}`
      : `${this.#baseUrl}/?${query}`;
  }

  /** Chooses a file in the dialog that `open` opens. False where the driver cannot. */
  async chooseFile({ page }: PageUser, path: string, open: () => Promise<void>): Promise<boolean> {
    const chooseFile = this.#agentPages.find(({ opened }) => opened.page === page)?.opened.chooseFile;
    await chooseFile?.(path, open);
    return chooseFile !== undefined;
  }

  /**
   * Opens another tab beside a page, for any agent, and signs in there: like that page, or at another place. The page may be
   * ended as by a crash first.
   */
  async openTab(
    beside: AgentPage,
    name: string,
    {
      crash = false,
      signsIn = true,
      place,
    }: { readonly crash?: boolean; readonly signsIn?: boolean; readonly place?: Place } = {},
  ): Promise<AgentPage> {
    const opened = this.#agentPages.find(({ agentPage }) => agentPage === beside)?.opened;
    if (opened === undefined) throw new Error('The page is closed.');
    const url = place === undefined ? await beside.url() : this.urlOf(place);
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
    const agentPage = new AgentPage(name, place?.isFramed === true ? new FramePage(page) : page);
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
    this.missingFiles = /^$/;
    return errors.flat();
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    this.#pageServer.closeAllConnections();
    await new Promise((resolve) => this.#pageServer.close(resolve));
    await this.emulator.stop();
  }
}
