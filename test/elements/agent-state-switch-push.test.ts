import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/elements/agent-state-switch/agent-state-switch.define.js';
import type { AgentStateSwitch } from '../../src/elements/agent-state-switch/agent-state-switch.js';
import type { DeskSessionElement } from '../../src/elements/desk-session/desk-session.js';
import { addCatalogue } from '../../src/elements/internal/languages.js';
import type { Catalogue } from '../../src/messages/catalogue.js';
import { DeskSession } from '../../src/session/desk-session.js';
import { thisBrowser, type PushBrowser } from '../../src/session/push-browser.js';
import { checkA11y, cleanUp, mount, startEmulator, until, type Emulator } from '../support/desk.js';
import { AgentStateSwitchHarness } from '../support/harness/agent-state-switch.js';
import { tidy } from '../support/harness/page.js';

const firebase = { apiKey: 'k', projectId: 'p', messagingSenderId: '1', appId: '1:1:web:1' };

/** What the person and Google answer is up to the test: neither can be asked here. */
class Answers {
  supported = true;
  permission: NotificationPermission = 'default';
  answer: NotificationPermission = 'granted';
  token: () => Promise<string | null> = () => Promise.resolve('a-token');
  asked = 0;
  worker = false;

  browser(): PushBrowser {
    const registration = {} as ServiceWorkerRegistration;
    return {
      ...thisBrowser,
      supported: this.supported,
      mobile: false,
      permission: () => this.permission,
      askPermission: () => {
        this.asked++;
        return Promise.resolve((this.permission = this.answer));
      },
      registered: () => Promise.resolve(this.worker ? registration : null),
      register: () => {
        this.worker = true;
        return Promise.resolve(registration);
      },
      unregister: () => Promise.resolve((this.worker = false)),
    };
  }
}

describe('<agent-state-switch> and push', () => {
  let emulator: Emulator;
  let session: DeskSession;
  let availability: AgentStateSwitchHarness;
  const answers = { current: new Answers() };

  before(async () => {
    emulator = await startEmulator();
  });
  beforeEach(() => {
    answers.current = new Answers();
  });
  afterEach(async () => {
    session.dispose();
    await cleanUp(emulator);
  });

  async function open(push: boolean, lang = 'en'): Promise<void> {
    const given = answers.current;
    const host = mount(`<desk-session lang="${lang}"><agent-state-switch></agent-state-switch></desk-session>`);
    session = new DeskSession(
      { url: emulator.url, push: push ? { firebase, getToken: () => given.token() } : null },
      { browser: given.browser(), timing: { rest: 4000 } },
    );
    (host.querySelector('desk-session') as DeskSessionElement).session = session;
    expect(await session.login('mara', 'demo')).to.equal(null);
    availability = await new AgentStateSwitchHarness(
      host.querySelector('agent-state-switch') as AgentStateSwitch,
    ).ready();
    await availability.open();
  }
  const item = () => availability.panel.querySelector('[part="push"]');
  const read = () => tidy(item()?.textContent);
  const turn = () => availability.panel.querySelector<HTMLElement>('[part="push-switch"]') as HTMLElement;
  const reads = (text: string) => until(() => read() === text, `"${text}" is read; now it is "${read()}"`);

  it('is accessible, off and blocked', async () => {
    await open(true);
    await reads('Notify me when the desk is closed Off');
    await checkA11y(availability.element);
    answers.current.answer = 'denied';
    turn().click();
    await until(() => session.push.state === 'blocked', 'the refusal');
    await checkA11y(availability.element);
  });

  it('asks the person who turns it on, by keyboard as well, and says that it is on', async () => {
    await open(true);
    await until(item, 'the switch');
    expect(answers.current.asked).to.equal(0);
    turn().focus();
    await sendKeys({ press: 'Space' });
    await reads('Notify me when the desk is closed On');
    expect(answers.current.asked).to.equal(1);
    expect(turn().getAttribute('aria-checked')).to.equal('true');
    expect(session.push.keys().desktop).to.equal('a-token');
    await until(() => session.state.connection.status === 'online', 'the new handshake');
    turn().click();
    await reads('Notify me when the desk is closed Off');
    expect([session.push.keys().desktop, answers.current.worker]).to.deep.equal([null, false]);
  });

  it('says while it is being turned on', async () => {
    let give: (token: string) => void = () => undefined;
    answers.current.token = () => new Promise((resolve) => (give = resolve));
    await open(true);
    await until(item, 'the switch');
    turn().click();
    await reads('Notify me when the desk is closed Turning on…');
    expect(turn().getAttribute('aria-disabled')).to.equal('true');
    give('a-token');
    await reads('Notify me when the desk is closed On');
  });

  it('says what to do when it is blocked, and when it could not be turned on', async () => {
    await open(true);
    await until(item, 'the switch');
    answers.current.token = () => Promise.reject(new Error('no network'));
    turn().click();
    await reads('Notify me when the desk is closed Off Notifications could not be turned on. Please try again.');
    answers.current.answer = 'denied';
    turn().click();
    await reads(
      'Notify me when the desk is closed Blocked Notifications are blocked for this site. Allow them in the settings of your browser.',
    );
  });

  it('says where it is not supported, and asks nobody', async () => {
    answers.current.supported = false;
    await open(true);
    await reads(
      'Notify me when the desk is closed Not supported here This browser or page cannot show notifications while the desk is closed.',
    );
    turn().click();
    expect(answers.current.asked).to.equal(0);
  });

  it('lets the host veto it', async () => {
    await open(true);
    await until(item, 'the switch');
    const wishes: boolean[] = [];
    availability.element.addEventListener('push-change-request', (event) => {
      wishes.push(event.detail.on);
      event.preventDefault();
    });
    turn().click();
    expect([wishes, answers.current.asked, session.push.state]).to.deep.equal([[true], 0, 'off']);
  });

  it('speaks Arabic', async () => {
    await open(true, 'ar');
    await reads('أشعرني عندما يكون المكتب مغلقًا متوقفة');
  });

  it('speaks a language of the host’s own, and English where that has no words', async () => {
    const messages = { pushLabel: 'Herinner mij' } as Catalogue['messages'];
    addCatalogue({ lang: 'nl', dir: 'ltr', messages });
    await open(true, 'nl');
    await reads('Herinner mij Off');
  });

  it('is not there where push is not set up', async () => {
    await open(false);
    expect(item()).to.equal(null);
  });
});
