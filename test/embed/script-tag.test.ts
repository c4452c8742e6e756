import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { cleanUp, startEmulator, until, withBlockedRequests, type Emulator } from '../support/browser/mount-session.js';
import { HostPage, classicScript, moduleScript, visibleText } from '../support/browser/host-page.js';

/*
 * The published files in plain host pages with a strict content security policy: no framework, no build, no test runner.
 * Every page must end without a policy violation or an uncaught error.
 */
describe('the script tag', () => {
  let emulator: Emulator;
  const pages: HostPage[] = [];
  before(async () => {
    emulator = await startEmulator();
  });
  afterEach(async () => {
    const problems = pages.flatMap(({ window }) => [...window.violations, ...window.errors]);
    for (const page of pages.splice(0)) page.close();
    await cleanUp(emulator);
    expect(problems.join('\n')).to.equal('');
  });

  const openPage = async (page: Parameters<typeof HostPage.open>[1]) => {
    const hostPage = await HostPage.open(emulator, page);
    pages.push(hostPage);
    return hostPage;
  };
  const sessionMarkup = (content: string, attributes = '') =>
    `<desk-session url="${emulator.url}" ${attributes}>${content}</desk-session>`;
  const getLoggedEvents = async (name: string) =>
    (await emulator.control<{ name: string; dir: string }[]>('GET', '/log?since=0')).filter(
      (entry) => entry.name === name,
    );
  /** Connections so far: the emulator sends the channel types once per socket. */
  const countSockets = async () => (await getLoggedEvents('onChannelTypes')).length;
  const waitForState = (page: HostPage, text: RegExp, description: string) =>
    until(() => text.test(page.text('agent-state-switch')), `${description}: ${text}`);

  const placements: readonly [string, (markup: string) => { head?: string; body: string }][] = [
    ['classic, before the markup', (markup) => ({ head: classicScript, body: markup })],
    ['classic, after the markup', (markup) => ({ body: `${markup}${classicScript}` })],
    ['classic, twice', (markup) => ({ head: classicScript, body: `${markup}${classicScript}` })],
    ['module, before the markup', (markup) => ({ head: moduleScript, body: markup })],
    ['module, after the markup', (markup) => ({ body: `${markup}${moduleScript}` })],
    ['both kinds', (markup) => ({ head: classicScript, body: `${markup}${moduleScript}` })],
  ];
  for (const [name, buildPage] of placements) {
    it(`${name}: the elements find their session and show the agent’s state over one socket`, async () => {
      const page = await openPage(buildPage(sessionMarkup('<agent-state-switch></agent-state-switch>')));
      await page.signIn();
      await waitForState(page, /not ready/i, 'the state');
      expect(await countSockets()).to.equal(1);
    });

    it(`${name}: elements outside of the session find it by its id`, async () => {
      const markup = `<header><agent-state-switch session-id="desk"></agent-state-switch></header><main><p>A record</p></main>${sessionMarkup('', 'session-id="desk"')}<aside><conversation-list session-id="desk"></conversation-list></aside>`;
      const page = await openPage(buildPage(markup));
      await page.signIn();
      await waitForState(page, /not ready/i, 'the state');
      expect(await countSockets()).to.equal(1);
    });
  }

  it('a session that is removed and inserted again keeps its socket', async () => {
    const page = await openPage({
      head: classicScript,
      body: `${sessionMarkup('<agent-state-switch></agent-state-switch>')}<div id="elsewhere"></div>`,
    });
    const provider = await page.signIn();
    provider.remove();
    page.find('#elsewhere').append(provider);
    await waitForState(page, /not ready/i, 'the state');
    expect(provider.session.state.connection.status).to.equal('online');
    expect(await countSockets()).to.equal(1);
  });

  it('works inside a shadow root of the host page', async () => {
    const page = await openPage({ head: classicScript, body: '<div id="host"></div>' });
    const shadow = page.find('#host').attachShadow({ mode: 'open' });
    const session = page.document.createElement('desk-session');
    session.setAttribute('url', emulator.url);
    session.append(page.document.createElement('agent-state-switch'));
    shadow.append(session);
    await page.ready();
    const { login } = session as unknown as { login: (name: string, password: string) => Promise<unknown> };
    expect(await login.call(session, 'mara', 'demo')).to.equal(null);
    await until(() => /not ready/i.test(visibleText(shadow)), 'the state');
  });

  for (const [kind, script] of [
    ['classic', classicScript],
    ['classic, by the bare name of the package', '<script src="/packages/agent-desk-elements"></script>'],
    ['module', moduleScript],
  ] as const) {
    it(`${kind}: an element’s chunk is loaded when its tag is inserted, in the page and in a shadow root`, async () => {
      const page = await openPage({
        head: script,
        body: `${sessionMarkup('<agent-state-switch></agent-state-switch>')}<div id="host"></div>`,
      });
      const provider = await page.signIn('vela');
      expect(page.window.customElements.get('supervisor-panel')).to.equal(undefined);
      const shadow = page.find('#host').attachShadow({ mode: 'open' });
      shadow.append(page.document.createElement('agent-state-switch'));
      const panel = page.document.createElement('supervisor-panel');
      await until(() => /not ready/i.test(visibleText(shadow)), 'the switch is upgraded');
      shadow.append(panel);
      await until(() => /Harbour/.test(visibleText(shadow)), 'the panel shows the team');
      const secondPanel = page.document.createElement('supervisor-panel');
      provider.append(secondPanel);
      await until(() => /Harbour/.test(visibleText(secondPanel)), 'the panel in the page shows the team');
    });
  }

  for (const [kind, script] of [
    ['classic', classicScript],
    ['module', moduleScript],
  ] as const) {
    /** Opens a page whose chunk of `<agent-login>` fails to load, as the last missing one. */
    const openWithFailedChunk = async ({ withRetries = true } = {}) => {
      const otherElements =
        '<agent-state-switch></agent-state-switch><task-offer></task-offer><conversation-list></conversation-list><chat-thread></chat-thread><supervisor-panel></supervisor-panel><pull-queue></pull-queue><desk-announcements></desk-announcements>';
      // WebKit keeps the files of an address that another page has loaded.
      const site = await executeServerCommand<string, unknown>('site:create', {});
      const page = await openPage({
        head: script.replace('/dist/', `${site}/dist/`),
        body: sessionMarkup(otherElements),
      });
      const isDefined = (tag: string) => page.window.customElements.get(tag) !== undefined;
      const warnings: string[] = [];
      Object.assign(page.window, { console: { ...console, warn: (text: string) => void warnings.push(text) } });
      const tags = [...page.find('desk-session').children].map(({ localName }) => localName);
      await until(() => tags.every(isDefined), 'all other elements are defined');
      const createLogin = () => page.document.createElement('agent-login');
      const { setTimeout } = page.window;
      const isRetry = (ms = 0) => ms >= 1000;
      if (!withRetries) {
        const withoutRetries = (callback: () => void, ms?: number) => (isRetry(ms) ? 0 : setTimeout(callback, ms));
        Object.assign(page.window, { setTimeout: withoutRetries });
      }
      await withBlockedRequests('*agent-login*', async () => {
        page.find('desk-session').append(createLogin());
        await until(
          () => warnings.some((text) => text.includes('<agent-login> could not be fetched')),
          'the warning is logged',
        );
      });
      return { page, isLoginDefined: () => isDefined('agent-login'), createLogin };
    };

    it(`${kind}: a chunk that failed to load is loaded at once when its tag is inserted again`, async () => {
      const { page, isLoginDefined, createLogin } = await openWithFailedChunk({ withRetries: false });
      expect(isLoginDefined()).to.equal(false);
      page.find('desk-session').append(createLogin());
      await until(isLoginDefined, 'the element is defined');
    });

    it(`${kind}: a chunk that failed to load is loaded again without being asked for`, async () => {
      const { isLoginDefined } = await openWithFailedChunk();
      await until(isLoginDefined, 'the element is defined');
    });
  }

  it('two sessions with two languages work in one page', async () => {
    const page = await openPage({
      head: classicScript,
      body: `<section>${sessionMarkup('<agent-state-switch></agent-state-switch>', 'session-id="one"')}</section>
        <section lang="ar" dir="rtl">${sessionMarkup('<agent-state-switch></agent-state-switch>', 'session-id="two"')}</section>`,
    });
    await page.signIn('mara', '[session-id=one]');
    await page.signIn('otto', '[session-id=two]');
    expect(await countSockets()).to.equal(2);
    await until(() => /not ready/i.test(page.text('[session-id=one] agent-state-switch')), 'English');
    await until(() => /[\u0600-\u06ff]/.test(page.text('[session-id=two] agent-state-switch')), 'Arabic');
  });

  it('removing elements causes no errors', async () => {
    const page = await openPage({
      head: classicScript,
      body: sessionMarkup('<agent-state-switch></agent-state-switch><chat-thread></chat-thread>'),
    });
    await page.signIn();
    page.find('chat-thread').remove();
    page.find('agent-state-switch').remove();
    await emulator.control('POST', '/chats', { text: 'Anybody?', started: 'mara' });
    const provider = await page.sessionElement();
    await until(() => provider.session.state.conversations.ids.length === 1, 'the session continues');
  });

  it('elements without a session show a hint, and the host page is unchanged', async () => {
    const page = await openPage({
      head: classicScript,
      body: '<p id="own">Own text</p><agent-state-switch></agent-state-switch><chat-thread></chat-thread>',
    });
    await until(() => /desk-session/.test(page.text('agent-state-switch')), 'the hint');
    expect(page.document.styleSheets).to.have.length(0);
    await until(() => page.document.head.children.length === 4, 'the links of loaded parts are removed');
    expect(page.window.localStorage).to.have.length(0);
  });
});
