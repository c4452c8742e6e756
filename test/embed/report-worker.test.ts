import { expect } from '@open-wc/testing';
import { cleanUp, startEmulator, until, type Emulator } from '../support/desk.js';
import { HostPage, classicScript, moduleScript } from '../support/embed.js';

/*
 * A large report in the shipped builds: read in a worker under a strict content policy, and on the page's own
 * where there is none to be had.
 */
describe('a supervisor’s large report', () => {
  let emulator: Emulator;
  let page: HostPage | undefined;
  before(async () => {
    emulator = await startEmulator();
    // Each with a whole channel session.
    for (let i = 0; i < 100; i++) {
      await emulator.control('POST', '/chats', { customer: { firstName: `Customer${i}` }, bot: true });
    }
  });
  afterEach(() => page?.close());
  after(() => cleanUp(emulator));

  async function open(head: string, policy: readonly string[] = []): Promise<HostPage> {
    const body = `<desk-session url="${emulator.url}"></desk-session>`;
    return (page = await HostPage.open(emulator, { head, body, policy }));
  }

  async function supervise({ document }: HostPage, ms?: number): Promise<void> {
    const provider = await page?.signIn('vela');
    provider?.append(document.createElement('supervisor-panel'));
    await until(() => page?.text('supervisor-panel').includes('With a bot (100)'), 'the report is shown', ms);
  }

  const fetched = ({ window }: HostPage) =>
    window.performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name).pathname)
      .filter((name) => name.includes('report-worker'));

  for (const [kind, script, folder] of [
    ['classic', classicScript, '/dist/script/parts/'],
    ['module', moduleScript, '/dist/module/chunks/'],
  ] as const) {
    it(`${kind}: comes by a worker, whose script lies with the other parts`, async () => {
      const opened = await open(script);
      await supervise(opened);
      expect(fetched(opened)).to.have.length(1);
      expect(fetched(opened)[0]).to.satisfy((name: string) => name.startsWith(folder));
      expect([...opened.window.violations, ...opened.window.errors]).to.deep.equal([]);
    });
  }

  it('comes all the same where the content policy forbids workers', async () => {
    const opened = await open(classicScript, ["worker-src 'none'"]);
    await supervise(opened);
    expect(opened.window.violations.join('\n'), 'it was forbidden indeed').to.include('worker-src');
    expect(opened.window.errors).to.deep.equal([]);
  });

  it('comes all the same where browsers have no workers', async () => {
    const opened = await open(moduleScript);
    Object.assign(opened.window, { Worker: undefined });
    await supervise(opened);
    expect(fetched(opened)).to.deep.equal([]);
    expect([...opened.window.violations, ...opened.window.errors]).to.deep.equal([]);
  });

  it('comes all the same when the worker never answers', async () => {
    const opened = await open(classicScript);
    const { Worker: Deaf } = opened.window as unknown as { Worker: typeof Worker };
    Deaf.prototype.postMessage = () => undefined;
    await supervise(opened, 20_000);
    expect(fetched(opened)).to.have.length(1);
    expect([...opened.window.violations, ...opened.window.errors]).to.deep.equal([]);
  });
});
