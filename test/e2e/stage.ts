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
import { browserArguments, findBrowser } from '../support/find-browser.mjs';

const patience = 10_000;

/** Runs in the page before anything else: notes all text that appears anywhere, shadow roots included. */
const watchWords = `(() => {
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
const shownNow = `(() => {
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
const findButton = (name: string): string => `(() => {
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
export class Person {
  readonly complaints: string[] = [];

  private constructor(
    readonly name: string,
    readonly page: Page,
    private readonly context: BrowserContext,
  ) {}

  static async arrive(browser: Browser, name: string, address: string): Promise<Person> {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    const person = new Person(name, page, context);
    page.on('pageerror', (error) => person.complaints.push(`${name}: ${String(error)}`));
    await page.evaluateOnNewDocument(watchWords);
    // Each of the pages must believe that it is the one in front.
    const devtools = await page.createCDPSession();
    await devtools.send('Emulation.setFocusEmulationEnabled', { enabled: true });
    await page.setViewport({ width: 1280, height: 900 });
    await page.goto(address, { waitUntil: 'load' });
    return person;
  }

  async signIn(): Promise<void> {
    await this.types('agent-login >>> input[autocomplete=username]', this.name);
    await this.types('agent-login >>> input[type=password]', 'demo');
    await this.page.keyboard.press('Enter');
    await this.sees('Not ready');
  }

  async goReady(): Promise<void> {
    await this.clicks('agent-state-switch >>> button.trigger:not(:disabled)');
    await this.press('Ready on all channels');
    await this.page.keyboard.press('Escape');
  }

  /** Presses the button that is called so, wherever it is. */
  async press(name: string): Promise<void> {
    const button = await this.page
      .waitForFunction(findButton(name), { timeout: patience, polling: 50 })
      .catch(async () => {
        throw new Error(`${this.name} never finds the button “${name}”. Shown: ${await this.shown()}`);
      });
    await (button.asElement() as ElementHandle<HTMLButtonElement>).click();
  }

  /** Clicks what this selector finds, as soon as it is there. */
  async clicks(selector: string): Promise<void> {
    let found: ElementHandle | null = null;
    await this.#until(async () => (found = await this.page.$(selector)) !== null, `finds ${selector}`);
    await (found as unknown as ElementHandle).click();
  }

  async types(selector: string, text: string): Promise<void> {
    await this.clicks(selector);
    await this.page.keyboard.type(text);
  }

  async writes(text: string): Promise<void> {
    await this.types('chat-thread >>> textarea[part~=input]', text);
    await this.page.keyboard.press('Enter');
  }

  async sees(text: string | RegExp): Promise<void> {
    const wanted = typeof text === 'string' ? text : text.source;
    await this.#until(async () => {
      const shown = await this.shown();
      return typeof text === 'string' ? shown.includes(text) : text.test(shown);
    }, `sees “${wanted}”`);
  }

  async noLongerSees(text: string): Promise<void> {
    await this.#until(async () => !(await this.shown()).includes(text), `no longer sees “${text}”`);
  }

  shown(): Promise<string> {
    return this.page.evaluate(shownNow) as Promise<string>;
  }

  /** Every word that was ever in this page since it was loaded. */
  everShown(): Promise<string> {
    return this.page.evaluate('everShown()') as Promise<string>;
  }

  async leaves(): Promise<void> {
    await this.context.close();
  }

  async #until(holds: () => Promise<boolean>, what: string): Promise<void> {
    const end = Date.now() + patience;
    while (!(await holds())) {
      if (Date.now() > end) throw new Error(`${this.name} never ${what}. Shown: ${await this.shown()}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

interface Truth {
  readonly id: string;
  readonly participants: readonly { readonly role: string }[];
  readonly customerView: readonly unknown[];
}

/** The customer, as the server knows them. */
export class Customer {
  constructor(
    private readonly stage: Stage,
    readonly conversationId: string,
  ) {}

  async says(text: string): Promise<void> {
    await this.stage.control('POST', `/chats/${this.conversationId}/messages`, { text });
  }

  async leaves(): Promise<void> {
    await this.stage.control('POST', `/chats/${this.conversationId}/leave`, {});
  }

  /** Everything on the customer's screen, as one text. */
  async screen(): Promise<string> {
    return JSON.stringify((await this.#truth())?.customerView ?? null);
  }

  /** How many watch without being seen. */
  async monitors(): Promise<number> {
    return (await this.#truth())?.participants.filter(({ role }) => role === 'SILENT_MONITOR').length ?? 0;
  }

  async #truth(): Promise<Truth | undefined> {
    const { conversations } = await this.stage.control<{ conversations: readonly Truth[] }>('GET', '/world');
    return conversations.find(({ id }) => id === this.conversationId);
  }

  /** Until the customer reads this. */
  async reads(text: string): Promise<void> {
    const end = Date.now() + patience;
    while (!(await this.screen()).includes(text)) {
      if (Date.now() > end) throw new Error(`The customer never reads “${text}”.`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

const types: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.map': 'application/json' };

const widgets = `<agent-login hide-when-signed-in></agent-login><agent-state-switch></agent-state-switch>
<task-offer no-sound></task-offer><conversation-list></conversation-list><chat-thread></chat-thread>`;

export class Stage {
  readonly #people: Person[] = [];

  private constructor(
    readonly emulator: AgentManager,
    private readonly browser: Browser,
    private readonly pages: Server,
    private readonly address: string,
  ) {}

  static async set(options: Partial<EmulatorOptions> = {}): Promise<Stage> {
    const emulator = await startAgentManager({ port: 0, quiet: true, ...options });
    const pages = createServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://stage');
      void answer(pathname, searchParams.has('panel'), searchParams.get('attributes') ?? '').then(
        ([type, body]) => response.writeHead(200, { 'Content-Type': `${type}; charset=utf-8` }).end(body),
        () => response.writeHead(404).end(),
      );
    });
    const answer = async (path: string, panel: boolean, attributes: string): Promise<[string, string | Buffer]> => {
      if (!path.startsWith('/dist/')) {
        const inside = `${widgets}${panel ? '<supervisor-panel></supervisor-panel>' : ''}`;
        return [
          'text/html',
          `<!doctype html><meta charset="utf-8"><title>A desk</title><script src="/dist/script/agent-desk.js"></script>
<desk-session url="${emulator.url}" ${attributes}>${inside}</desk-session>`,
        ];
      }
      const file = normalize(join('.', path));
      if (!file.startsWith('dist')) throw new Error('outside');
      return [types[extname(file)] ?? 'text/plain', await readFile(file)];
    };
    await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve));
    const browser = await puppeteer.launch({
      executablePath: await findBrowser(),
      args: [...browserArguments],
      headless: true,
    });
    const { port } = pages.address() as AddressInfo;
    return new Stage(emulator, browser, pages, `http://127.0.0.1:${port}`);
  }

  /** Somebody opens their page and signs in. `panel` adds the supervisor's panel. */
  async enters(name: string, { panel = false, attributes = '' } = {}): Promise<Person> {
    const query = new URLSearchParams({ ...(panel ? { panel: '' } : {}), attributes });
    const person = await Person.arrive(this.browser, name, `${this.address}/?${query.toString()}`);
    this.#people.push(person);
    await person.signIn();
    return person;
  }

  async customer(firstName: string, more: Readonly<Record<string, unknown>> = {}): Promise<Customer> {
    const { conversationId } = await this.control<{ conversationId: string }>('POST', '/chats', {
      customer: { firstName },
      ...more,
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
  async clear(): Promise<readonly string[]> {
    const complaints = this.#people.flatMap((person) => person.complaints);
    await Promise.all(this.#people.splice(0).map((person) => person.leaves()));
    await this.control('POST', '/reset', {});
    return complaints;
  }

  async strike(): Promise<void> {
    await this.browser.close();
    this.pages.closeAllConnections();
    await new Promise((resolve) => this.pages.close(resolve));
    await this.emulator.stop();
  }
}
