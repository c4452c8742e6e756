import { engine } from '../support/browser/engine.js';
import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import type { Command } from '../../src/domain/index.js';
import type { DeskSession } from '../../src/session/session.js';
import { cleanUp, startEmulator, until, type Emulator } from '../support/browser/mount-session.js';
import { HostPage } from '../support/browser/host-page.js';

interface AgentDesk {
  readonly ready: Promise<unknown>;
  readonly registerTranslations: (pack: object) => void;
  readonly createDeskSession?: () => object;
}

// WebKit does not check the hashes of preloaded modules; the README says so.
const itWhereChecked = engine === 'webkit' ? () => undefined : it;
/** What could not be loaded at first is not fetched again until the page is reloaded. */
const keepsFailures = engine !== 'chromium';

/** How the built files come into a page: addresses, policies, failures. Each test has a folder of its own on the server. */
describe('the loader of the script tags', () => {
  let emulator: Emulator;
  let site: string;
  let page: HostPage | undefined;
  before(async () => {
    emulator = await startEmulator();
  });
  beforeEach(() => serve({}));
  afterEach(async () => {
    page?.close();
    page = undefined;
    await cleanUp(emulator);
  });

  const serve = async (options: object) => {
    site = await executeServerCommand<string, object>('site:create', options);
  };
  const changeSite = (options: object) => executeServerCommand('site:change', { site, options });
  const requests = () => executeServerCommand<string[], string>('site:requests', site);
  const markup = () => `<desk-session url="${emulator.url}"><agent-state-switch></agent-state-switch></desk-session>`;
  const open = async (options: Omit<Parameters<typeof HostPage.open>[1], 'body'> & { body?: string }) =>
    (page = await HostPage.open(emulator, { body: markup(), ...options }));
  const agentDeskOf = ({ window }: HostPage) => (window as unknown as { agentDesk: AgentDesk }).agentDesk;
  const problemsOf = ({ window }: HostPage) => [...window.violations, ...window.errors];
  const waitForSwitch = (hostPage: HostPage) =>
    until(() => hostPage.text('agent-state-switch') !== '', 'the state switch is shown');
  const waitForReloadNotice = (hostPage: HostPage) =>
    until(() => hostPage.text('agent-state-switch').includes('Reload for the new version'), 'it is said');
  const expectNoDuplicates = async () => {
    const paths = await requests();
    expect(paths.filter((path, i) => paths.indexOf(path) !== i)).to.deep.equal([]);
    return paths;
  };
  const classic = (attributes = '', path = '/dist/script/agent-desk.js') =>
    `<script ${attributes} src="${site}${path}"></script>`;
  const module = () => `<script type="module" src="${site}/dist/module/agent-desk.js"></script>`;

  const placements: readonly [string, () => { head?: string; body?: string; scriptSources?: string }][] = [
    ['in the head', () => ({ head: classic() })],
    ['at the end of the body', () => ({ body: markup() + classic() })],
    ['with async', () => ({ head: classic('async') })],
    ['with defer', () => ({ head: classic('defer') })],
    ['as a module', () => ({ head: module() })],
    ['the classic script with type="module"', () => ({ head: classic('type="module"') })],
    ['with a query', () => ({ head: classic('', '/dist/script/agent-desk.js?v=1#x') })],
    ['with a nonce', () => ({ head: classic('nonce="watch"'), scriptSources: "'nonce-watch'" })],
    [
      'with a nonce and strict-dynamic',
      () => ({ head: classic('nonce="watch"'), scriptSources: "'nonce-watch' 'strict-dynamic'" }),
    ],
    [
      'as a module with a nonce and strict-dynamic',
      () => ({
        head: module().replace('<script', '<script nonce="watch"'),
        scriptSources: "'nonce-watch' 'strict-dynamic'",
      }),
    ],
  ];
  for (const [name, buildPage] of placements) {
    it(`${name}: the elements are shown, and nothing is fetched twice or breaks the policy`, async () => {
      const hostPage = await open(buildPage());
      await waitForSwitch(hostPage);
      await agentDeskOf(hostPage).ready;
      await expectNoDuplicates();
      expect(problemsOf(hostPage)).to.deep.equal([]);
    });
  }

  it('works with <base>', async () => {
    const hostPage = await open({
      head: `<base href="${site}/elsewhere/">${classic()}`,
      baseUri: "'self'",
    });
    await waitForSwitch(hostPage);
    await expectNoDuplicates();
    expect(problemsOf(hostPage)).to.deep.equal([]);
  });

  for (const [kind, buildScript] of [
    ['classic', () => `<script src="${site}/importer.js"></script>`],
    ['module', () => `<script type="module" src="${site}/importer.js"></script>`],
  ] as const) {
    it(`works when a ${kind} script imports it with import()`, async () => {
      await changeSite({ files: { '/importer.js': `import('./dist/script/agent-desk.js');` } });
      const hostPage = await open({ head: buildScript() });
      await waitForSwitch(hostPage);
      await expectNoDuplicates();
      expect(problemsOf(hostPage)).to.deep.equal([]);
    });
  }

  it('fetches what the first view needs at once, in parallel', async () => {
    // None of them is answered before all are requested.
    await changeSite({ together: ['/address-', '/desk-'] });
    const hostPage = await open({ head: classic() });
    await waitForSwitch(hostPage);
    const { window } = hostPage;
    const entries = window.performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    const files = entries.filter(({ name }) => name.includes(`${site}/dist/module/`));
    const script = entries.find(({ name }) => name.endsWith('/dist/script/agent-desk.js'));
    expect(files.map(({ name }) => name).join(' '))
      .to.include('/desk-')
      .and.to.include('/agent-state-switch-');
    for (const { name, startTime } of files) expect(startTime, name).to.be.at.least(script?.responseEnd ?? Infinity);
  });

  it('calls functions that the page called before the modules were there, and is ready with the elements', async () => {
    await changeSite({
      files: {
        '/page.js': `
          agentDesk.registerTranslations({ lang: 'tlh', dir: 'ltr', translations: { signedOut: 'nuqneH' } });
          document.querySelector('agent-state-switch').lang = 'tlh';
          agentDesk.ready.then((api) => {
            result = [api === agentDesk, typeof api.createDeskSession, customElements.get('agent-state-switch') !== undefined,
              document.querySelector('desk-session').session.state.connection.status].join();
          });
          var result;`,
      },
    });
    const hostPage = await open({ body: `${classic()}${markup()}<script src="${site}/page.js"></script>` });
    await until(() => (hostPage.window as unknown as { result?: string }).result, 'ready is resolved');
    expect((hostPage.window as unknown as { result?: string }).result).to.equal('true,function,true,signed-out');
    await until(() => hostPage.text('agent-state-switch').includes('nuqneH'), 'the language is used');
    expect(problemsOf(hostPage)).to.deep.equal([]);
  });

  it('takes over properties that the page set before the elements were defined', async () => {
    await changeSite({
      files: {
        '/page.js': `
          const desk = document.querySelector('desk-session');
          desk.session = undefined;
          desk.requestTimeout = 7;
          agentDesk.ready.then(({ createDeskSession }) => {
            const own = createDeskSession({ url: desk.url });
            desk.session = own;
            result = [desk.session === own, Object.hasOwn(desk, 'session'), desk.requestTimeout].join();
          });
          var result;`,
      },
    });
    const hostPage = await open({ body: `${classic()}${markup()}<script src="${site}/page.js"></script>` });
    const result = await until(() => (hostPage.window as unknown as { result?: string }).result, 'ready is resolved');
    expect(result).to.equal('true,false,7');
  });

  const shortAddresses: readonly [string, string, object][] = [
    ['a short address that redirects', '/package', {}],
    ['a short address that the server rewrites', '/package', { rewrites: true }],
    ['a full path that redirects to a version', '/latest/dist/script/agent-desk.js', {}],
    ['a full path that the server rewrites', '/latest/dist/script/agent-desk.js', { rewrites: true }],
  ];
  for (const [name, path, options] of shortAddresses) {
    it(`${name} works, with one copy of every module`, async () => {
      await changeSite(options);
      const hostPage = await open({ head: classic('', path) });
      await waitForSwitch(hostPage);
      hostPage.find('desk-session').append(hostPage.document.createElement('agent-login'));
      await until(() => /password/i.test(hostPage.text('agent-login')), 'a further element is shown');
      const modules = new Set(
        hostPage.window.performance.getEntriesByType('resource').map(({ name: address }) => address),
      );
      expect([...modules].filter((address) => /\/desk-[\w-]{8}\.js$/.test(address)).length).to.be.at.least(1);
      expect(problemsOf(hostPage)).to.deep.equal([]);
      await hostPage.signIn();
      await until(() => /not ready/i.test(hostPage.text('agent-state-switch')), 'the state is shown');
    });
  }

  it('an inlined script says in one sentence why it cannot work', async () => {
    const text = await (await fetch('/dist/script/agent-desk.js')).text();
    const hostPage = await open({ head: `<script nonce="watch">${text}</script>`, scriptSources: "'nonce-watch'" });
    expect(hostPage.window.errors.join('\n')).to.match(/inlined script does not know where its modules are/);
    expect(hostPage.window.errors).to.have.length(1);
  });

  const failures: readonly [string, () => Promise<Parameters<typeof open>[0]>][] = [
    [
      'another origin without CORS',
      () => {
        const other = new URL(location.href);
        other.hostname = other.hostname === 'localhost' ? '127.0.0.1' : 'localhost';
        return Promise.resolve({
          head: `<script src="${other.origin}${site}/dist/script/agent-desk.js"></script>`,
          scriptSources: `'self' ${other.origin}`,
        });
      },
    ],
    [
      'a policy that allows the script only',
      () =>
        Promise.resolve({
          head: classic(),
          scriptSources: `${location.origin}/__embed__/ ${location.origin}${site}/dist/script/`,
        }),
    ],
    [
      'no modules beside the script',
      async () => {
        await changeSite({ gone: '/module/' });
        return { head: classic() };
      },
    ],
  ];
  for (const [name, buildPage] of failures) {
    it(`${name}: one error in the console says what to do, and ready is rejected`, async () => {
      const hostPage = await open(await buildPage());
      await until(() => hostPage.window.errors.length > 0, 'the error is logged');
      const outcome = await agentDeskOf(hostPage).ready.then(
        () => 'resolved',
        () => 'rejected',
      );
      expect(outcome).to.equal('rejected');
      // Two further attempts.
      const failed = performance.now();
      await until(() => performance.now() - failed > 3500, 'further attempts have failed');
      expect(hostPage.window.errors).to.have.length(1);
      expect(hostPage.window.errors[0]).to.match(/dist\/module.*script-src.*CORS/);
    });
  }

  if (!keepsFailures) {
    it('loads the modules again by itself when they could not be loaded at first', async () => {
      await changeSite({ gone: '/desk-' });
      const hostPage = await open({ head: classic() });
      await until(() => hostPage.window.errors.length > 0, 'the error is logged');
      await changeSite({ gone: '' });
      await waitForSwitch(hostPage);
      await agentDeskOf(hostPage).ready;
    });
  }

  it('an element that could not be loaded at first is loaded again by itself, or the agent is asked to reload', async () => {
    await changeSite({ unavailable: '/agent-login-' });
    const body = markup().replace('</desk-session>', '<agent-login></agent-login></desk-session>');
    const hostPage = await open({ head: classic(), body });
    await waitForSwitch(hostPage);
    await changeSite({ unavailable: '' });
    if (keepsFailures) await waitForReloadNotice(hostPage);
    else await until(() => /password/i.test(hostPage.text('agent-login')), 'the element is shown');
  });

  for (const [name, tag] of [
    ['/desk-', 'desk-session'],
    ['/agent-state-switch-', 'agent-state-switch'],
    ['/address-', 'desk-session'],
  ] as const) {
    for (const [kind, buildScript] of [
      ['classic', classic],
      ['module', module],
    ] as const) {
      itWhereChecked(`${kind}: a changed file ${name}… is refused: nothing of it runs`, async () => {
        await changeSite({ tampered: name });
        const hostPage = await open({ head: buildScript() });
        const { window } = hostPage;
        const warnings: string[] = [];
        Object.assign((window as unknown as { console: Console }).console, {
          warn: (text: string) => void warnings.push(text),
        });
        await until(
          () => [...window.errors, ...warnings].some((text) => text.includes('is not the file of this build')),
          'it is reported',
        );
        expect((window as unknown as { tampered?: boolean }).tampered).to.equal(undefined);
        expect(window.customElements.get(tag)).to.equal(undefined);
        // The right file again.
        await changeSite({ tampered: '' });
        if (keepsFailures) return;
        await until(() => window.customElements.get(tag) !== undefined, 'the element is defined');
        expect((window as unknown as { tampered?: boolean }).tampered).to.equal(undefined);
      });
    }
  }

  it('the code for conversations comes with the first of them; when it is gone, the agent is asked to reload', async () => {
    // Firefox asks for later files twice, but fetches them once.
    await changeSite({ cached: engine === 'firefox' });
    const hostPage = await open({ head: classic() });
    await waitForSwitch(hostPage);
    await hostPage.signIn();
    await until(() => /not ready/i.test(hostPage.text('agent-state-switch')), 'the state is shown');
    const { session } = hostPage.find('desk-session') as unknown as { session: DeskSession };
    for (const command of [
      { type: 'set-state', state: 'ready', reason: null },
      ...session.state.channels.map(({ id }) => ({ type: 'set-channel', channelId: id, ready: true })),
    ] as Command[]) {
      expect(await session.dispatch(command)).to.deep.equal({ status: 'confirmed' });
    }
    expect((await expectNoDuplicates()).join(' ')).not.to.include('/conversations-');

    await changeSite({ gone: '/module/' });
    await emulator.control('POST', '/chats', { text: 'Hello?' });
    await waitForReloadNotice(hostPage);
    expect(session.state.offers.ids).to.have.length(0);
    // The same files again: the offer has waited for them.
    await changeSite({ gone: '' });
    await until(() => session.state.offers.ids.length === 1, 'the offer is there');
  });

  itWhereChecked('a changed file that is loaded later, or imported by it, is refused too', async () => {
    await changeSite({ tampered: '/conversations-' });
    const hostPage = await open({ head: classic() });
    await waitForSwitch(hostPage);
    const { window } = hostPage;
    const warnings: string[] = [];
    Object.assign((window as unknown as { console: Console }).console, {
      warn: (text: string) => void warnings.push(text),
    });
    hostPage.find('desk-session').append(hostPage.document.createElement('task-offer'));
    await until(() => warnings.some((text) => text.includes('is not the file of this build')), 'it is reported');
    expect((window as unknown as { tampered?: boolean }).tampered).to.equal(undefined);
    expect(window.customElements.get('task-offer')).to.equal(undefined);
  });
});
