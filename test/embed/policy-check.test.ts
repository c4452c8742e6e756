import { expect } from '@open-wc/testing';
import { classicScript, HostPage } from '../support/browser/host-page.js';
import { cleanUp, startEmulator, until, type Emulator } from '../support/browser/mount-session.js';

/** `connect-src` of the host pages has the emulator, and nothing else. */
describe('the check of a server under a content security policy, as shipped', () => {
  let emulator: Emulator;
  before(async () => {
    emulator = await startEmulator();
  });
  afterEach(() => cleanUp(emulator));

  async function diagnose(attributes: string, services: object = {}) {
    const page = await HostPage.open(emulator, {
      head: classicScript,
      body: `<desk-session ${attributes}></desk-session>`,
    });
    const element = await page.sessionElement();
    element.services = services;
    await until(() => element.session, 'the session');
    const { status, checks } = await element.diagnose();
    const { violations } = page.window;
    page.close();
    const codes = Object.fromEntries(checks.map(({ name, status, code }) => [name, `${status} ${code}`]));
    const remedyOf = (name: string) => checks.find((check) => check.name === name)?.remedy;
    return { status, codes, remedyOf, violations };
  }

  it('finds nothing wrong where the policy lets all through', async () => {
    const { status, codes, violations } = await diagnose(`url="${emulator.url}"`);
    expect([status, codes['server'], codes['socket-websocket']]).to.deep.equal(['ok', 'ok ok', 'ok ok']);
    expect(violations).to.deep.equal([]);
  });

  it('says that the policy blocks the server, and which directive to change', async () => {
    const { status, codes, remedyOf, violations } = await diagnose('url="https://cx.example/agent-manager"');
    expect([status, codes['server'], codes['cors']]).to.deep.equal([
      'failed',
      'failed blocked-by-policy',
      'skipped depends',
    ]);
    expect(remedyOf('server')).to.include('connect-src');
    expect(violations.join()).to.include('connect-src https://cx.example');
  });

  it('says that it blocks one service alone', async () => {
    const { status, codes } = await diagnose(`url="${emulator.url}"`, { reports: 'https://reports.example/cim' });
    expect([status, codes['server'], codes['routing']]).to.deep.equal(['warning', 'ok ok', 'ok ok']);
    expect(codes['reports']).to.equal('warning blocked-by-policy');
  });
});
