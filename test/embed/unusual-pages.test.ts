import { expect } from '@open-wc/testing';
import { executeServerCommand, sendMouse } from '@web/test-runner-commands';
import type { DeskSessionElement } from '../../src/elements/desk-session/desk-session.js';
import { engine, hasDevtools, itWithDevtools } from '../support/browser/engine.js';
import { HostPage, classicScript, moduleScript, visibleText } from '../support/browser/host-page.js';
import { cleanUp, startEmulator, until, type Emulator } from '../support/browser/mount-session.js';

/** Pages and ways into a page that are rare, and have to work by the script tag alone. */
describe('the script tag in unusual pages', () => {
  let emulator: Emulator;
  const pages: HostPage[] = [];
  before(async () => {
    emulator = await startEmulator();
  });
  afterEach(async () => {
    const problems = pages.flatMap(({ window }) => [...window.violations, ...window.errors]);
    for (const page of pages.splice(0)) page.close();
    await cleanUp(emulator);
    expect(problems).to.deep.equal([]);
  });

  const markup = (content = '<agent-state-switch></agent-state-switch>') =>
    `<desk-session url="${emulator.url}">${content}</desk-session>`;
  const openPage = async (page: Parameters<typeof HostPage.open>[1]) => {
    const hostPage = await HostPage.open(emulator, page);
    pages.push(hostPage);
    return hostPage;
  };
  /** Connections so far: the emulator sends the channel types once per socket. */
  const countSockets = async () =>
    (await emulator.control<{ name: string }[]>('GET', '/log?since=0')).filter(({ name }) => name === 'onChannelTypes')
      .length;
  const script = async () => (await fetch('/dist/script/agent-desk.js')).text();
  const createSite = (options: object) => executeServerCommand<string, object>('site:create', options);

  /** Signs in, in any window, and waits until the switch shows it. */
  async function expectSignIn(root: ParentNode & Node): Promise<void> {
    const desk = await until(
      () => root.querySelector<DeskSessionElement>('desk-session'),
      'the session is in the page',
    );
    const { customElements } = desk.ownerDocument.defaultView as Window & typeof globalThis;
    await customElements.whenDefined('desk-session');
    expect(await desk.login('mara', 'demo')).to.equal(null);
    const element = () => root.querySelector('agent-state-switch');
    await until(() => /not ready/i.test(visibleText(element() as Node)), 'the state is shown');
  }

  for (const [kind, head] of [
    ['classic', classicScript],
    ['module', moduleScript],
  ] as const)
    it(`${kind}: inside closed shadow roots, one in the other, also elements that are added later`, async () => {
      const page = await openPage({ head, body: '<div id="host"></div>' });
      const outer = page.find('#host').attachShadow({ mode: 'closed' });
      const host = outer.appendChild(page.document.createElement('div'));
      const inner = host.attachShadow({ mode: 'closed' });
      const desk = page.document.createElement('desk-session');
      desk.setAttribute('url', emulator.url);
      desk.append(page.document.createElement('agent-state-switch'));
      inner.append(desk);
      await expectSignIn(inner);
      const list = desk.appendChild(page.document.createElement('pull-queue'));
      await until(() => /general/.test(visibleText(list)), 'an element that is added later is loaded');
      expect(await countSockets()).to.equal(1);
    });

  it('a second version leaves everything to the first, and says so', async () => {
    const otherVersion = (await script()).replaceAll('0.1.0', '0.0.9');
    expect(otherVersion).not.to.equal(await script());
    const site = await createSite({ files: { '/old/agent-desk.js': otherVersion } });
    const page = await openPage({
      head: classicScript,
      body: `${markup()}<script src="/__embed__/keep-warnings.js"></script><script src="${site}/old/agent-desk.js"></script>`,
    });
    await expectSignIn(page.document);
    const { warnings } = page.window as unknown as { warnings: string[] };
    expect(warnings.join()).to.include('Version 0.1.0 is already on this page; version 0.0.9 leaves everything to it');
    expect(await countSockets()).to.equal(1);
    const paths = await executeServerCommand<string[], string>('site:requests', site);
    expect(paths, 'nothing else of it is loaded').to.deep.equal(['/old/agent-desk.js']);
  });

  it('from another origin, with CORS and the hash of the script', async () => {
    const other = new URL(location.href);
    other.hostname = other.hostname === 'localhost' ? '127.0.0.1' : 'localhost';
    const site = await createSite({ cors: true });
    const hash = await crypto.subtle.digest('SHA-384', new TextEncoder().encode(await script()));
    const integrity = `sha384-${btoa(String.fromCharCode(...new Uint8Array(hash)))}`;
    const page = await openPage({
      head: `<script src="${other.origin}${site}/dist/script/agent-desk.js" crossorigin integrity="${integrity}"></script>`,
      body: markup(),
      scriptSources: `'self' ${other.origin}`,
    });
    await expectSignIn(page.document);
  });

  it('a language is fetched when an element asks for it, and once for all', async () => {
    const site = await createSite({});
    const page = await openPage({
      head: `<script src="${site}/dist/script/agent-desk.js"></script>`,
      body: markup(
        '<agent-state-switch></agent-state-switch><div lang="de"></div><div id="ar" lang="ar" dir="rtl"></div>',
      ),
    });
    await expectSignIn(page.document);
    const languagesFetched = async () =>
      (await executeServerCommand<string[], string>('site:requests', site)).flatMap(
        (path) => /chunks\/(ar|bg|de|es|fr|he|it|pt|sw|tr|ur)-[\w-]+\.js$/.exec(path)?.[1] ?? [],
      );
    expect(await languagesFetched(), 'none in English').to.deep.equal([]);
    const german = page.find('[lang=de]');
    const add = () => german.appendChild(page.document.createElement('agent-state-switch'));
    const [first, second] = [add(), add()];
    for (const element of [first, second])
      await until(() => /nicht bereit/i.test(visibleText(element)), 'it is in German');
    first.remove();
    const third = add();
    await until(() => /nicht bereit/i.test(visibleText(third)), 'one that is added later is in German');
    page.find('#ar').append(page.document.createElement('agent-state-switch'));
    await until(() => /غير جاهز/.test(page.text('#ar')), 'it is in Arabic');
    german.lang = 'en';
    german.lang = 'de';
    await until(() => /nicht bereit/i.test(visibleText(second)), 'it is in German again');
    // Firefox first finds out whether a file can be had.
    const expected = engine === 'firefox' ? ['de', 'de', 'ar', 'ar'] : ['de', 'ar'];
    expect(await languagesFetched()).to.deep.equal(expected);
  });

  it('in XHTML', async () => {
    const page = await openPage({
      head: '<script src="/dist/script/agent-desk.js"></script>',
      body: markup(),
      isXhtml: true,
    });
    expect(page.document.contentType).to.equal('application/xhtml+xml');
    await expectSignIn(page.document);
  });

  // A pop-up needs a click; WebDriver opens it as a tab without a size, which Firefox may block.
  (engine === 'chromium' ? it : () => undefined)('in a pop-up', async () => {
    const page = await openPage({ head: classicScript, body: markup() });
    await sendMouse({ type: 'click', position: [1, 1] });
    const popup = window.open(page.frame.src, '_blank', 'popup,width=400,height=500') as Window | null;
    if (popup === null) throw new Error('It was blocked.');
    try {
      await until(() => popup.document.querySelector('desk-session'), 'the page is in the pop-up');
      expect(popup.opener).to.equal(window);
      await expectSignIn(popup.document);
    } finally {
      popup.close();
    }
  });

  itWithDevtools('removed and inserted fifty times: one socket, and the page holds no more than before', async () => {
    expect(hasDevtools).to.equal(true);
    const elements = ['agent-state-switch', 'task-offer', 'conversation-list', 'chat-thread', 'pull-queue'];
    const page = await openPage({
      head: classicScript,
      body: markup(elements.map((name) => `<${name}></${name}>`).join('')),
    });
    const desk = await page.signIn();
    await until(() => elements.every((name) => page.window.customElements.get(name)), 'all elements are defined');
    await emulator.control('POST', '/chats', { text: 'Hello', started: 'mara' });
    await until(() => /Hello/.test(page.text('chat-thread')), 'the chat is open');
    const frames = async (count: number) => {
      for (let i = 0; i < count; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
    };
    const replace = async (times: number) => {
      for (let i = 0; i < times; i++) {
        const { parentElement } = desk;
        desk.remove();
        await frames(1);
        parentElement?.append(desk);
        await frames(1);
        for (const element of [...desk.children]) element.replaceWith(page.document.createElement(element.localName));
        await frames(1);
      }
      await until(() => /Hello/.test(page.text('chat-thread')), 'the chat is shown again');
    };
    const measure = async () => {
      await executeServerCommand('devtools', { method: 'HeapProfiler.collectGarbage', params: {} });
      const send = async <T>(method: string) =>
        (await executeServerCommand<{ result: T }, object>('devtools', { method, params: {} })).result;
      const { nodes, jsEventListeners } = await send<{ nodes: number; jsEventListeners: number }>(
        'Memory.getDOMCounters',
      );
      const { usedSize } = await send<{ usedSize: number }>('Runtime.getHeapUsage');
      return { nodes, jsEventListeners, usedSize };
    };
    // The first times fill caches.
    await replace(10);
    const before = await measure();
    await replace(50);
    let after = before;
    const isLevel = async () => {
      after = await measure();
      return (
        after.nodes < before.nodes * 1.2 &&
        after.jsEventListeners < before.jsEventListeners * 1.2 &&
        after.usedSize < before.usedSize + 1_000_000
      );
    };
    await until(isLevel, () => `it is level: ${JSON.stringify({ before, after })}`, 15_000);
    expect(await countSockets()).to.equal(1);
    expect(desk.session.state.connection.status).to.equal('online');
  });
});
