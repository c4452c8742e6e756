/**
 * A stage for several people at once: an emulator, a browser, a page per person with the built script in it, as a host
 * would have it. The customer is played through the control API. Each page remembers every word it ever showed, so that
 * a test can say what somebody never saw, however short it was there.
 */
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import puppeteer, { type Browser, type BrowserContext, type ElementHandle, type Page } from 'puppeteer-core';
import { startAgentManager, type AgentManager, type EmulatorOptions } from '../../demo/agent-manager/server.js';
import { browserArguments, findBrowser } from '../support/runner/find-browser.mjs';

const timeoutMs = 10_000;

/** Runs in the page before anything else: notes all text that appears anywhere, shadow roots included. */
const recordTextScript = `(() => {
  const seen = [];
  const note = (node) => node.textContent?.trim() && seen.push(node.textContent);
  const observe = (root) =>
    new MutationObserver((records) => {
      for (const { target, addedNodes } of records) {
        if (target instanceof CharacterData) note(target);
        addedNodes.forEach(note);
      }
    }).observe(root, { childList: true, subtree: true, characterData: true });
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (init) {
    const root = attachShadow.call(this, init);
    observe(root);
    return root;
  };
  observe(document);
  globalThis.everShown = () => seen.join('\\n');
})()`;

/** All that a person reads in the page now. */
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

/** The button that is called so, wherever it is: hidden and disabled ones are not there for a person. */
const findButtonScript = (name: string): string => `(() => {
  const name = ${JSON.stringify(name)};
  const called = (button) => (button.getAttribute('aria-label') ?? button.textContent).replace(/[\\u2066-\\u2069]/g, '').replace(/\\s+/g, ' ').trim();
  const search = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.matches('button:not(:disabled, [aria-disabled=true])') && called(element) === name && element.checkVisibility()) return element;
      const inside = element.shadowRoot === null ? null : search(element.shadowRoot);
      if (inside !== null) return inside;
    }
    return null;
  };
  return search(document);
})()`;

/** One person before one page. */
export class AgentPage {
  readonly errors: string[] = [];

  private constructor(
    readonly name: string,
    readonly page: Page,
    private readonly context: BrowserContext,
  ) {}

  static async open(browser: Browser, name: string, url: string): Promise<AgentPage> {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    const agentPage = new AgentPage(name, page, context);
    page.on('pageerror', (error) => agentPage.errors.push(`${name}: ${String(error)}`));
    await page.evaluateOnNewDocument(recordTextScript);
    // Each of the pages must believe that it is the one in front.
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

  /** Presses the button that is called so, wherever it is. */
  async clickButton(name: string): Promise<void> {
    const button = await this.page
      .waitForFunction(findButtonScript(name), { timeout: timeoutMs, polling: 50 })
      .catch(async () => {
        throw new Error(`${this.name} never finds the button “${name}”. Shown: ${await this.visibleText()}`);
      });
    await (button.asElement() as ElementHandle<HTMLButtonElement>).click();
  }

  /** Clicks what this selector finds, as soon as it is there. */
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

  /** Every word that was ever in this page since it was loaded. */
  allShownText(): Promise<string> {
    return this.page.evaluate('everShown()') as Promise<string>;
  }

  async close(): Promise<void> {
    await this.context.close();
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

/** The customer, as the server knows them. */
export class Customer {
  constructor(
    private readonly environment: TestEnvironment,
    readonly conversationId: string,
  ) {}

  async sendMessage(text: string): Promise<void> {
    await this.environment.control('POST', `/chats/${this.conversationId}/messages`, { text });
  }

  async leave(): Promise<void> {
    await this.environment.control('POST', `/chats/${this.conversationId}/leave`, {});
  }

  /** Everything on the customer's screen, as one text. */
  async getView(): Promise<string> {
    return JSON.stringify((await this.#getConversation())?.customerView ?? null);
  }

  /** How many watch without being seen. */
  async countMonitors(): Promise<number> {
    return (await this.#getConversation())?.participants.filter(({ role }) => role === 'SILENT_MONITOR').length ?? 0;
  }

  async #getConversation(): Promise<ServerConversation | undefined> {
    const { conversations } = await this.environment.control<{ conversations: readonly ServerConversation[] }>(
      'GET',
      '/world',
    );
    return conversations.find(({ id }) => id === this.conversationId);
  }

  /** Until the customer reads this. */
  async waitForMessage(text: string): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    while (!(await this.getView()).includes(text)) {
      if (Date.now() > deadline) throw new Error(`The customer never reads “${text}”.`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

const contentTypes: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.map': 'application/json' };

const widgetMarkup = `<agent-login hide-when-signed-in></agent-login><agent-state-switch></agent-state-switch>
<task-offer no-sound></task-offer><conversation-list></conversation-list><chat-thread></chat-thread>`;

export class TestEnvironment {
  readonly #agentPages: AgentPage[] = [];

  private constructor(
    readonly emulator: AgentManager,
    private readonly browser: Browser,
    private readonly pageServer: Server,
    private readonly baseUrl: string,
  ) {}

  static async start(options: Partial<EmulatorOptions> = {}): Promise<TestEnvironment> {
    const emulator = await startAgentManager({ port: 0, quiet: true, ...options });
    const pageServer = createServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://stage');
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
          `<!doctype html><meta charset="utf-8"><title>A desk</title><script src="/dist/script/agent-desk.js"></script>
<desk-session url="${emulator.url}" ${attributes}>${content}</desk-session>`,
        ];
      }
      const file = normalize(join('.', path));
      if (!file.startsWith('dist')) throw new Error('outside');
      return [contentTypes[extname(file)] ?? 'text/plain', await readFile(file)];
    };
    await new Promise<void>((resolve) => pageServer.listen(0, '127.0.0.1', resolve));
    const browser = await puppeteer.launch({
      executablePath: await findBrowser(),
      args: [...browserArguments],
      headless: true,
    });
    const { port } = pageServer.address() as AddressInfo;
    return new TestEnvironment(emulator, browser, pageServer, `http://127.0.0.1:${port}`);
  }

  /** Somebody opens their page and signs in. `panel` adds the supervisor's panel. */
  async openAgent(name: string, { panel = false, attributes = '' } = {}): Promise<AgentPage> {
    const query = new URLSearchParams({ ...(panel ? { panel: '' } : {}), attributes });
    const agentPage = await AgentPage.open(this.browser, name, `${this.baseUrl}/?${query.toString()}`);
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

  /** Everybody goes home; the emulator starts anew. What the pages complained of comes back. */
  async reset(): Promise<readonly string[]> {
    const errors = this.#agentPages.flatMap((agentPage) => agentPage.errors);
    await Promise.all(this.#agentPages.splice(0).map((agentPage) => agentPage.close()));
    await this.control('POST', '/reset', {});
    return errors;
  }

  async stop(): Promise<void> {
    await this.browser.close();
    this.pageServer.closeAllConnections();
    await new Promise((resolve) => this.pageServer.close(resolve));
    await this.emulator.stop();
  }
}
