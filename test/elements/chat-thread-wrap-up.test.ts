import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import '../../src/elements/chat-thread/chat-thread.define.js';
import type { ChatThread } from '../../src/elements/chat-thread/chat-thread.js';
import { openChat, type Chat, type WireEvent } from '../support/chat.js';
import {
  checkA11y,
  cleanUp,
  mountDesk,
  startEmulator,
  until,
  type Emulator,
  type MountedDesk,
} from '../support/desk.js';
import { ChatThreadHarness } from '../support/harness/chat-thread.js';
import { WrapUpHarness } from '../support/harness/wrap-up.js';

/** After the talk: codes, a note, and the time there is for them. */
describe('<chat-thread> wrap-up', () => {
  let emulator: Emulator;
  let desks = 0;
  before(async () => {
    emulator = await startEmulator({ wrapup: 60 });
  });
  afterEach(async () => {
    await setViewport({ width: 1024, height: 800 });
    await cleanUp(emulator);
  });

  let desk: MountedDesk;
  let thread: ChatThreadHarness;
  let wrapUp: WrapUpHarness;
  async function begin(firstName = 'Ana'): Promise<Chat> {
    desk = await mountDesk(emulator, {
      markup: '<chat-thread></chat-thread>',
      attributes: `session-id="mara-${++desks}"`,
    });
    thread = new ChatThreadHarness(desk.find<ChatThread>('chat-thread'));
    wrapUp = new WrapUpHarness(thread.element);
    return openChat(emulator, desk, firstName, { text: 'Hello' });
  }
  /** The agent leaves by hand, and wrap-up is there with its codes. */
  async function leave(): Promise<void> {
    await thread.press('Leave');
    await sendKeys({ press: 'Enter' });
    await wrapUp.isThere();
  }
  const filed = async (chat: Chat) =>
    (await chat.stored('AGENT_MESSAGE')).filter((event) => event.data.body?.['type'] === 'WRAPUP').map(codesOf);

  it('is accessible with codes chosen, at the limit, in Arabic and narrow', async () => {
    await begin();
    await leave();
    await wrapUp.choose('delivery');
    await checkA11y(thread.element);
    for (const code of ['billing', 'technical', 'solved', 'no answer']) await wrapUp.choose(code);
    await checkA11y(thread.element);
    desk.element.lang = 'ar';
    await until(() => wrapUp.text.includes('حفظ التصنيف'), 'it speaks Arabic');
    await setViewport({ width: 320, height: 700 });
    await checkA11y(thread.element);
  });

  it('files up to five codes and a note, and the conversation is done', async () => {
    const chat = await begin();
    await leave();
    expect(wrapUp.categories).to.deep.equal({
      Topic: ['delivery', 'billing', 'technical', 'return'],
      Outcome: ['solved', 'follow-up', 'no answer'],
    });
    await until(() => /Wrap-up: (0:5\d|1:00) left/.test(wrapUp.time), 'the time left');
    for (const code of ['delivery', 'billing', 'technical', 'solved', 'no answer']) await wrapUp.choose(code);
    expect(wrapUp.text).to.include('5 of 5 chosen').and.to.include('5 codes are the limit');
    expect(wrapUp.code('return').disabled, 'no sixth').to.equal(true);
    await wrapUp.choose('billing');
    expect(wrapUp.code('return').disabled).to.equal(false);
    await wrapUp.writeNote('Sent a new one.');
    await wrapUp.press('Save wrap-up');
    await until(() => thread.text.includes('Wrapped up'), 'the conversation is done');
    expect(await filed(chat)).to.deep.equal([
      'Topic/delivery Topic/technical Outcome/solved Outcome/no answer “Sent a new one.”',
    ]);
    expect((await chat.truth()).state).to.equal('CLOSED');
    expect(await chat.shownToCustomer('AGENT_MESSAGE'), 'the customer sees none of it').to.deep.equal([]);
  });

  it('works by keyboard from leaving to saving', async () => {
    const chat = await begin();
    await thread.press('Leave');
    await sendKeys({ press: 'Enter' });
    await wrapUp.isThere();
    await until(() => wrapUp.focused === 'Wrap-up', 'the focus is at the beginning of the form');
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Space' });
    expect(wrapUp.chosen).to.deep.equal(['delivery']);
    await wrapUp.writeNote('Fine');
    await sendKeys({ down: 'Control' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ up: 'Control' });
    await until(() => thread.text.includes('Wrapped up'), 'saved');
    expect(await filed(chat)).to.deep.equal(['Topic/delivery “Fine”']);
  });

  it('asks for something to save, and ends without codes on request', async () => {
    const chat = await begin();
    await leave();
    await wrapUp.press('Save wrap-up');
    await until(() => wrapUp.alert === 'Choose a code or write a note first.', 'it asks');
    await wrapUp.press('Finish without codes');
    await until(() => thread.text.includes('Finished without codes'), 'done');
    expect(await filed(chat)).to.deep.equal([]);
  });

  it('keeps what was filled in while another conversation is looked at, and over a lost link', async () => {
    const ana = await begin();
    const bo = await openChat(emulator, desk, 'Bo', { text: 'Hi' });
    await leave();
    await wrapUp.choose('delivery');
    await wrapUp.writeNote('Half a thought');
    desk.session.activate(bo.id);
    await until(() => thread.title === 'Bo', 'Bo is on show');
    expect(wrapUp.there).to.equal(false);
    desk.session.activate(ana.id);
    await wrapUp.isThere();
    expect([wrapUp.chosen, wrapUp.note]).to.deep.equal([['delivery'], 'Half a thought']);
    await emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'close' } });
    await until(() => thread.text.includes('Connection lost'), 'no link');
    await wrapUp.press('Save wrap-up');
    expect(await filed(ana), 'nothing can be saved without a link').to.deep.equal([]);
    await until(() => desk.session.state.connection.status === 'online', 'the link again', 10_000);
    await until(() => !wrapUp.isBlocked('Save wrap-up'), 'it can be saved again');
    expect([wrapUp.chosen, wrapUp.note]).to.deep.equal([['delivery'], 'Half a thought']);
    await wrapUp.press('Save wrap-up');
    await until(async () => (await filed(ana)).length === 1, 'saved');
  });

  it('is there again after a reload, with the time that is left', async () => {
    await begin();
    await leave();
    await emulator.control('POST', '/clock', { advanceMs: 20_000 });
    desk.session.dispose();
    desk.element.remove();
    desk = await mountDesk(emulator, {
      markup: '<chat-thread></chat-thread>',
      attributes: `session-id="mara-${++desks}"`,
    });
    thread = new ChatThreadHarness(desk.find<ChatThread>('chat-thread'));
    wrapUp = new WrapUpHarness(thread.element);
    await wrapUp.isThere();
    await until(() => /0:(3\d|40) left/.test(wrapUp.time), `the time left (${wrapUp.time})`);
  });

  it('warns when time runs out, and says that nothing was saved when it has', async () => {
    const chat = await begin();
    await leave();
    await wrapUp.choose('delivery');
    await emulator.control('POST', '/clock', { advanceMs: 61_000 });
    await until(() => thread.text.includes('Wrap-up time ran out before it was saved'), 'it says so');
    expect(await filed(chat)).to.deep.equal([]);
  });

  it('says when the codes cannot be read; a note can be saved all the same', async () => {
    const chat = await begin();
    desk.element.services = { admin: 'http://127.0.0.1:9/nowhere' };
    await desk.element.updateComplete;
    await thread.press('Leave');
    await sendKeys({ press: 'Enter' });
    await until(() => wrapUp.text.includes('The codes could not be loaded.'), 'it says so');
    await checkA11y(thread.element);
    desk.element.services = {};
    await desk.element.updateComplete;
    await wrapUp.press('Try again');
    await wrapUp.isThere();
    await wrapUp.writeNote('Nothing to add');
    await wrapUp.press('Save wrap-up');
    await until(async () => (await filed(chat)).length === 1, 'saved');
    expect(await filed(chat)).to.deep.equal(['“Nothing to add”']);
  });

  it('gives no codes to those who may not, who can still end it', async () => {
    await begin();
    const user = structuredClone(desk.session.state.agent?.source) as unknown as {
      permittedResources: { Resources: { rsname: string; scopes: readonly string[] }[] };
    };
    for (const resource of user.permittedResources.Resources) {
      resource.scopes = resource.scopes.filter((scope) => scope !== 'view_wrap_up');
    }
    desk.session.connect(user);
    await until(() => desk.session.state.connection.status === 'online', 'mara is back with fewer rights');
    await until(() => thread.button('Leave')?.disabled === false, 'the conversation is back');
    await thread.press('Leave');
    await sendKeys({ press: 'Enter' });
    await until(() => wrapUp.text.includes('You are not permitted to give codes.'), 'it says so');
    expect(wrapUp.text).to.not.include('Save wrap-up');
    await wrapUp.press('Finish without codes');
    await until(() => thread.text.includes('Finished without codes'), 'done');
  });

  it('lets the host veto', async () => {
    const chat = await begin();
    const asked: unknown[] = [];
    thread.element.addEventListener('wrap-up-apply-request', (event) => {
      asked.push(event.detail);
      event.preventDefault();
    });
    await leave();
    await wrapUp.choose('delivery');
    await wrapUp.press('Save wrap-up');
    expect(asked).to.deep.equal([
      { conversationId: chat.id, codes: [{ category: 'Topic', value: 'delivery' }], note: '' },
    ]);
    expect(await filed(chat)).to.deep.equal([]);
    expect(wrapUp.there).to.equal(true);
  });
});

function codesOf({ data }: WireEvent): string {
  const { wrapups, note } = data.body as { wrapups: readonly { categoryName: string; value: string }[]; note: string };
  return [...wrapups.map(({ categoryName, value }) => `${categoryName}/${value}`), ...(note ? [`“${note}”`] : [])].join(
    ' ',
  );
}
