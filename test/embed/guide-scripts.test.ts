import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { HostPage, classicScript } from '../support/browser/host-page.js';
import { cleanUp, startEmulator, until, type Emulator } from '../support/browser/mount-session.js';

interface Scripts {
  readonly scripts: readonly { readonly name: string; readonly code: string }[];
  readonly surroundings: readonly string[];
}

const { scripts, surroundings } = await executeServerCommand<Scripts, undefined>('embed:scripts');

/**
 * Those for bundlers, Node, workers and jQuery run in test/package, test/push and test/frameworks. Trusted Types, which the page
 * requires, do not let a page of their kind write `innerHTML`.
 */
const runsElsewhere = /^import |importScripts|\$\(|innerHTML/m;

/** What the examples expect of the page: it is called, read and awaited without effect. Its own server answers with what they read. */
const stubs = `
  const nothing = new Proxy(function () {}, {
    get: (_, name) => (name === Symbol.toPrimitive ? () => '' : name === 'then' ? undefined : nothing),
    set: () => true,
    apply: () => nothing,
  });
  const own = ['agentDesk', 'self', 'button', 'conversationId', 'password'];
  for (const name of ${JSON.stringify(surroundings)}) if (!own.includes(name)) globalThis[name] = nothing;
  globalThis.password = 'demo';
  globalThis.conversationId = 'c-1';
  const fetchFile = globalThis.fetch;
  globalThis.fetch = (url, options) =>
    String(url).startsWith('/my/')
      ? Promise.resolve(Response.json({ data: { token: '', keycloak_User: null } }))
      : fetchFile.call(globalThis, url, options);
`;

/** A page with a desk, to which a script is added as it is in the guide. The elements are not defined yet when it runs. */
const pageWith = (url: string, code: string) => `
  <script>${stubs}</script>
  <iframe></iframe><select></select><span id="badge"></span><button id="button"></button>
  <desk-session url="${url}">
    <agent-login></agent-login>
    <agent-state-switch></agent-state-switch>
    <chat-thread></chat-thread>
    <supervisor-panel></supervisor-panel>
  </desk-session>
  <script>globalThis.button = document.querySelector('#button');</script>
  <script type="module">${code}\nglobalThis.isDone = true;</script>`;

describe('the scripts of the guides, in a page', () => {
  let emulator: Emulator;
  before(async () => {
    emulator = await startEmulator();
  });
  after(() => cleanUp(emulator));

  const run = scripts.filter(({ code }) => !runsElsewhere.test(code));
  it('are found', () => {
    expect(run.length).to.be.greaterThan(35);
  });

  for (const { name, code } of run)
    it(`${name} runs to its end, without errors`, async () => {
      const page = await HostPage.open(emulator, {
        head: classicScript,
        body: pageWith(emulator.url, code),
        scriptSources: "'self' 'unsafe-inline'",
      });
      const { errors } = page.window;
      await page.ready();
      await until(
        () => errors.length > 0 || (page.window as unknown as { isDone?: boolean }).isDone,
        'the script has ended',
      );
      page.close();
      expect([...errors]).to.deep.equal([]);
    });
});
