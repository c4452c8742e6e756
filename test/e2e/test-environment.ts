/**
 * An environment for several agents: an emulator, a browser, and a page per agent that loads the built script like a
 * host page. The customer is simulated through the control API. Each page records all text it ever showed, so that tests
 * can check what an agent never saw, not even briefly.
 */
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import puppeteer, { type Browser, type BrowserContext, type ElementHandle, type Page } from 'puppeteer-core';
import { startAgentManager, type AgentManager, type EmulatorOptions } from '../../demo/agent-manager/server.js';
import { browserArguments, findBrowser } from '../support/runner/find-browser.mjs';

const timeoutMs = 30_000;

/** Runs in the page before any other script: records all text that appears, including in shadow roots. */
const recordTextScript = `(() => {
  const texts = [];
  const record = (node) => node.textContent?.trim() && texts.push(node.textContent);
  const observe = (root) =>
    new MutationObserver((records) => {
      for (const { target, addedNodes } of records) {
        if (target instanceof CharacterData) record(target);
        addedNodes.forEach(record);
      }
    }).observe(root, { childList: true, subtree: true, characterData: true });
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (init) {
    const root = attachShadow.call(this, init);
    observe(root);
    return root;
  };
  observe(document);
  globalThis.allShownText = () => texts.join('\\n');
})()`;

/** Evaluates to the text that is visible in the page now. */
const visibleTextScript = `(() => {
  const text = (node) => {
    if (node.nodeType === 3) return node.textContent;
    if (node.localName === 'textarea' || node.localName === 'input') return node.value + ' ' + node.placeholder;
    if (node.nodeType === 1 && (['STYLE', 'SCRIPT'].includes(node.tagName) || getComputedStyle(node).display === 'none')) return '';
    const children = node.localName === 'slot' ? node.assignedNodes({ flatten: true }) : (node.shadowRoot ?? node).childNodes;
    return [...children].map(text).join(' ');
  };
  return text(document.body).replace(/[\\u2066-\\u2069]/g, '').replace(/\\s+/g, ' ');
})()`;

/** Evaluates to the visible, enabled button with this name, in any shadow root; else null. */
const findButtonScript = (name: string): string => `(() => {
  const name = ${JSON.stringify(name)};
  const getLabel = (button) => (button.getAttribute('aria-label') ?? button.textContent).replace(/[\\u2066-\\u2069]/g, '').replace(/\\s+/g, ' ').trim();
  const search = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.matches('button:not(:disabled, [aria-disabled=true])') && getLabel(element) === name && element.checkVisibility()) return element;
      const inside = element.shadowRoot === null ? null : search(element.shadowRoot);
      if (inside !== null) return inside;
    }
    return null;
  };
  return search(document);
})()`;

/** The page of one agent. */
export class AgentPage {
  readonly errors: string[] = [];

  readonly #context: BrowserContext;

  private constructor(
    readonly name: string,
    readonly page: Page,
    context: BrowserContext,
  ) {
    this.#context = context;
  }

  static async open(browser: Browser, name: string, url: string): Promise<AgentPage> {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    const agentPage = new AgentPage(name, page, context);
    page.on('pageerror', (error) => agentPage.errors.push(`${name}: ${String(error)}`));
    await page.evaluateOnNewDocument(recordTextScript);
    // Each page must behave as if it were focused.
    const devtools = await page.createCDPSession();
    await devtools.send('Emulation.setFocusEmulationEnabled', { enabled: true });
    await page.setViewport({ width: 1280, height: 900 });
    await page.goto(url, { waitUntil: 'load' });
    return agentPage;
  }

  async signIn(): Promise<void> {
    await this.type('agent-login >>> input[autocomplete=username]', this.name);
    await this.type('agent-login >>> input[type=password]', 'demo');
    await this.page.keyboard.press('Enter');
    await this.waitForText('Not ready');
  }

  async goReady(): Promise<void> {
    await this.click('agent-state-switch >>> button.trigger:not(:disabled)');
    await this.clickButton('Ready on all channels');
    await this.page.keyboard.press('Escape');
  }

  /** Clicks the button with this name, in any shadow root. */
  async clickButton(name: string): Promise<void> {
    const button = await this.page
      .waitForFunction(findButtonScript(name), { timeout: timeoutMs, polling: 50 })
      .catch(async () => {
        throw new Error(`${this.name} never finds the button “${name}”. Shown: ${await this.visibleText()}`);
      });
    await (button.asElement() as ElementHandle<HTMLButtonElement>).click();
  }

  /** Clicks the first match of a selector, as soon as there is one. */
  async click(selector: string): Promise<void> {
    let element: ElementHandle | null = null;
    await this.#waitUntil(async () => (element = await this.page.$(selector)) !== null, `finds ${selector}`);
    await (element as unknown as ElementHandle).click();
  }

  async type(selector: string, text: string): Promise<void> {
    await this.click(selector);
    await this.page.keyboard.type(text);
  }

  async sendMessage(text: string): Promise<void> {
    await this.type('chat-thread >>> textarea[part~=input]', text);
    await this.page.keyboard.press('Enter');
  }

  async waitForText(text: string | RegExp): Promise<void> {
    const expected = typeof text === 'string' ? text : text.source;
    await this.#waitUntil(async () => {
      const visibleText = await this.visibleText();
      return typeof text === 'string' ? visibleText.includes(text) : text.test(visibleText);
    }, `sees “${expected}”`);
  }

  async waitForTextGone(text: string): Promise<void> {
    await this.#waitUntil(async () => !(await this.visibleText()).includes(text), `no longer sees “${text}”`);
  }

  visibleText(): Promise<string> {
    return this.page.evaluate(visibleTextScript) as Promise<string>;
  }

  /** All text that was ever in this page since it was loaded. */
  allShownText(): Promise<string> {
    return this.page.evaluate('allShownText()') as Promise<string>;
  }

  async close(): Promise<void> {
    await this.#context.close();
  }

  async #waitUntil(condition: () => Promise<boolean>, description: string): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    while (!(await condition())) {
      if (Date.now() > deadline)
        throw new Error(`${this.name} never ${description}. Shown: ${await this.visibleText()}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

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
  readonly #agentPages: AgentPage[] = [];

  readonly #browser: Browser;
  readonly #pageServer: Server;
  readonly #baseUrl: string;

  private constructor(
    readonly emulator: AgentManager,
    { browser, pageServer, baseUrl }: { browser: Browser; pageServer: Server; baseUrl: string },
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
        const content = `${widgetMarkup}${panel ? '<supervisor-panel></supervisor-panel>' : ''}`;
        return [
          'text/html',
          `<!doctype html><meta charset="utf-8"><title>Agent desk</title><script src="/dist/script/agent-desk.js"></script>
<desk-session url="${emulator.url}" ${attributes}>${content}</desk-session>`,
        ];
      }
      const file = normalize(join('.', path));
      if (!file.startsWith('dist')) throw new Error('Outside of dist.');
      return [contentTypes[extname(file)] ?? 'text/plain', await readFile(file)];
    };
    await new Promise<void>((resolve) => pageServer.listen(0, '127.0.0.1', resolve));
    const browser = await puppeteer.launch({
      executablePath: await findBrowser(),
      args: [...browserArguments],
      headless: true,
    });
    const { port } = pageServer.address() as AddressInfo;
    return new TestEnvironment(emulator, { browser, pageServer, baseUrl: `http://127.0.0.1:${port}` });
  }

  /** Opens a page and signs in. `panel` adds the supervisor panel. */
  async openAgent(name: string, { panel = false, attributes = '' } = {}): Promise<AgentPage> {
    const query = new URLSearchParams({ ...(panel ? { panel: '' } : {}), attributes });
    const agentPage = await AgentPage.open(this.#browser, name, `${this.#baseUrl}/?${query.toString()}`);
    this.#agentPages.push(agentPage);
    await agentPage.signIn();
    return agentPage;
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
    const errors = this.#agentPages.flatMap((agentPage) => agentPage.errors);
    await Promise.all(this.#agentPages.splice(0).map((agentPage) => agentPage.close()));
    await this.control('POST', '/reset', {});
    return errors;
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    this.#pageServer.closeAllConnections();
    await new Promise((resolve) => this.#pageServer.close(resolve));
    await this.emulator.stop();
  }
}
