import { expect } from '@open-wc/testing';
import { cleanUp, startEmulator, until, type Emulator } from '../support/browser/mount-session.js';
import { HostPage, classicScript, moduleScript } from '../support/browser/host-page.js';

/*
 * A large team report in the published builds: parsed in a worker under a strict content security policy, and on the
 * main thread when there is no worker.
 */
describe('a large team report', () => {
  let emulator: Emulator;
  let page: HostPage | undefined;
  before(async () => {
    emulator = await startEmulator();
    // Each chat has a complete channel session.
    for (let i = 0; i < 100; i++) {
      await emulator.control('POST', '/chats', { customer: { firstName: `Customer${i}` }, bot: true });
    }
  });
  afterEach(() => page?.close());
  after(() => cleanUp(emulator));

  async function openPage(head: string, policy: readonly string[] = []): Promise<HostPage> {
    const body = `<desk-session url="${emulator.url}"></desk-session>`;
    return (page = await HostPage.open(emulator, { head, body, policy }));
  }

  async function showReport({ document }: HostPage): Promise<void> {
    const provider = await page?.signIn('vela');
    provider?.append(document.createElement('supervisor-panel'));
    await until(() => page?.text('supervisor-panel').includes('With a bot (100)'), 'the report is shown');
  }

  const getFetchedWorkers = ({ window }: HostPage) =>
    window.performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name).pathname)
      .filter((name) => name.includes('report-worker'));

  const folder = '/dist/module/chunks/';
  for (const [kind, script] of [
    ['classic', classicScript],
    ['module', moduleScript],
  ] as const) {
    it(`${kind}: is parsed in a worker, whose script is next to the other chunks`, async () => {
      const hostPage = await openPage(script);
      await showReport(hostPage);
      expect(getFetchedWorkers(hostPage)).to.have.length(1);
      expect(getFetchedWorkers(hostPage)[0]).to.satisfy((name: string) => name.startsWith(folder));
      expect([...hostPage.window.violations, ...hostPage.window.errors]).to.deep.equal([]);
    });
  }

  it('is shown when the content security policy forbids workers', async () => {
    const hostPage = await openPage(classicScript, ["worker-src 'none'"]);
    await showReport(hostPage);
    expect(hostPage.window.violations.join('\n'), 'the policy was violated').to.include('worker-src');
    expect(hostPage.window.errors).to.deep.equal([]);
  });

  it('is shown in browsers without workers', async () => {
    const hostPage = await openPage(moduleScript);
    Object.assign(hostPage.window, { Worker: undefined });
    await showReport(hostPage);
    expect(getFetchedWorkers(hostPage)).to.deep.equal([]);
    expect([...hostPage.window.violations, ...hostPage.window.errors]).to.deep.equal([]);
  });

  it('is shown when the worker never responds', async () => {
    const hostPage = await openPage(classicScript);
    const { Worker: WorkerClass } = hostPage.window as unknown as { Worker: typeof Worker };
    WorkerClass.prototype.postMessage = () => undefined;
    await showReport(hostPage);
    expect(getFetchedWorkers(hostPage)).to.have.length(1);
    expect([...hostPage.window.violations, ...hostPage.window.errors]).to.deep.equal([]);
  });
});
