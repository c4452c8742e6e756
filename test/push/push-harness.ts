/** A site with a desk and the built service worker, a browser, and delivery in place of the push service. */
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import puppeteer, { type Browser, type CDPSession, type Page, type Target, type WebWorker } from 'puppeteer-core';
import { startAgentManager, type AgentManager } from '../../demo/agent-manager/server.js';
import { browserArguments, findBrowser } from '../support/runner/find-browser.mjs';

export const firebase = {
  apiKey: 'an-api-key',
  projectId: 'a-project',
  messagingSenderId: '1234567890',
  appId: '1:1234567890:web:abcdef',
};

export interface NotificationSummary {
  readonly title: string;
  readonly body: string;
  readonly tag: string;
  readonly lang: string;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

/** The compiler of the tests inserts calls of this into functions that are passed to a page. */
const nameHelperScript = 'globalThis.__name = (named) => named';

/** Counts pending push handlers: Chrome loses a notification if it is queried while it is being shown. */
const trackPushWorkScript = `globalThis.pushWork ??= (() => {
  const work = { begun: 0, open: 0 };
  const { prototype } = ExtendableEvent;
  const { waitUntil } = prototype;
  prototype.waitUntil = function (promise) {
    if (this.type === 'push') {
      work.begun++;
      work.open++;
      const done = () => void work.open--;
      Promise.resolve(promise).then(done, done);
    }
    return waitUntil.call(this, promise);
  };
  return work;
})()`;

const widgets = '<agent-login></agent-login><agent-state-switch></agent-state-switch><task-offer></task-offer>';

export class PushHarness {
  /** Exceptions, console errors and policy violations of all pages. */
  readonly pageErrors: string[] = [];
  /** Pages and scripts added by tests, by path. */
  readonly files = new Map<string, string>();
  readonly #server: Server;
  readonly #devtools: CDPSession;
  readonly #registrations = new Map<string, string>();
  #messages = 0;

  private constructor(
    readonly origin: string,
    readonly agentManager: AgentManager,
    readonly browser: Browser,
    server: Server,
    devtools: CDPSession,
  ) {
    this.#server = server;
    this.#devtools = devtools;
  }

  static async start(): Promise<PushHarness> {
    const agentManager = await startAgentManager({ port: 0, quiet: true });
    const ref: { harness?: PushHarness } = {};
    const server = createServer((request, response) => {
      const path = new URL(request.url ?? '/', 'http://site').pathname;
      void ref.harness?.serveFile(path).then(
        (body) =>
          response
            .writeHead(200, {
              'Content-Type': contentTypes[extname(path)] ?? '',
              ...(ref.harness?.files.has(path) === true && path.endsWith('.js') ? {} : ref.harness?.securityHeaders()),
              'Cache-Control': 'no-store',
            })
            .end(body),
        () => response.writeHead(404).end(),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const browser = await puppeteer.launch({
      executablePath: await findBrowser(),
      args: [...browserArguments],
      headless: true,
    });
    await browser.defaultBrowserContext().overridePermissions(origin, ['notifications']);
    const [blank] = await browser.pages();
    const devtools = await (blank ?? (await browser.newPage())).createCDPSession();
    const harness = new PushHarness(origin, agentManager, browser, server, devtools);
    ref.harness = harness;
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      for (const { registrationId, scopeURL, isDeleted } of registrations) {
        if (isDeleted) harness.#registrations.delete(scopeURL);
        else harness.#registrations.set(scopeURL, registrationId);
      }
    });
    await devtools.send('ServiceWorker.enable');
    harness.files.set('/other.html', '<!doctype html><title>Another page</title>');
    harness.files.set('/desk.html', harness.deskPage());
    return harness;
  }

  /** A page with a desk and a strict content policy. */
  deskPage(script = '/desk.js', lang = 'en'): string {
    return `<!doctype html><html lang="${lang}"><title>Desk</title>
      <desk-session url="${this.agentManager.url}">${widgets}</desk-session>
      <script src="/dist/script/agent-desk.js"></script><script src="${script}"></script></html>`;
  }

  /** The script of such a page, with push configured. `token` null uses Firebase's own token. */
  deskScript(push: Record<string, unknown> = {}, token: string | null = 'key-of-this-browser'): string {
    const options = JSON.stringify({ firebase, vapidKey: 'BPublicKey', page: '/desk.html', ...push });
    return `window.violations = [];
      document.addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective + ' ' + event.blockedURI));
      window.desk = document.querySelector('desk-session');
      window.sessionEvents = [];
      for (const name of ['push-changed', 'conversation-requested', 'offer-received', 'task-accepted'])
        desk.addEventListener(name, ({ detail }) => sessionEvents.push([name, detail.conversationId ?? detail.offer?.conversationId ?? detail.state]));
      desk.push = { ...${options}${token === null ? '' : `, getToken: async () => ${JSON.stringify(token)}`} };`;
  }

  async stop(): Promise<void> {
    await this.browser.close();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
    await this.agentManager.stop();
  }

  async open(path = '/desk.html'): Promise<Page> {
    const page = await this.browser.newPage();
    page.on('pageerror', (error) => this.pageErrors.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') this.pageErrors.push(message.text());
    });
    await page.goto(`${this.origin}${path}`);
    return page;
  }

  /** Closes all pages of the site. */
  async closePages(): Promise<void> {
    for (const page of await this.browser.pages()) if (page.url().startsWith(this.origin)) await page.close();
  }

  async signIn(page: Page, name = 'mara'): Promise<void> {
    // `visible` makes Puppeteer poll in every frame: it does not observe mutations in shadow roots.
    await page.waitForSelector('agent-login >>> input[type=password]', { visible: true, timeout: 30_000 });
    await page.locator('agent-login >>> input[autocomplete=username]').fill(name);
    await page.locator('agent-login >>> input[type=password]').fill('demo');
    await page.keyboard.press('Enter');
    await page.waitForSelector('agent-state-switch >>> button.trigger:not(:disabled)', {
      visible: true,
      timeout: 30_000,
    });
  }

  /** Turns push on in the menu. */
  async enablePush(page: Page): Promise<void> {
    await page.locator('agent-state-switch >>> button.trigger').click();
    await this.press(page, 'Notify me when the desk is closed');
    await page.waitForFunction('desk.session.push.state === "on" && desk.session.state.connection.status === "online"');
    await page.keyboard.press('Escape');
  }

  /** Clicks an element by its accessible name, in shadow roots too. */
  async press(page: Page, name: string): Promise<void> {
    await (await page.waitForSelector(`aria/${name}`, { visible: true, timeout: 30_000 }))?.click();
  }

  async control<T = unknown>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${this.agentManager.control}${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return (await response.json()) as T;
  }

  /** Registers the worker without a desk, as turning push on does. */
  async register(options: Record<string, unknown> = {}, worker = '/agent-desk-sw.js'): Promise<void> {
    this.files.set('/register.html', '<!doctype html><title>Register</title>');
    const page = await this.open('/register.html');
    const scriptUrl = `${worker}?config=${encodeURIComponent(JSON.stringify({ firebase, page: '/desk.html', ...options }))}`;
    await page.evaluate(nameHelperScript);
    await page.evaluate(async (url) => {
      const { trustedTypes } = window as unknown as {
        trustedTypes: { createPolicy(name: string, rules: object): { createScriptURL(url: string): string } };
      };
      const policy = trustedTypes.createPolicy('agent-desk', { createScriptURL: (text: string) => text });
      const registration = await navigator.serviceWorker.register(policy.createScriptURL(url), {
        scope: '/agent-desk-push/',
      });
      for (const notification of await registration.getNotifications()) notification.close();
      while ((await registration.getNotifications()).length > 0);
      const worker = registration.installing ?? registration.waiting;
      if (worker !== null)
        await new Promise((done) =>
          worker.addEventListener('statechange', () => worker.state === 'activated' && done(null)),
        );
    }, scriptUrl);
    await page.close();
  }

  /** Unregisters all workers, as in a browser where push was never turned on. */
  async unregisterWorkers(): Promise<void> {
    const page = await this.open('/other.html');
    await page.evaluate(async () => {
      for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
    });
    await page.close();
  }

  /** Delivers a push with the envelope that FCM adds to `data`. */
  deliver(
    data: unknown,
    { id = `message-${++this.#messages}`, ...extra }: { id?: string; [more: string]: unknown } = {},
  ) {
    return this.deliverText(JSON.stringify({ from: firebase.messagingSenderId, fcmMessageId: id, data, ...extra }));
  }

  /** Resolves when the worker has finished handling a push. */
  async deliverText(data: string): Promise<void> {
    const scopeURL = `${this.origin}/agent-desk-push/`;
    const registrationId = this.#registrations.get(scopeURL);
    if (registrationId === undefined) throw new Error('No worker is registered.');
    await this.#devtools.send('ServiceWorker.startWorker', { scopeURL });
    const worker = await this.worker();
    const startedBefore = Number(await worker.evaluate('pushWork.begun'));
    await this.#devtools.send('ServiceWorker.deliverPushMessage', { origin: this.origin, registrationId, data });
    for (
      const deadline = Date.now() + 30_000;
      !(await worker.evaluate(`pushWork.begun > ${startedBefore} && pushWork.open === 0`));
    ) {
      if (Date.now() > deadline) throw new Error('The worker has not finished handling a push.');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** The current worker. A replaced one is listed before it and would never respond. */
  async worker(): Promise<WebWorker> {
    const isOurs = (candidate: Target) =>
      candidate.type() === 'service_worker' && candidate.url().startsWith(this.origin);
    await this.browser.waitForTarget(isOurs, { timeout: 30_000 });
    const target = this.browser.targets().findLast(isOurs);
    const worker = await target?.worker();
    if (worker === null || worker === undefined) throw new Error('The worker cannot be reached.');
    await worker.evaluate(nameHelperScript);
    await worker.evaluate(trackPushWorkScript);
    return worker;
  }

  async getNotifications(): Promise<NotificationSummary[]> {
    return (await this.worker()).evaluate(async () => {
      const { registration } = globalThis as unknown as { registration: ServiceWorkerRegistration };
      return (await registration.getNotifications()).map(({ title, body, tag, lang }) => ({ title, body, tag, lang }));
    });
  }

  /** Waits until this many notifications are shown. */
  async waitForNotifications(count: number): Promise<NotificationSummary[]> {
    const deadline = Date.now() + 30_000;
    for (;;) {
      const notifications = await this.getNotifications();
      if (notifications.length === count) return notifications;
      if (Date.now() > deadline)
        throw new Error(`${count} notifications expected, shown are ${JSON.stringify(notifications)}.`);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }

  /**
   * Dispatches a click on a notification in the worker. A headless browser has no notifications to click, and only a real
   * click may open or focus a window, so this returns what the worker requested.
   */
  async click(tag: string): Promise<{ opened: string[]; focused: string[] }> {
    return (await this.worker()).evaluate(async (wantedTag) => {
      interface Scope {
        registration: ServiceWorkerRegistration;
        clients: { openWindow(url: string): Promise<null> };
        WindowClient: { prototype: { focus(this: { url: string }): Promise<unknown> } };
        NotificationEvent: new (type: string, init: { notification: Notification }) => Event;
        dispatchEvent(event: Event): boolean;
      }
      const scope = globalThis as unknown as Scope;
      const opened: string[] = [];
      const focused: string[] = [];
      scope.clients.openWindow = (url) => {
        opened.push(url);
        return Promise.resolve(null);
      };
      scope.WindowClient.prototype.focus = function () {
        focused.push(this.url);
        return Promise.resolve(this);
      };
      const [notification] = (await scope.registration.getNotifications()).filter(
        (candidate) => candidate.tag === wantedTag,
      );
      if (notification === undefined) throw new Error(`No notification is tagged ${wantedTag}.`);
      const promises: Promise<unknown>[] = [];
      const event = Object.assign(new scope.NotificationEvent('notificationclick', { notification }), {
        waitUntil: (promise: Promise<unknown>) => void promises.push(promise),
      });
      scope.dispatchEvent(event);
      await Promise.all(promises);
      return { opened, focused };
    }, tag);
  }

  /** Returns the file at a path: one that a test has added, or a built file. */
  private async serveFile(path: string): Promise<string | Buffer> {
    const override = this.files.get(path);
    if (override !== undefined) return override;
    if (path === '/favicon.ico') return '';
    const builtPath = path === '/agent-desk-sw.js' ? '/dist/sw/agent-desk-sw.js' : path;
    if (!builtPath.startsWith('/dist/')) throw new Error('There is no such file.');
    return readFile(join('.', normalize(builtPath)));
  }

  private securityHeaders(): Record<string, string> {
    const managerOrigin = new URL(this.agentManager.url).origin;
    const firebaseOrigins = 'https://firebaseinstallations.googleapis.com https://fcmregistrations.googleapis.com';
    return {
      'Content-Security-Policy': [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "worker-src 'self'",
        `connect-src 'self' ${managerOrigin} ${managerOrigin.replace('http', 'ws')} ${firebaseOrigins}`,
        "require-trusted-types-for 'script'",
        'trusted-types lit-html agent-desk',
      ].join('; '),
    };
  }
}
