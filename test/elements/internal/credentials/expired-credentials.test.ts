import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../../src/elements/agent-login/agent-login.define.js';
import '../../../../src/elements/agent-state-switch/agent-state-switch.define.js';
import '../../../../src/elements/chat-thread/chat-thread.define.js';
import type { AgentStateSwitch } from '../../../../src/elements/agent-state-switch/agent-state-switch.js';
import type { ChatThread } from '../../../../src/elements/chat-thread/chat-thread.js';
import type { DeskSession } from '../../../../src/session/session.js';
import { openThread } from '../../../support/browser/open-thread.js';
import {
  checkA11y,
  cleanUp,
  mountSession,
  startEmulator,
  until,
  type Emulator,
} from '../../../support/browser/mount-session.js';
import { AgentStateSwitchHarness } from '../../../support/harness/agent-state-switch-harness.js';
import { normalizeText } from '../../../support/harness/text-helpers.js';

describe('credentials that have expired', () => {
  let emulator: Emulator;

  before(async () => {
    emulator = await startEmulator();
  });
  afterEach(() => cleanUp(emulator));

  async function expire(session: DeskSession): Promise<void> {
    await emulator.control('POST', '/faults', { expireToken: 'mara' });
    await session.rest.reasons().catch(() => undefined);
    await until(() => session.state.credentialsExpired !== null, 'the session knows');
  }

  const getForm = (host: Element) =>
    host.shadowRoot?.querySelector('agent-desk-credentials')?.shadowRoot?.querySelector('form') ?? null;
  const getText = (host: Element) => normalizeText(getForm(host)?.textContent);
  const press = (host: Element, label: string) =>
    until(
      () =>
        [...(getForm(host)?.querySelectorAll('button') ?? [])].find(
          (button) => normalizeText(button.textContent) === label,
        ),
      label,
    ).then((button) => button.click());
  const getField = (host: Element) =>
    until(() => getForm(host)?.querySelector<HTMLInputElement>('#password'), 'the password field');

  async function enterPassword(host: Element, password: string): Promise<void> {
    const field = await getField(host);
    field.focus();
    field.select();
    await sendKeys({ type: password });
    await sendKeys({ press: 'Enter' });
  }

  it('are renewed by the password in the thread; its chat, its draft and the connection stay', async () => {
    const { mounted, element, thread, composer } = await openThread(emulator);
    composer.field.focus();
    await sendKeys({ type: 'half a sentence' });
    const changes: unknown[] = [];
    const announced: unknown[] = [];
    mounted.element.addEventListener('connection-changed', (event) => changes.push(event.detail));
    document.addEventListener('credentials-expired', (event) => announced.push(event.detail), { once: true });
    await expire(mounted.session);
    expect(announced).to.deep.equal([{ renewedBy: 'password' }]);
    await until(() => getText(element).includes('Your session has expired.'), 'the thread says so');
    expect(composer.field.value).to.equal('half a sentence');
    await press(element, 'Enter password');
    await enterPassword(element, 'wrong');
    await until(() => getText(element).includes('Incorrect password.'), 'the wrong password');
    await checkA11y(element);
    await enterPassword(element, 'demo');
    await until(() => getForm(element) === null, 'it is renewed');
    await until(
      () => element.shadowRoot?.activeElement?.localName === 'agent-desk-composer',
      'the focus is in the field',
    );
    expect(composer.field.value).to.equal('half a sentence');
    expect(changes).to.deep.equal([]);
    composer.sendButton.click();
    await thread.waitForMessage('half a sentence');
    expect(await mounted.session.rest.queueTargets('c' as never)).not.to.deep.equal([]);
  });

  it('are said on the trigger of the state switch, and renewed in its panel', async () => {
    const desk = await mountSession(emulator, { markup: '<agent-state-switch></agent-state-switch>' });
    const element = desk.find<AgentStateSwitch>('agent-state-switch');
    const availability = await new AgentStateSwitchHarness(element).waitUntilReady();
    await expire(desk.session);
    await until(() => availability.triggerText.includes('session expired'), 'the trigger says so');
    await availability.open();
    await enterPassword(element, 'demo');
    await until(() => !availability.triggerText.includes('session expired'), 'it is renewed');
    await until(() => availability.focused === 'Not ready', 'the focus stays in the panel');
  });

  it('bring a hidden sign-in element back until they are renewed', async () => {
    const desk = await mountSession(emulator, { markup: '<agent-login hide-when-signed-in></agent-login>' });
    const login = desk.find<HTMLElement>('agent-login');
    await until(() => !login.checkVisibility(), 'hidden while the agent is signed in');
    await expire(desk.session);
    await until(() => login.checkVisibility() && getForm(login), 'shown');
    await checkA11y(login);
    await (await getField(login)).focus();
    await sendKeys({ press: 'Enter' });
    await until(() => getText(login).includes('Enter your password.'), 'an empty field');
    await enterPassword(login, 'demo');
    await until(() => getForm(login) === null, 'renewed');
    const focused = await until(
      () => login.shadowRoot?.activeElement as HTMLElement | null,
      'it keeps the focus until the agent moves on',
    );
    focused.blur();
    await until(() => !login.checkVisibility(), 'hidden again');
  });

  it('of a host are requested from the host again', async () => {
    const desk = await mountSession(emulator, { username: null, markup: '<chat-thread></chat-thread>' });
    let token: string | null = null;
    desk.element.token = () => (token === null ? Promise.reject(new Error('signed out')) : token);
    expect(await desk.element.login('mara', 'demo')).to.equal(null);
    const thread = desk.find<ChatThread>('chat-thread');
    await until(() => desk.session.state.credentialsExpired === 'host', 'the session knows');
    await until(() => getText(thread).includes("files, history and transfers don't work"), 'the thread says so');
    expect(getForm(thread)?.querySelector('input')).to.equal(null);
    const response = await fetch(`${emulator.url}/agent/login`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ username: 'mara', password: 'demo' }),
    });
    token = ((await response.json()) as { data: { token: string } }).data.token;
    await press(thread, 'Try again');
    await until(() => getForm(thread) === null, 'the host had one');
    await until(() => desk.session.state.reasons, 'the reasons');
  });
});
