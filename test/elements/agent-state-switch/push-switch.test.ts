import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/elements/agent-state-switch/agent-state-switch.define.js';
import type { AgentStateSwitch } from '../../../src/elements/agent-state-switch/agent-state-switch.js';
import type { DeskSessionElement } from '../../../src/elements/desk-session/desk-session.js';
import { registerTranslations } from '../../../src/elements/internal/localization/translation-registry.js';
import type { LanguagePack } from '../../../src/translations/translations.js';
import { DeskSession } from '../../../src/session/session.js';
import { defaultPushBrowser, type PushBrowser } from '../../../src/session/push/push-browser.js';
import { checkA11y, cleanUp, mount, startEmulator, until, type Emulator } from '../../support/browser/mount-session.js';
import { AgentStateSwitchHarness } from '../../support/harness/agent-state-switch-harness.js';
import { normalizeText } from '../../support/harness/text-helpers.js';

const firebase = { apiKey: 'k', projectId: 'p', messagingSenderId: '1', appId: '1:1:web:1' };

/** Fakes for the permission prompt and Firebase, which are not available in tests. */
class PushBrowserStub {
  supported = true;
  permission: NotificationPermission = 'default';
  promptResult: NotificationPermission = 'granted';
  getToken: () => Promise<string | null> = () => Promise.resolve('a-token');
  promptCount = 0;
  hasWorker = false;

  browser(): PushBrowser {
    const registration = {} as ServiceWorkerRegistration;
    return {
      ...defaultPushBrowser,
      isSupported: this.supported,
      isMobile: false,
      permission: () => this.permission,
      requestPermission: () => {
        this.promptCount++;
        return Promise.resolve((this.permission = this.promptResult));
      },
      getRegistration: () => Promise.resolve(this.hasWorker ? registration : null),
      register: () => {
        this.hasWorker = true;
        return Promise.resolve(registration);
      },
      unregister: () => Promise.resolve((this.hasWorker = false)),
    };
  }
}

describe('<agent-state-switch> and push', () => {
  let emulator: Emulator;
  let session: DeskSession;
  let availability: AgentStateSwitchHarness;
  const stub = { current: new PushBrowserStub() };

  before(async () => {
    emulator = await startEmulator();
  });
  beforeEach(() => {
    stub.current = new PushBrowserStub();
  });
  afterEach(async () => {
    session.dispose();
    await cleanUp(emulator);
  });

  async function openSwitch(pushEnabled: boolean, lang = 'en', browser?: PushBrowser): Promise<void> {
    const currentStub = stub.current;
    const host = mount(`<desk-session lang="${lang}"><agent-state-switch></agent-state-switch></desk-session>`);
    session = new DeskSession(
      { url: emulator.url, push: pushEnabled ? { firebase, getToken: () => currentStub.getToken() } : null },
      { browser: browser ?? currentStub.browser(), timing: { rest: 4000 } },
    );
    (host.querySelector('desk-session') as DeskSessionElement).session = session;
    expect(await session.login('mara', 'demo')).to.equal(null);
    availability = await new AgentStateSwitchHarness(
      host.querySelector('agent-state-switch') as AgentStateSwitch,
    ).waitUntilReady();
    await availability.open();
  }
  const getPushItem = () => availability.panel.querySelector('[part="push"]');
  const readPushItem = () => normalizeText(getPushItem()?.textContent);
  const getPushSwitch = () => availability.panel.querySelector<HTMLElement>('[part="push-switch"]') as HTMLElement;
  const waitForPushText = (text: string) =>
    until(() => readPushItem() === text, `"${text}" is read; now it is "${readPushItem()}"`);

  it('is accessible, off and blocked', async () => {
    await openSwitch(true);
    await waitForPushText('Notify me when the desk is closed Off');
    await checkA11y(availability.element);
    stub.current.promptResult = 'denied';
    getPushSwitch().click();
    await until(() => session.push.state === 'blocked', 'the refusal');
    await checkA11y(availability.element);
  });

  // WebKitGTK has no push, so this is what its agents see; in the others the API is taken away.
  it('says that push is not available, where the browser has none', async () => {
    const descriptor = Object.getOwnPropertyDescriptor(window, 'PushManager');
    Reflect.deleteProperty(window, 'PushManager');
    try {
      await openSwitch(true, 'en', defaultPushBrowser);
      await waitForPushText(
        "Notify me when the desk is closed Not supported here This browser or page can't show notifications while the desk is closed.",
      );
      getPushSwitch().click();
      expect(session.push.state).to.equal('unsupported');
    } finally {
      if (descriptor !== undefined) Object.defineProperty(window, 'PushManager', descriptor);
    }
  });

  it('prompts for permission when turned on, also by keyboard, and shows that it is on', async () => {
    await openSwitch(true);
    await until(getPushItem, 'the switch');
    expect(stub.current.promptCount).to.equal(0);
    getPushSwitch().focus();
    await sendKeys({ press: ' ' });
    await waitForPushText('Notify me when the desk is closed On');
    expect(stub.current.promptCount).to.equal(1);
    expect(getPushSwitch().getAttribute('aria-checked')).to.equal('true');
    expect(session.push.tokens().desktop).to.equal('a-token');
    await until(() => session.state.connection.status === 'online', 'the new handshake');
    getPushSwitch().click();
    await waitForPushText('Notify me when the desk is closed Off');
    expect([session.push.tokens().desktop, stub.current.hasWorker]).to.deep.equal([null, false]);
    // A handshake that is under way would take over the session of the next test.
    await until(() => session.state.connection.status === 'online', 'the handshake without the token');
  });

  it('shows that it is being turned on', async () => {
    let resolveToken: (token: string) => void = () => undefined;
    stub.current.getToken = () => new Promise((resolve) => (resolveToken = resolve));
    await openSwitch(true);
    await until(getPushItem, 'the switch');
    getPushSwitch().click();
    await waitForPushText('Notify me when the desk is closed Turning on…');
    expect(getPushSwitch().getAttribute('aria-disabled')).to.equal('true');
    resolveToken('a-token');
    await waitForPushText('Notify me when the desk is closed On');
  });

  it('explains what to do when it is blocked, and when it could not be turned on', async () => {
    await openSwitch(true);
    await until(getPushItem, 'the switch');
    stub.current.getToken = () => Promise.reject(new Error('no network'));
    getPushSwitch().click();
    await waitForPushText("Notify me when the desk is closed Off Couldn't turn on notifications. Please try again.");
    stub.current.promptResult = 'denied';
    getPushSwitch().click();
    await waitForPushText(
      'Notify me when the desk is closed Blocked Notifications are blocked for this site. Allow them in your browser settings.',
    );
  });

  it('says that it is not supported, and does not prompt', async () => {
    stub.current.supported = false;
    await openSwitch(true);
    await waitForPushText(
      "Notify me when the desk is closed Not supported here This browser or page can't show notifications while the desk is closed.",
    );
    getPushSwitch().click();
    expect(stub.current.promptCount).to.equal(0);
  });

  it('does nothing when the page cancels the request', async () => {
    await openSwitch(true);
    await until(getPushItem, 'the switch');
    const requestedStates: boolean[] = [];
    availability.element.addEventListener('push-change-request', (event) => {
      requestedStates.push(event.detail.on);
      event.preventDefault();
    });
    getPushSwitch().click();
    expect([requestedStates, stub.current.promptCount, session.push.state]).to.deep.equal([[true], 0, 'off']);
  });

  it('is translated to Arabic', async () => {
    await openSwitch(true, 'ar');
    await waitForPushText('أشعرني عندما تكون واجهة الوكيل مغلقة متوقفة');
  });

  it('uses translations registered by the page, and English for missing ones', async () => {
    const translations = { pushLabel: 'Herinner mij' } as LanguagePack['translations'];
    registerTranslations({ lang: 'nl', dir: 'ltr', translations });
    await openSwitch(true, 'nl');
    await waitForPushText('Herinner mij Off');
  });

  it('is not shown where push is not set up', async () => {
    await openSwitch(false);
    expect(getPushItem()).to.equal(null);
  });
});
