import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/elements/agent-login/agent-login.define.js';
import type { AgentLogin } from '../../../src/elements/agent-login/agent-login.js';
import '../../../src/elements/agent-state-switch/agent-state-switch.define.js';
import type { AgentStateSwitch } from '../../../src/elements/agent-state-switch/agent-state-switch.js';
import type { LoginRequestEvent } from '../../../src/elements/agent-login/agent-login.events.js';
import { DeskSession } from '../../../src/session/session.js';
import {
  checkA11y,
  cleanUp,
  mount,
  mountSession,
  startEmulator,
  until,
  type Emulator,
  type MountedSession,
} from '../../support/browser/mount-session.js';
import { fetchWorld } from '../../support/browser/server-world.js';
import { AgentLoginHarness } from '../../support/harness/agent-login-harness.js';
import { AgentStateSwitchHarness } from '../../support/harness/agent-state-switch-harness.js';

describe('<agent-login>', () => {
  let emulator: Emulator;
  let desk: MountedSession;
  let login: AgentLoginHarness;

  before(async () => {
    emulator = await startEmulator();
  });

  afterEach(() => cleanUp(emulator));

  async function mountLogin(
    options: { username?: string; attributes?: string; siblingMarkup?: string } = {},
  ): Promise<void> {
    desk = await mountSession(emulator, {
      username: options.username ?? null,
      markup: `<agent-login ${options.attributes ?? ''}></agent-login>${options.siblingMarkup ?? ''}`,
    });
    login = new AgentLoginHarness(desk.find<AgentLogin>('agent-login'));
    if (options.username === undefined) await login.waitUntilReady();
  }

  /** Stubs the response to the sign-in, for errors that the emulator does not produce. */
  async function mountWithResponse(respond: () => Promise<Response>): Promise<void> {
    const session = new DeskSession({ url: emulator.url }, { fetch: respond });
    const element = document.createElement('agent-login');
    element.session = session;
    mount('').append(element);
    login = await new AgentLoginHarness(element).waitUntilReady();
  }

  const isConnected = async (username: string) =>
    (await fetchWorld(emulator)).agents.find((agent) => agent.username === username)?.connected;

  it('is accessible as a form, with an error, signed in, and in Arabic', async () => {
    await mountLogin();
    await checkA11y(login.element);
    await login.signIn('mara', 'wrong');
    await login.waitForText('Incorrect username or password.');
    await checkA11y(login.element);
    login.element.lang = 'ar';
    await login.waitForText('اسم المستخدم أو كلمة المرور غير صحيحة.');
    await checkA11y(login.element);
    await login.retypePassword('demo');
    await login.waitForText('تم تسجيل الدخول باسم Mara Quill');
    await checkA11y(login.element);
  });

  it('shows only that there is no session', async () => {
    const element = mount('<agent-login session-id="unknown"></agent-login>').querySelector('agent-login');
    login = new AgentLoginHarness(element as AgentLogin);
    await login.waitForText('Not connected to an agent desk');
    expect(login.form).to.equal(null);
  });

  it('takes a user name from the page after the person has typed, and a pasted one with hidden characters', async () => {
    await mountLogin({ attributes: 'username="noor"' });
    login.username.focus();
    await sendKeys({ type: 'x' });
    login.element.username = 'omar';
    await until(() => login.username.value === 'omar', 'the page’s user name');
    login.username.value = '\u200bma\u00adra\ufe0f\u200b\u2060';
    login.password.focus();
    await login.retypePassword('demo');
    await login.waitForText('Signed in as Mara Quill');
  });

  it('says that Caps Lock is on only while the field has the focus', async () => {
    await mountLogin();
    login.password.focus();
    login.password.dispatchEvent(new KeyboardEvent('keydown', { key: 'A', modifierCapsLock: true }));
    await login.waitForText('Caps Lock is on');
    login.username.focus();
    await until(() => !login.text.includes('Caps Lock is on'), 'the hint is gone');
  });

  it('signs in by keyboard alone, and then hides the form', async () => {
    await mountLogin();
    await login.signIn('mara', 'demo');
    await login.waitForText('Signed in as Mara Quill');
    expect(login.form).to.equal(null);
    expect(await isConnected('mara')).to.equal(true);
  });

  it('is a form that password managers recognize', async () => {
    await mountLogin({ attributes: 'username="mara"' });
    expect(login.form?.getAttribute('aria-label')).to.equal('Sign in');
    expect(login.username.autocomplete).to.equal('username');
    expect(login.username.value).to.equal('mara');
    expect(login.password.autocomplete).to.equal('current-password');
    expect(login.password.type).to.equal('password');
    expect(login.form?.querySelector('[type="submit"]')).not.to.equal(null);
  });

  it('hides itself while an agent is signed in, with hide-when-signed-in', async () => {
    await mountLogin({ username: 'mara', attributes: 'hide-when-signed-in' });
    await until(() => getComputedStyle(login.element).display === 'none', 'it is hidden');
    void desk.session.logout();
    await until(() => getComputedStyle(login.element).display !== 'none', 'it is back');
    expect(login.form).not.to.equal(null);
  });

  it('keeps the focus of an agent who signs in, until it moves on', async () => {
    await mountLogin({ attributes: 'hide-when-signed-in', siblingMarkup: '<button id="next">Next</button>' });
    await login.signIn('mara', 'demo');
    await until(() => login.focused === 'signed-in', 'the focus is on the signed-in line');
    const line = login.element.shadowRoot?.querySelector('[part="signed-in"]') as HTMLElement;
    expect(line.getBoundingClientRect().width, 'who uses a keyboard sees it').to.be.above(24);
    expect(getComputedStyle(line).outlineStyle).to.equal('solid');
    await checkA11y(login.element);
    // As when another window gets the focus.
    line.dispatchEvent(new FocusEvent('blur'));
    expect(getComputedStyle(login.element).display, 'the agent comes back to it').not.to.equal('none');
    await sendKeys({ press: 'Tab' });
    expect(document.activeElement?.id).to.equal('next');
    expect(getComputedStyle(login.element).display).to.equal('none');
  });

  it('says which field is empty and focuses it', async () => {
    await mountLogin();
    await login.signIn('', '');
    await login.waitForText('Enter your username.');
    expect(login.focused).to.equal('username');
    await sendKeys({ type: 'mara' });
    await sendKeys({ press: 'Enter' });
    await login.waitForText('Enter your password.');
    expect(login.focused).to.equal('password');
    expect(login.password.getAttribute('aria-invalid')).to.equal('true');
    expect(desk.session.state.connection.problem, 'no request was sent').to.equal(null);
  });

  it('shows the password only on request, and not while signing in', async () => {
    await mountLogin();
    login.press('Show password');
    await until(() => login.password.type === 'text', 'the password is visible');
    await login.signIn('mara', 'wrong');
    await login.waitForText('Incorrect username');
    expect(login.password.type).to.equal('password');
  });

  it('keeps the user name after a wrong password, and selects the password', async () => {
    await mountLogin();
    await login.signIn('mara', 'wrong');
    await login.waitForText('Incorrect username or password.');
    await until(() => login.focused === 'password', 'the focus is on the field to correct');
    expect(login.username.value).to.equal('mara');
    await login.retypePassword('demo');
    await login.waitForText('Signed in as Mara Quill');
  });

  it('leaves no trace of the password', async () => {
    await mountLogin();
    const details: unknown[] = [];
    desk.element.addEventListener('login-request', (event) => details.push((event as LoginRequestEvent).detail));
    await login.signIn('mara', 'canary-secret');
    await login.waitForText('Incorrect username');
    expect(login.serializedHtml).not.to.include('canary-secret');
    expect(JSON.stringify(details)).to.equal('[{"username":"mara"}]');
    const field = login.password;
    await login.retypePassword('demo');
    await login.waitForText('Signed in');
    expect(field.value).to.equal('');
  });

  it('does not sign in when the page cancels the request', async () => {
    await mountLogin();
    desk.element.addEventListener('login-request', (event) => event.preventDefault(), { once: true });
    await login.signIn('mara', 'demo');
    expect(desk.session.state.connection.status).to.equal('signed-out');
    await sendKeys({ press: 'Enter' });
    await login.waitForText('Signed in as Mara Quill');
  });

  it('sends one request, and shows that it is busy', async () => {
    let requestCount = 0;
    let resolveResponse: (response: Response) => void = () => undefined;
    await mountWithResponse(() => {
      requestCount += 1;
      return new Promise((resolve) => (resolveResponse = resolve));
    });
    await login.signIn('mara', 'demo');
    await login.waitForText('Signing in…');
    expect(login.isBusy).to.equal(true);
    await sendKeys({ press: 'Enter' });
    login.press('Signing in…');
    expect(requestCount).to.equal(1);
    resolveResponse(new Response('{}', { status: 500 }));
    await login.waitForText('The server reported an internal error.');
    expect(login.isBusy).to.equal(false);
  });

  describe('explains', () => {
    const errorResponses: readonly (readonly [what: string, status: number, body: unknown, text: string])[] = [
      [
        'a bad request',
        400,
        { msg: { error: { attribute: 'username', validation: 'too long' } } },
        'username is too long',
      ],
      [
        'a locked account',
        401,
        { error: { error_detail: { reason: 'Account disabled' } } },
        'Server message: Account disabled',
      ],
      ['a server that took too long', 408, { msg: 'Keycloak did not answer' }, 'Keycloak did not answer'],
      ['the licence', 412, { msg: 'expired' }, 'Licence problem: expired'],
      ['a server error', 500, { msg: 'x' }, 'The server reported an internal error.'],
      ['an answer without a user', 200, {}, 'The server reported an internal error.'],
    ];
    for (const [description, status, body, message] of errorResponses) {
      it(description, async () => {
        await mountWithResponse(() => Promise.resolve(Response.json(body, { status })));
        await login.signIn('mara', 'demo');
        await login.waitForText(message);
        expect(login.form, 'it can be tried again').not.to.equal(null);
      });
    }

    it('an unreachable server, with the focus on the error', async () => {
      await mountWithResponse(() => Promise.reject(new TypeError('Failed to fetch')));
      await login.signIn('mara', 'demo');
      await login.waitForText("Couldn't reach the server.");
      await until(() => login.focused === 'error', 'the focus is on the error');
    });

    it('a missing url', async () => {
      const root = mount('<desk-session><agent-login></agent-login></desk-session>');
      login = await new AgentLoginHarness(root.querySelector('agent-login') as AgentLogin).waitUntilReady();
      await login.signIn('mara', 'demo');
      await login.waitForText('No Agent Manager address is set.');
    });
  });

  describe('when the server refuses the connection', () => {
    it('explains a licence refusal, stays signed in, and retries on request', async () => {
      await emulator.control('POST', '/faults', {
        refuse: { code: 'license-error', data: { content: { key: 'LM', licStatus: 'EXPIRED' } } },
      });
      await mountLogin();
      await login.signIn('mara', 'demo');
      await login.waitForText("Couldn't sign in");
      expect(login.error).to.include('EXPIRED');
      await until(() => login.focused === 'Try again', 'the focus is on the reconnect button');
      await checkA11y(login.element);
      await emulator.control('DELETE', '/faults');
      login.press('Try again');
      await login.waitForText('Signed in as Mara Quill');
    });

    it('shows the text of an unknown refusal while it tries again', async () => {
      await emulator.control('POST', '/faults', {
        refuse: { code: 'internal-error', data: { content: { msg: 'Room service is closed' } } },
      });
      await mountLogin();
      await login.signIn('mara', 'demo');
      await login.waitForText('Room service is closed');
      expect(login.text).to.include('Connecting…');
      login.press('Cancel');
      await login.waitUntilReady();
    });

    it('returns to the form when the sign-in itself is refused', async () => {
      await emulator.control('POST', '/faults', {
        refuse: { code: 'login-failed', data: { content: { msg: 'no such agent' } } },
      });
      await mountLogin();
      await login.signIn('mara', 'demo');
      await login.waitForText('Sign-in was refused.');
      expect(login.form).not.to.equal(null);
    });
  });

  describe('next to another element', () => {
    let stateSwitch: AgentStateSwitchHarness;

    beforeEach(async () => {
      await mountLogin({ siblingMarkup: '<agent-state-switch></agent-state-switch>' });
      stateSwitch = new AgentStateSwitchHarness(desk.find<AgentStateSwitch>('agent-state-switch'));
    });

    it('is the only one that says why a sign-in failed', async () => {
      await login.signIn('mara', 'wrong');
      await login.waitForText('Incorrect username or password.');
      await until(
        () => stateSwitch.placeholder === 'Not signed in',
        'the other one says only that no agent is signed in',
      );
    });

    it('explains a refused connection, which the other element shows in one line', async () => {
      await emulator.control('POST', '/faults', {
        refuse: { code: 'license-error', data: { content: { key: 'LM', licStatus: 'EXPIRED' } } },
      });
      await login.signIn('mara', 'demo');
      await login.waitForText("Couldn't sign in");
      await until(() => stateSwitch.placeholder.includes('EXPIRED'), 'the other element explains why');
      expect(login.error).to.equal(stateSwitch.placeholder);
    });

    it('explains the end of the session, which the other element shows in one line', async () => {
      await login.signIn('mara', 'demo');
      await login.waitForText('Signed in as Mara Quill');
      await emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'kick' } });
      await login.waitForText('The server ended this session.');
      await until(
        () => stateSwitch.placeholder === 'The server ended this session. Please sign in again.',
        'the other one says why and nothing else',
      );
    });
  });

  it('says that the server is unreachable while it retries, and lets the person cancel', async () => {
    const unreachableUrl = 'http://127.0.0.1:9/agent-manager';
    const session = new DeskSession(
      { url: unreachableUrl },
      { fetch: (input, init) => fetch(String(input).replace(unreachableUrl, emulator.url), init) },
    );
    const element = document.createElement('agent-login');
    element.session = session;
    mount('').append(element);
    login = await new AgentLoginHarness(element).waitUntilReady();
    await login.signIn('mara', 'demo');
    await login.waitForText("Couldn't reach the server.");
    expect(login.text).to.include('Connecting…');
    await checkA11y(element);
    login.press('Cancel');
    await login.waitUntilReady();
    session.dispose();
  });

  describe('when the session ends', () => {
    it('says that it was taken over, and reconnects on request', async () => {
      await mountLogin({ username: 'mara' });
      await login.waitForText('Signed in');
      await emulator.control('POST', '/faults', { takeOver: 'mara' });
      await login.waitForText('You are signed in elsewhere');
      await checkA11y(login.element);
      login.press('Use here');
      await login.waitForText('Signed in as Mara Quill');
      expect(await isConnected('mara')).to.equal(true);
    });

    it('says that the server ended it', async () => {
      await mountLogin({ username: 'mara' });
      await emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'kick' } });
      await login.waitForText('The server ended this session.');
      await login.signIn('mara', 'demo');
      await login.waitForText('Signed in as Mara Quill');
    });

    it('says that a supervisor ended it', async () => {
      await mountLogin({ username: 'mara' });
      await emulator.control('POST', '/faults', { forceLogout: 'mara' });
      await login.waitForText('A supervisor signed you out.');
    });

    it('says that it is reconnecting after a lost connection', async () => {
      await mountLogin({ username: 'mara' });
      await emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'close' }, down: 600_000 });
      await login.waitForText('Reconnecting…');
      expect(login.text).to.include('Signed in as Mara Quill');
      await emulator.control('DELETE', '/faults');
      await until(() => !login.text.includes('Reconnecting'), 'it is online again');
    });
  });
});
