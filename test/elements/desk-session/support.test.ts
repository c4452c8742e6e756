import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/elements/agent-state-switch/agent-state-switch.define.js';
import type { AgentStateSwitch } from '../../../src/elements/agent-state-switch/agent-state-switch.js';
import type { TelemetryEvent } from '../../../src/domain/index.js';
import { checkPush } from '../../../src/session/diagnose/check-push.js';
import { defaultPushBrowser } from '../../../src/session/push/push-client.js';
import { DeskSession } from '../../../src/session/session.js';
import { engine } from '../../support/browser/engine.js';
import {
  checkA11y,
  cleanUp,
  mountSession,
  startEmulator,
  until,
  type Emulator,
} from '../../support/browser/mount-session.js';
import { AgentStateSwitchHarness } from '../../support/harness/agent-state-switch-harness.js';

/** What an agent, and who looks into a page with `debug`, can find out about the session. */
describe('the support file and the check of the server', () => {
  let emulator: Emulator;
  before(async () => {
    emulator = await startEmulator();
  });
  afterEach(() => cleanUp(emulator));

  const firebase = { apiKey: 'a', projectId: 'b', messagingSenderId: 'c', appId: 'd' };
  const rootOf = (element: Element | null | undefined): ShadowRoot => {
    if (!element?.shadowRoot) throw new Error('There is no such element.');
    return element.shadowRoot;
  };

  it('is shown before it is downloaded, by keyboard alone, and only if the agent agrees', async () => {
    const desk = await mountSession(emulator, { markup: '<agent-state-switch></agent-state-switch>' });
    const availability = await new AgentStateSwitchHarness(
      desk.find<AgentStateSwitch>('agent-state-switch'),
    ).waitUntilReady();
    await availability.open();
    availability.press('Sounds and notifications');
    const menu = rootOf(
      await until(() => {
        const element = availability.panel.querySelector('agent-desk-attention');
        return element?.shadowRoot?.querySelector('#support') && element;
      }, 'the settings are there'),
    );
    const downloads: string[] = [];
    // The link is not in the page: its event reaches no listener.
    const { click } = HTMLAnchorElement.prototype;
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      downloads.push(this.download);
    };
    try {
      const openDialog = async () => {
        menu.querySelector<HTMLElement>('#support')?.focus();
        await sendKeys({ press: 'Enter' });
        return until(
          () => menu.querySelector('agent-desk-ask-dialog')?.shadowRoot?.querySelector('dialog[open]'),
          'the question',
        );
      };
      const dialog = await openDialog();
      await checkA11y(availability.element);
      const content = dialog.querySelector('pre')?.textContent ?? '';
      const file = JSON.parse(content) as {
        format: string;
        diagnosis: { status: string };
        browser: { engine: string };
      };
      expect([file.format, file.diagnosis.status]).to.deep.equal(['agent-desk-support/1', 'ok']);
      expect(file.browser.engine).not.to.equal('other');
      expect(content).not.to.match(/mara|127\.0\.0\.1|Harbour/i);
      // The focus is on Cancel.
      await sendKeys({ press: 'Enter' });
      await until(() => menu.querySelector('agent-desk-ask-dialog') === null, 'the question is gone');
      expect(downloads).to.deep.equal([]);
      await until(() => menu.activeElement?.id === 'support', 'the focus is back');
      await openDialog();
      await sendKeys({ down: 'Shift' });
      await sendKeys({ press: 'Tab' });
      await sendKeys({ up: 'Shift' });
      await sendKeys({ press: 'Enter' });
      await until(() => downloads.length === 1, 'the file is downloaded');
      expect(downloads[0]).to.match(/^agent-desk-support-\d{4}-\d\d-\d\dT[\d-]+\.json$/);
    } finally {
      HTMLAnchorElement.prototype.click = click;
    }
  });

  it('is in the debug view, with a line for each check', async () => {
    const desk = await mountSession(emulator, { markup: '', attributes: 'debug' });
    const element = desk.find('desk-session');
    const view = await until(() => element.shadowRoot?.querySelector('agent-desk-debug')?.shadowRoot, 'the debug view');
    const button = await until(() => view.querySelector<HTMLElement>('[part="check-button"]'), 'its button');
    button.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => view.querySelectorAll('tr').length === 16, 'the checks');
    const rows = [...view.querySelectorAll('tr')].map((row) => [...row.cells].map((cell) => cell.textContent));
    expect(rows.find(([name]) => name === 'socket-websocket')?.[1]).to.equal('ok');
    expect(rows.find(([name]) => name === 'push')?.[1]).to.equal('skipped');
    await checkA11y(element);
  });

  it('tells CORS from a server that is not there', async () => {
    const closed = await startEmulator({ cors: false });
    const session = new DeskSession({ url: closed.url });
    const { checks } = await session.diagnose();
    const codes = Object.fromEntries(checks.map(({ name, status, code }) => [name, `${status} ${code}`]));
    expect([codes['server'], codes['cors'], codes['routing']]).to.deep.equal(['ok ok', 'failed cors', 'failed cors']);
    expect(codes['socket-websocket']).to.equal('ok ok');
    const gone = new DeskSession({ url: 'http://127.0.0.1:1/agent-manager' });
    const absent = await gone.diagnose();
    expect(absent.checks.find(({ name }) => name === 'server')?.code).to.equal('unreachable');
    session.dispose();
    gone.dispose();
  });

  it('says what is missing for push, and asks for nothing', async () => {
    // In this browser the permission is what it is: the other two are stated.
    const ask = async (permission: NotificationPermission, worker: string, isSupported = true) => {
      let prompts = 0;
      const requestPermission = () => Promise.resolve<NotificationPermission>((prompts++, 'default'));
      const browser = { ...defaultPushBrowser, isSupported, permission: () => permission, requestPermission };
      const { status, code, httpStatus } = await checkPush({ firebase, worker }, browser, 8_000);
      expect(prompts).to.equal(0);
      return `${status} ${code} ${httpStatus ?? ''}`.trim();
    };
    const script = '/src/service-worker/agent-desk-sw.ts';
    expect(await ask('granted', script)).to.equal('ok ok');
    expect(await ask('denied', script)).to.equal('failed permission-denied');
    expect(await ask('default', script)).to.equal('warning permission-not-asked');
    expect(await ask('granted', '/nothing.js')).to.equal('failed worker-missing 404');
    // The start page of an app answers everything with 200.
    expect(await ask('granted', '/package.json')).to.equal('failed worker-missing 200');
    expect(await ask('granted', script, false)).to.equal('failed not-supported');

    const session = new DeskSession({ url: emulator.url, push: { firebase, worker: '/nothing.js' } });
    const { checks, status } = await session.diagnose();
    const push = checks.find(({ name }) => name === 'push');
    // WebKitGTK has no PushManager.
    const [code, remedy] = defaultPushBrowser.isSupported
      ? ['worker-missing', 'Copy dist/sw/agent-desk-sw.js']
      : ['not-supported', 'They need https, and a browser with service workers'];
    expect([push?.code, status]).to.deep.equal([code, 'failed']);
    expect(push?.remedy).to.include(remedy);
    expect(await navigator.serviceWorker.getRegistrations(), 'nothing is registered').to.deep.equal([]);
    session.dispose();
  });

  // Only this browser reports them.
  (engine === 'chromium' ? it : () => undefined)('tells telemetry for how long the page did not respond', async () => {
    const events: TelemetryEvent[] = [];
    const entries: string[] = [];
    const observer = new PerformanceObserver((list) => entries.push(...list.getEntries().map(({ name }) => name)));
    observer.observe({ entryTypes: ['measure'] });
    const desk = await mountSession(emulator, { markup: '' });
    desk.element.telemetry = (event) => void events.push(event);
    await until(() => events.some(({ name }) => name === 'connect'), 'the code of telemetry is loaded');
    const startedAt = Date.now();
    await new Promise<void>((resolve) =>
      setTimeout(() => {
        for (const end = performance.now() + 120; performance.now() < end;);
        resolve();
      }),
    );
    const isLong = (event: TelemetryEvent): event is TelemetryEvent<'long-task'> =>
      event.name === 'long-task' && event.at >= startedAt + 100;
    const longTask = await until(() => events.find(isLong), 'the long task is told');
    expect(longTask.durationMs).to.be.at.least(100);
    expect(Object.keys(longTask).sort()).to.deep.equal(['at', 'durationMs', 'name']);
    await until(() => entries.includes('agent-desk/long-task'), 'it is on the timeline of the browser');
    observer.disconnect();
  });
});
