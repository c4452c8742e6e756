import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { waitForHand } from '../../../support/browser/pointer.js';
import '../../../../src/elements/chat-thread/chat-thread.define.js';
import type { ChatThread } from '../../../../src/elements/chat-thread/chat-thread.js';
import { openChat, type CustomerChat } from '../../../support/browser/customer-chat.js';
import {
  checkA11y,
  cleanUp,
  mountSession,
  startEmulator,
  until,
  type Emulator,
  type MountedSession,
} from '../../../support/browser/mount-session.js';
import { reconnectWithScopes } from '../../../support/browser/reconnect-with-scopes.js';
import type { CimEvent } from '../../../support/browser/server-world.js';
import { ChatThreadHarness } from '../../../support/harness/chat-thread-harness.js';
import { WrapUpHarness } from '../../../support/harness/wrap-up-harness.js';

/** The wrap-up form: codes, note and remaining time. */
describe('<chat-thread> wrap-up', () => {
  let emulator: Emulator;
  let deskCount = 0;
  before(async () => {
    emulator = await startEmulator({ wrapup: 60 });
  });
  afterEach(async () => {
    await setViewport({ width: 1024, height: 800 });
    await cleanUp(emulator);
  });

  let desk: MountedSession;
  let thread: ChatThreadHarness;
  let wrapUp: WrapUpHarness;
  async function mountWithChat(firstName = 'Ana'): Promise<CustomerChat> {
    desk = await mountSession(emulator, {
      markup: '<chat-thread></chat-thread>',
      attributes: `session-id="mara-${++deskCount}"`,
    });
    thread = new ChatThreadHarness(desk.find<ChatThread>('chat-thread'));
    wrapUp = new WrapUpHarness(thread.element);
    return openChat(emulator, desk, firstName, { text: 'Hello' });
  }
  /** Leaves the conversation and waits for the wrap-up form with its codes. */
  async function leaveConversation(): Promise<void> {
    await thread.leave();
    await wrapUp.waitUntilShown();
  }
  const getStoredWrapUps = async (chat: CustomerChat) =>
    (await chat.storedEvents('AGENT_MESSAGE'))
      .filter((event) => event.data.body?.['type'] === 'WRAPUP')
      .map(formatWrapUp);

  it('is accessible with codes selected, at the limit, in Arabic and in a narrow window', async () => {
    await mountWithChat();
    await leaveConversation();
    await wrapUp.choose('delivery');
    await checkA11y(thread.element);
    for (const code of ['billing', 'technical', 'solved', 'no answer']) await wrapUp.choose(code);
    await checkA11y(thread.element);
    desk.element.lang = 'ar';
    await until(() => wrapUp.text.includes('حفظ التصنيف'), 'shown in Arabic');
    await setViewport({ width: 320, height: 700 });
    await checkA11y(thread.element);
  });

  it('saves up to five codes and a note, and completes the conversation', async () => {
    const chat = await mountWithChat();
    await leaveConversation();
    expect(wrapUp.categories).to.deep.equal({
      Topic: ['delivery', 'billing', 'technical', 'return'],
      Outcome: ['solved', 'follow-up', 'no answer'],
    });
    await until(() => /Wrap-up: (0:5\d|1:00) left/.test(wrapUp.timerText), 'the remaining time is shown');
    for (const code of ['delivery', 'billing', 'technical', 'solved', 'no answer']) await wrapUp.choose(code);
    expect(wrapUp.text).to.include('5 of 5 selected').and.to.include('You can choose up to 5 codes');
    expect(wrapUp.code('return').disabled, 'a sixth code cannot be selected').to.equal(true);
    await wrapUp.choose('billing');
    expect(wrapUp.code('return').disabled).to.equal(false);
    await wrapUp.writeNote('Sent a new one.');
    await wrapUp.press('Save wrap-up');
    await until(() => thread.text.includes('Wrapped up'), 'wrap-up is complete');
    expect(await getStoredWrapUps(chat)).to.deep.equal([
      'Topic/delivery Topic/technical Outcome/solved Outcome/no answer “Sent a new one.”',
    ]);
    expect((await chat.serverConversation()).state).to.equal('CLOSED');
    expect(await chat.customerEvents('AGENT_MESSAGE'), 'the customer sees nothing of it').to.deep.equal([]);
  });

  it('can be completed by keyboard alone', async () => {
    const chat = await mountWithChat();
    await thread.press('Leave');
    await waitForHand();
    await sendKeys({ press: 'Enter' });
    await wrapUp.waitUntilShown();
    await until(() => wrapUp.focused === 'Wrap-up', 'the heading of the form has the focus');
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: ' ' });
    expect(wrapUp.chosen).to.deep.equal(['delivery']);
    await wrapUp.writeNote('Fine');
    await sendKeys({ down: 'Control' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ up: 'Control' });
    await until(() => thread.text.includes('Wrapped up'), 'saved');
    expect(await getStoredWrapUps(chat)).to.deep.equal(['Topic/delivery “Fine”']);
  });

  it('requires a code or a note to save, and can finish without codes', async () => {
    const chat = await mountWithChat();
    await leaveConversation();
    await wrapUp.press('Save wrap-up');
    await until(() => wrapUp.alert === 'Choose a code or add a note first.', 'the form asks for input');
    await wrapUp.press('Finish without codes');
    await until(() => thread.text.includes('Finished without codes'), 'wrap-up is complete');
    expect(await getStoredWrapUps(chat)).to.deep.equal([]);
  });

  it('keeps the input while another conversation is shown and over a lost connection', async () => {
    const ana = await mountWithChat();
    const bo = await openChat(emulator, desk, 'Bo', { text: 'Hi' });
    await leaveConversation();
    await wrapUp.choose('delivery');
    await wrapUp.writeNote('Half a thought');
    desk.session.activate(bo.id);
    await until(() => thread.title === 'Bo', 'Bo is shown');
    expect(wrapUp.isShown).to.equal(false);
    desk.session.activate(ana.id);
    await wrapUp.waitUntilShown();
    expect([wrapUp.chosen, wrapUp.note]).to.deep.equal([['delivery'], 'Half a thought']);
    await emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'close' } });
    await until(() => desk.session.state.connection.status === 'reconnecting', 'the connection is lost');
    await wrapUp.press('Save wrap-up');
    expect(await getStoredWrapUps(ana), 'nothing is saved while offline').to.deep.equal([]);
    await until(() => desk.session.state.connection.status === 'online', 'online again');
    await until(() => !wrapUp.isButtonDisabled('Save wrap-up'), 'the save button is enabled');
    expect([wrapUp.chosen, wrapUp.note]).to.deep.equal([['delivery'], 'Half a thought']);
    await wrapUp.press('Save wrap-up');
    await until(async () => (await getStoredWrapUps(ana)).length === 1, 'saved');
  });

  it('is shown again after a reload, with the remaining time', async () => {
    await mountWithChat();
    await leaveConversation();
    await emulator.control('POST', '/clock', { advanceMs: 20_000 });
    desk.session.dispose();
    desk.element.remove();
    desk = await mountSession(emulator, {
      markup: '<chat-thread></chat-thread>',
      attributes: `session-id="mara-${++deskCount}"`,
    });
    thread = new ChatThreadHarness(desk.find<ChatThread>('chat-thread'));
    wrapUp = new WrapUpHarness(thread.element);
    await wrapUp.waitUntilShown();
    await until(() => /0:(3\d|40) left/.test(wrapUp.timerText), `the remaining time is shown (${wrapUp.timerText})`);
  });

  it('shows a notice that nothing was saved when the time has run out', async () => {
    const chat = await mountWithChat();
    await leaveConversation();
    await wrapUp.choose('delivery');
    await emulator.control('POST', '/clock', { advanceMs: 61_000 });
    await until(() => thread.text.includes('Wrap-up timed out before it was saved'), 'the notice is shown');
    expect(await getStoredWrapUps(chat)).to.deep.equal([]);
  });

  it('shows an error when the codes cannot be loaded, and still saves a note', async () => {
    const chat = await mountWithChat();
    desk.element.services = { admin: 'http://127.0.0.1:9/nowhere' };
    await desk.element.updateComplete;
    await thread.leave();
    await until(() => wrapUp.text.includes("Couldn't load the codes."), 'the error is shown');
    await checkA11y(thread.element);
    desk.element.services = {};
    await desk.element.updateComplete;
    await wrapUp.press('Try again');
    await wrapUp.waitUntilShown();
    await wrapUp.writeNote('Nothing to add');
    await wrapUp.press('Save wrap-up');
    await until(async () => (await getStoredWrapUps(chat)).length === 1, 'saved');
    expect(await getStoredWrapUps(chat)).to.deep.equal(['“Nothing to add”']);
  });

  it('offers no codes without the permission, but can be finished', async () => {
    await mountWithChat();
    await reconnectWithScopes(desk, (scope) => scope !== 'view_wrap_up');
    await until(() => thread.button('Leave')?.disabled === false, 'the conversation is shown again');
    await thread.leave();
    await until(() => wrapUp.text.includes("You don't have permission to assign codes."), 'the reason is shown');
    expect(wrapUp.text).to.not.include('Save wrap-up');
    await wrapUp.press('Finish without codes');
    await until(() => thread.text.includes('Finished without codes'), 'wrap-up is complete');
  });

  it('can be vetoed by the host', async () => {
    const chat = await mountWithChat();
    const requestDetails: unknown[] = [];
    thread.element.addEventListener('wrap-up-apply-request', (event) => {
      requestDetails.push(event.detail);
      event.preventDefault();
    });
    await leaveConversation();
    await wrapUp.choose('delivery');
    await wrapUp.press('Save wrap-up');
    expect(requestDetails).to.deep.equal([
      { conversationId: chat.id, codes: [{ category: 'Topic', value: 'delivery' }], note: '' },
    ]);
    expect(await getStoredWrapUps(chat)).to.deep.equal([]);
    expect(wrapUp.isShown).to.equal(true);
  });
});

function formatWrapUp({ data }: CimEvent): string {
  const { wrapups, note } = data.body as { wrapups: readonly { categoryName: string; value: string }[]; note: string };
  return [...wrapups.map(({ categoryName, value }) => `${categoryName}/${value}`), ...(note ? [`“${note}”`] : [])].join(
    ' ',
  );
}
