/** Pages with the built script and a session of which a test shortens the delays. */
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { scaleTiming } from '../../../src/session/timing.js';
import type { EngineBrowser, EnginePage } from '../engines/engine-page.js';
import { openBrowser } from '../engines/open-browser.js';

export interface DeskPageOptions {
  readonly url: string;
  /** Real time per session time. */
  readonly scale: number;
  readonly replyMode?: 'reuse-id' | 'reference';
  /** The session is shared by several tabs. */
  readonly isShared?: boolean;
}

export interface OpenDeskPage {
  readonly page: EnginePage;
  readonly url: string;
  /** Opens an empty tab, where the driver can. */
  openBlankTab(): Promise<EnginePage>;
  /** Opens another tab with the same page, where the driver can. */
  openTab(): Promise<EnginePage>;
  close(): Promise<void>;
}

const contentTypes: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.map': 'application/json' };

/** Runs before any other script: counts the timers that have not run, and keeps uncaught errors. */
const observingScript = `
  const timers = new Set();
  const { setTimeout: set, clearTimeout: clear, setInterval: repeat, clearInterval: stop } = globalThis;
  globalThis.setTimeout = (callback, ms, ...args) => {
    const id = set(() => { timers.delete(id); callback(...args); }, ms);
    timers.add(id);
    return id;
  };
  globalThis.clearTimeout = (id) => { timers.delete(id); clear(id); };
  globalThis.setInterval = (...args) => { const id = repeat(...args); timers.add(id); return id; };
  globalThis.clearInterval = (id) => { timers.delete(id); stop(id); };
  globalThis.countTimers = () => timers.size;
  globalThis.outcomes = {};
  // Types in the message field of the conversation, where it is on screen and empty, and sends with Enter. For a frame after
  // the choice of another conversation, the field on screen is still that of the one before.
  const type = (conversationId, text, isSent) => {
    const composer = document.querySelector('chat-thread')?.shadowRoot?.querySelector('agent-desk-composer');
    const isShown = composer?.conversationId === conversationId;
    const field = isShown ? composer.shadowRoot?.querySelector('textarea') : null;
    session.activate(conversationId);
    if (!field || field.value !== '' || session.state.local.drafts.has(conversationId)) return false;
    field.value = text;
    const options = { bubbles: true, composed: true, cancelable: true };
    field.dispatchEvent(new InputEvent('input', options));
    if (isSent) field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ...options }));
    return true;
  };
  globalThis.write = ({ conversationId, text, how }) => {
    const conversation = session.state.conversations.byId.get(conversationId);
    const isUsable = ['online', 'reconnecting', 'connecting'].includes(session.state.connection.status);
    if (!isUsable || conversation?.role !== 'primary' || conversation.state === 'closed') return false;
    if (how === 'draft') return type(conversationId, text, false);
    if (how === 'typed' && type(conversationId, text, true)) return true;
    const isQuestion = ({ kind, sender }) => kind === 'message' && sender.kind === 'customer';
    const replyTo = how === 'reply' ? ([...conversation.entries].findLast(isQuestion)?.messageId ?? null) : null;
    const body = { type: 'text', text };
    session.dispatch({ type: 'send-message', conversationId, body, replyTo, whisper: false, channelSessionId: null });
    return true;
  };
  globalThis.noteOutcomes = (session) => {
    const { dispatch } = session;
    session.dispatch = function (command) {
      const outcome = dispatch.call(this, command);
      if (command.type === 'send-message') void outcome.then((value) => (outcomes[command.body.text] = value));
      return outcome;
    };
    // When it was first said, by whichever page.
    session.addEventListener('message-sent', ({ detail }) => (localStorage['sent ' + detail.message.body.text] ??= Date.now()));
  };
  // Counts how often a message goes out, beyond the page.
  const countSent = (data) => {
    const [text] = String(data).includes('publishCimEvent') ? (/own \\d+\\./.exec(data) ?? []) : [];
    if (text !== undefined) localStorage[text] = Number(localStorage[text] ?? 0) + 1;
  };
  for (const prototype of [WebSocket.prototype, XMLHttpRequest.prototype]) {
    const { send } = prototype;
    prototype.send = function (data) {
      countSent(data);
      return send.call(this, data);
    };
  }
  // The longest time in which the page did not run, once it is there; a page in the background is not observed.
  globalThis.longestPause = 0;
  let lastTick = Infinity;
  globalThis.ignorePause = () => (lastTick = Infinity);
  globalThis.observePauses = () => (lastTick = performance.now());
  repeat(() => {
    if (lastTick === Infinity) return;
    if (document.visibilityState === 'visible') longestPause = Math.max(longestPause, performance.now() - lastTick - 10);
    lastTick = performance.now();
  }, 10);
  globalThis.uncaughtErrors = [];
  addEventListener('error', ({ message }) => uncaughtErrors.push(message));
  addEventListener('unhandledrejection', ({ reason }) => uncaughtErrors.push(String(reason)));
`;

const markup = `<agent-login hide-when-signed-in></agent-login><agent-state-switch></agent-state-switch>
<task-offer no-sound></task-offer><conversation-list></conversation-list><chat-thread></chat-thread>`;

const createContent = ({
  url,
  scale,
  replyMode = 'reuse-id',
  isShared = false,
}: DeskPageOptions): string => `<!doctype html>
<meta charset="utf-8"><title>Agent desk</title><script>${observingScript}</script>
<script src="/dist/script/agent-desk.js"></script>
<desk-session>${markup}</desk-session>
<script>
  globalThis.clockOffset = 0;
  globalThis.sessionReady = agentDesk.ready.then(() => {
    const time = {
      now: () => Date.now() + clockOffset,
      setTimeout: (callback, ms) => setTimeout(callback, ms),
      clearTimeout: (id) => clearTimeout(id),
    };
    globalThis.session = agentDesk.createDeskSession(
      ${JSON.stringify({ url, replyMode, tabs: isShared ? 'share' : 'single' })},
      { timing: ${JSON.stringify(scaleTiming(scale))}, time },
    );
    noteOutcomes(session);
    document.querySelector('desk-session').session = session;
    observePauses();
    return true;
  });
</script>`;

export class DeskPages {
  readonly #browser: EngineBrowser;
  readonly #server: Server;
  readonly #contents = new Map<string, string>();

  private constructor(browser: EngineBrowser) {
    this.#browser = browser;
    this.#server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      void this.#serve(pathname).then(
        ([type, body]) => response.writeHead(200, { 'Content-Type': `${type}; charset=utf-8` }).end(body),
        () => response.writeHead(404).end(),
      );
    });
  }

  static async start(): Promise<DeskPages> {
    const pages = new DeskPages(await openBrowser());
    await new Promise<void>((resolve) => pages.#server.listen(0, '127.0.0.1', resolve));
    return pages;
  }

  /** Opens a page whose session is not signed in. */
  async open(options: DeskPageOptions): Promise<OpenDeskPage> {
    const path = `/desk/${String(this.#contents.size)}`;
    this.#contents.set(path, createContent(options));
    const url = `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}${path}`;
    const { page, openTab, close } = await this.#browser.openPage();
    const load = async (opened: EnginePage): Promise<EnginePage> => {
      await opened.goto(url);
      await opened.evaluate('sessionReady');
      return opened;
    };
    await load(page);
    const openBlankTab = async (): Promise<EnginePage> => (await openTab?.()) ?? page;
    return { page, url, openBlankTab, openTab: async () => load(await openBlankTab()), close };
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(path: string): Promise<[string, string | Buffer]> {
    const content = this.#contents.get(path);
    if (content !== undefined) return ['text/html', content];
    const file = normalize(join('.', path));
    if (!file.startsWith('dist')) throw new Error('Outside of dist.');
    return [contentTypes[extname(file)] ?? 'text/plain', await readFile(file)];
  }
}
