import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/elements/agent-login/agent-login.define.js';
import type { AgentLogin } from '../../../src/elements/agent-login/agent-login.js';
import type { SignInAnswer, SignInCredentials, SignInStep } from '../../../src/elements/agent-login/sign-in-steps.js';
import {
  checkA11y,
  cleanUp,
  mountSession,
  startEmulator,
  until,
  type Emulator,
  type MountedSession,
} from '../../support/browser/mount-session.js';
import { fetchWorld } from '../../support/browser/server-world.js';
import { fetchUser } from '../../support/fetch-user.js';
import { AgentLoginHarness } from '../../support/harness/agent-login-harness.js';
import { SignInStepHarness } from '../../support/harness/sign-in-step-harness.js';

const label = 'Code from your app';

describe('<agent-login> with signIn', () => {
  let emulator: Emulator;
  let desk: MountedSession;
  let login: AgentLoginHarness;
  let page: SignInStepHarness;

  before(async () => {
    emulator = await startEmulator();
  });

  afterEach(() => cleanUp(emulator));

  const logIn = async (username: string) => (await fetchUser(emulator.url, username)) as unknown as SignInAnswer;

  async function mountLogin(signIn: unknown): Promise<void> {
    desk = await mountSession(emulator, { username: null, markup: '<agent-login></agent-login>' });
    const element = desk.find<AgentLogin>('agent-login');
    element.signIn = signIn as AgentLogin['signIn'];
    login = await new AgentLoginHarness(element).waitUntilReady();
    page = new SignInStepHarness(element);
  }

  const step = (submit: SignInStep['step']['submit'], parts: Partial<SignInStep['step']> = {}): SignInStep => ({
    step: { label, kind: 'code', submit, ...parts },
  });

  /** Stands in for a server that asks for a code: logs in at the emulator once the code is right. */
  const signInWithCode = ({ username }: SignInCredentials): Promise<SignInAnswer> =>
    Promise.resolve(
      step((code) => (code === '123456' ? logIn(username) : Promise.reject(new Error(`Not the code: ${code}`)))),
    );

  /** An answer that the test gives when it likes. */
  function createPending() {
    let resolve: (answer: SignInAnswer) => void = () => undefined;
    const promise = new Promise<SignInAnswer>((settle) => (resolve = settle));
    let callCount = 0;
    return {
      promise,
      resolve,
      get callCount() {
        return callCount;
      },
      ask: () => {
        callCount++;
        return promise;
      },
    };
  }

  async function openStep(signIn: unknown = signInWithCode): Promise<void> {
    await mountLogin(signIn);
    await login.signIn('mara', 'demo');
    await page.waitForField(label);
  }

  const expectSignedOut = async () => {
    expect(desk.session.state.connection.status).to.equal('signed-out');
    const { agents } = await fetchWorld(emulator);
    expect(agents.filter(({ connected }) => connected)).to.deep.equal([]);
  };

  it('asks for the code on a second page, and connects the agent, by keyboard alone', async () => {
    await openStep();
    expect(login.form, 'the first page is gone').to.equal(null);
    await until(() => page.isFocused, 'the field has the focus');
    // Not the property: Firefox does not reflect this value.
    expect(page.field.getAttribute('autocomplete')).to.equal('one-time-code');
    expect(page.field.inputMode).to.equal('numeric');
    expect(page.text).to.include('mara');
    await checkA11y(login.element);
    await page.enter('123 456');
    await login.waitForText('Signed in as Mara Quill');
    await until(() => login.focused === 'signed-in', 'the focus stays in the page');
    const { agents } = await fetchWorld(emulator);
    expect(agents.find(({ username }) => username === 'mara')?.connected).to.equal(true);
  });

  it('takes an agent at once, and gives the function what was entered', async () => {
    const given: SignInCredentials[] = [];
    await mountLogin((credentials: SignInCredentials) => {
      given.push(credentials);
      return logIn(credentials.username).then((user) => JSON.stringify(user));
    });
    await login.signIn('mara', 'demo');
    await login.waitForText('Signed in as Mara Quill');
    expect(given).to.deep.equal([{ username: 'mara', password: 'demo' }]);
  });

  it('goes through several steps', async () => {
    const last = step(() => logIn('mara'), { label: 'Your site’s password', kind: 'password' });
    const second = step(() => Promise.resolve(last), { label: 'Your site', kind: 'text' });
    await openStep(() => Promise.resolve(step(() => Promise.resolve(second))));
    await until(() => page.isFocused, 'the field has the focus');
    await page.enter('1');
    await page.waitForField('Your site');
    await until(() => page.isFocused, 'the next field has the focus');
    expect(page.field.value, 'the code is not in it').to.equal('');
    expect(page.field.hasAttribute('inputmode')).to.equal(false);
    await page.enter(' North ');
    await page.waitForField('Your site’s password');
    expect(page.field.type).to.equal('password');
    await until(() => page.isFocused, 'the last field has the focus');
    await page.enter('secret');
    await login.waitForText('Signed in as Mara Quill');
  });

  it('shows why a code was refused, and keeps the page', async () => {
    await openStep();
    await until(() => page.isFocused, 'the field has the focus');
    await page.enter('000000');
    await until(() => page.error === 'Not the code: 000000', 'the page’s error');
    await checkA11y(login.element);
    expect(page.field.getAttribute('aria-invalid')).to.equal('true');
    await until(() => page.field.selectionEnd === 6 && page.isFocused, 'the code is selected');
    await page.enter('123456');
    await login.waitForText('Signed in as Mara Quill');
  });

  it('says that the field is empty, without a request', async () => {
    const pending = createPending();
    await openStep(() => Promise.resolve(step(pending.ask)));
    await until(() => page.isFocused, 'the field has the focus');
    await page.enter(' ');
    await until(() => page.text.includes('Fill in this field.'), 'what is missing');
    expect(pending.callCount).to.equal(0);
  });

  it('sends a code once while the answer is awaited', async () => {
    const pending = createPending();
    await openStep(() => Promise.resolve(step(pending.ask)));
    await until(() => page.isFocused, 'the field has the focus');
    await page.enter('1');
    await until(() => page.text.includes('Checking…'), 'it is busy');
    expect(login.isBusy).to.equal(true);
    await sendKeys({ press: 'Enter' });
    page.press('Checking…');
    expect(pending.callCount).to.equal(1);
    pending.resolve(await logIn('mara'));
    await login.waitForText('Signed in as Mara Quill');
  });

  it('returns to the first page with the user name, and drops the late answer', async () => {
    const pending = createPending();
    await openStep(() => Promise.resolve(step(pending.ask)));
    await until(() => page.isFocused, 'the field has the focus');
    await page.enter('1');
    page.press('Back');
    await login.waitUntilReady();
    expect(login.username.value).to.equal('mara');
    expect(login.password.value).to.equal('');
    await until(() => login.focused === 'password', 'the focus is on the password');
    pending.resolve(await logIn('mara'));
    await pending.promise;
    await login.element.updateComplete;
    await expectSignedOut();
    login.element.signIn = signInWithCode;
    await login.retypePassword('demo');
    await page.waitForField(label);
  });

  it('cancels an attempt on the first page, and drops its late answer during the next one', async () => {
    const first = createPending();
    const second = createPending();
    await mountLogin(first.ask);
    await login.signIn('mara', 'demo');
    await until(() => first.callCount === 1, 'the function of the page is called');
    expect(login.isBusy).to.equal(true);
    await sendKeys({ press: 'Enter' });
    expect(first.callCount, 'one attempt at a time').to.equal(1);
    login.press('Cancel');
    await until(() => !login.isBusy, 'it is cancelled');
    login.element.signIn = second.ask;
    await login.signIn('otto', 'demo');
    await until(() => second.callCount === 1, 'the second attempt');
    first.resolve(await logIn('mara'));
    await first.promise;
    second.resolve(await logIn('otto'));
    await login.waitForText('Signed in as Otto');
  });

  it('drops the attempt when the element is removed, not when it is moved', async () => {
    const pending = createPending();
    await openStep(() => Promise.resolve(step(pending.ask)));
    const { element } = login;
    const parent = element.parentElement as HTMLElement;
    parent.append(element);
    await element.updateComplete;
    await page.waitForField(label);
    page.field.focus();
    await page.enter('1');
    await until(() => pending.callCount === 1, 'the code was sent');
    element.remove();
    pending.resolve(await logIn('mara'));
    await pending.promise;
    parent.append(element);
    await login.waitUntilReady();
    await expectSignedOut();
  });

  it('drops the attempt when another sign-in succeeds', async () => {
    const pending = createPending();
    await openStep(() => Promise.resolve(step(pending.ask)));
    await until(() => page.isFocused, 'the field has the focus');
    await page.enter('1');
    const other = await fetchUser(emulator.url, 'otto');
    desk.session.connect(other);
    await login.waitForText('Signed in as Otto');
    pending.resolve(await logIn('mara'));
    await pending.promise;
    await login.element.updateComplete;
    expect(desk.session.state.agent?.username).to.equal('otto');
    expect(login.isBusy).to.equal(false);
  });

  it('drops the attempt when another sign-in fails, or the session is disposed of', async () => {
    const endings = [() => desk.session.login('mara', 'wrong'), () => Promise.resolve(desk.session.dispose())];
    for (const end of endings) {
      const pending = createPending();
      await openStep(() => Promise.resolve(step(pending.ask)));
      await until(() => page.isFocused, 'the field has the focus');
      await page.enter('1');
      await until(() => pending.callCount === 1, 'the code was sent');
      await end();
      await login.waitUntilReady();
      pending.resolve(await logIn('mara'));
      await pending.promise;
      await login.element.updateComplete;
      expect(desk.session.state.agent).to.equal(null);
      await cleanUp(emulator);
    }
  });

  it('leaves a focus elsewhere in the page where it is, and lets screen readers read the label out', async () => {
    const pending = createPending();
    await mountLogin(pending.ask);
    const other = document.createElement('input');
    other.setAttribute('aria-label', 'Other');
    desk.element.append(other);
    await login.signIn('mara', 'demo');
    other.focus();
    pending.resolve(step(() => logIn('mara')));
    await page.waitForField(label);
    await until(() => page.announcement === label, 'the label is announced');
    expect(document.activeElement).to.equal(other);
  });

  it('is accessible in Arabic, from right to left', async () => {
    await openStep();
    login.element.lang = 'ar';
    await until(() => page.text.includes('رجوع'), 'the Arabic text');
    expect(getComputedStyle(page.form as Element).direction).to.equal('rtl');
    expect(getComputedStyle(page.field).direction, 'a code is written from left to right').to.equal('ltr');
    await checkA11y(login.element);
  });

  describe('on the first page', () => {
    const rejections: readonly (readonly [what: string, reason: unknown, text: string])[] = [
      ['an error of the page', new Error('Your account is locked'), 'Your account is locked'],
      ['a text', 'Closed today', 'Closed today'],
      ['a failed request', new TypeError('Failed to fetch'), "Couldn't reach the server."],
      ['no reason', undefined, "Couldn't connect to the desk."],
    ];
    for (const [what, reason, text] of rejections) {
      it(`shows ${what}, and lets the person try again`, async () => {
        await mountLogin(() => Promise.reject(reason as Error));
        await login.signIn('mara', 'demo');
        await login.waitForText(text);
        await until(() => login.focused === 'error', 'the focus is on the error');
        login.element.signIn = signInWithCode;
        await login.signIn('mara', 'demo');
        await page.waitForField(label);
        expect(page.error).to.equal('');
      });
    }

    it('explains a refusal of a request that the function makes by the session', async () => {
      await mountLogin(async ({ username, password }: SignInCredentials) => {
        await desk.session.rest.login(username, password, new URL(emulator.url));
        return logIn(username);
      });
      await login.signIn('mara', 'wrong');
      await login.waitForText('Incorrect username or password.');
      await until(() => login.focused === 'password', 'the focus is on the password');
      await login.retypePassword('demo');
      await login.waitForText('Signed in as Mara Quill');
    });

    it('shows an error that the function throws at once', async () => {
      await mountLogin(() => {
        throw new Error('Not today');
      });
      await login.signIn('mara', 'demo');
      await login.waitForText('Not today');
    });
  });

  describe('says that the answer is invalid for', () => {
    const answers: readonly (readonly [what: string, answer: unknown])[] = [
      ['nothing', undefined],
      ['true', true],
      ['a text', 'welcome'],
      ['an empty object', {}],
      ['a list', []],
      ['an empty step', { step: null }],
      ['a step that is no object', { step: 'code' }],
      ['a step without a label', { step: { label: ' ', kind: 'code', submit: () => undefined } }],
      ['a step of an unknown kind', { step: { label, kind: 'fingerprint', submit: () => undefined } }],
      ['a step without submit', { step: { label, kind: 'code' } }],
    ];
    for (const [what, answer] of answers) {
      it(what, async () => {
        await mountLogin(() => answer);
        await login.signIn('mara', 'demo');
        await login.waitForText('gave an invalid answer');
        await expectSignedOut();
      });
    }

    it('nothing after a step, and keeps the step', async () => {
      await openStep(() => Promise.resolve(step(() => Promise.resolve(undefined as unknown as SignInAnswer))));
      await until(() => page.isFocused, 'the field has the focus');
      await page.enter('1');
      await until(() => page.error.includes('gave an invalid answer'), 'the error');
      expect(page.field.value).to.equal('1');
    });
  });

  for (const value of [null, undefined, 'mfa']) {
    it(`signs in at the Agent Manager when signIn is ${String(value)}`, async () => {
      await mountLogin(value);
      await login.signIn('mara', 'demo');
      await login.waitForText('Signed in as Mara Quill');
    });
  }
});
