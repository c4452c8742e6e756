import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/elements/chat-thread/chat-thread.define.js';
import '../../../src/elements/chat-thread/wrap-up/wrap-up-panel.define.js';
import { openChat, type CustomerChat } from '../../support/browser/customer-chat.js';
import {
  checkA11y,
  cleanUp,
  startEmulator,
  until,
  type Emulator,
  type MountedSession,
} from '../../support/browser/mount-session.js';
import type { ChatThreadHarness } from '../../support/harness/chat-thread-harness.js';
import { createFile, type ComposerHarness } from '../../support/harness/composer-harness.js';
import { RerouteHarness } from '../../support/harness/reroute-harness.js';
import { WrapUpHarness } from '../../support/harness/wrap-up-harness.js';
import { openThread } from '../../support/browser/open-thread.js';

/** What stays of a conversation when it ends: its messages, and what the agent had written. */
describe('an ended conversation in <chat-thread>', () => {
  let emulator: Emulator;
  let desk: MountedSession;
  let thread: ChatThreadHarness;
  let composer: ComposerHarness;
  let chat: CustomerChat;

  before(async () => {
    emulator = await startEmulator({ wrapup: 60 });
  });

  afterEach(() => cleanUp(emulator));

  async function openAna(): Promise<void> {
    ({ mounted: desk, thread, composer, chat } = await openThread(emulator));
  }

  const waitForEnd = (reason = 'The customer left') =>
    until(() => thread.text.includes(`has ended: ${reason}`), 'the conversation has ended');

  it('stays readable with the draft, to be copied, until it is closed', async () => {
    await openAna();
    const ben = await openChat(emulator, desk, 'Ben', { text: 'Hi' });
    composer.chooseFiles(createFile('offer.pdf', 'application/pdf'));
    await composer.waitForFiles('offer.pdf: 300 B');
    await thread.write('Your parcel');
    await chat.leave();
    await waitForEnd();
    expect(thread.title).to.equal('Ana');
    expect(thread.messageTexts).to.deep.equal(['Hello']);
    expect(thread.canWrite, 'there is nothing to write in').to.equal(false);
    expect(composer.leftover).to.deep.equal(['Your parcel', 'offer.pdf']);
    expect(thread.button('Leave'), 'there is nothing to leave').to.equal(undefined);
    await checkA11y(thread.element);

    const copied: string[] = [];
    navigator.clipboard.writeText = (text) => Promise.resolve(void copied.push(text));
    composer.button('Copy text')?.click();
    await until(() => composer.leftoverStatus === 'Copied', 'the text is copied');
    expect(copied).to.deep.equal(['Your parcel\noffer.pdf']);

    desk.session.activate(ben.id);
    await until(() => thread.title === 'Ben', 'Ben is shown');
    expect(thread.text, 'it was already seen').not.to.include('has ended');
    desk.session.activate(chat.id);
    await until(() => thread.title === 'Ana', 'Ana is shown again');
    expect(composer.leftover).to.deep.equal(['Your parcel', 'offer.pdf']);
    await thread.press('Close');
    await until(() => thread.title === 'Ben', 'Ben takes its place');
    expect(desk.session.state.local.drafts.size).to.equal(0);
  });

  it('keeps what is typed while it ends', async () => {
    await openAna();
    await thread.write('Dear');
    let isTyped = false;
    const unsubscribe = desk.session.subscribe(() => {
      if (isTyped || desk.session.state.conversations.byId.has(chat.id)) return;
      isTyped = true;
      document.execCommand('insertText', false, ' Ana');
    });
    await chat.leave();
    await waitForEnd();
    unsubscribe();
    await until(() => composer.leftover.join() === 'Dear Ana', 'the draft is complete');
  });

  it('keeps the note for a colleague that is being written', async () => {
    await openAna();
    const reroute = new RerouteHarness(thread.element);
    await reroute.open();
    await reroute.writeNote('Wants a refund');
    await chat.leave();
    await waitForEnd();
    await until(() => composer.leftover.join() === 'Wants a refund', 'it can be copied', 5000);
  });

  it('keeps that note during wrap-up, after what was written to the customer', async () => {
    await openAna();
    await thread.write('Dear Ana');
    const reroute = new RerouteHarness(thread.element);
    await reroute.open();
    await reroute.writeNote('Wants a refund');
    await desk.session.dispatch({ type: 'leave', conversationId: chat.id });
    await until(() => composer.leftover.join(' ') === 'Dear Ana Wants a refund', 'both can be copied', 5000);
    expect(reroute.dialog).to.equal(null);
  });

  it('leaves the form for own canned responses open, with what is written in it', async () => {
    await openAna();
    thread.element.cannedResponses = { en: { Greeting: ['Good morning'] } };
    await thread.write('/');
    await until(() => composer.cannedResponses.length > 0, 'the list is open');
    await sendKeys({ press: 'ArrowUp' });
    await until(() => composer.activeCannedResponse === 'My responses…', 'the option is active');
    await sendKeys({ press: 'Enter' });
    const form = () => composer.root.querySelector('agent-desk-own-responses')?.shadowRoot;
    await until(() => form()?.querySelector('dialog')?.open, 'the form is open');
    await sendKeys({ type: 'late' });
    form()?.querySelector('textarea')?.focus();
    await sendKeys({ type: 'Sorry' });
    await chat.leave();
    await waitForEnd();
    await sendKeys({ type: ' for the wait' });
    expect(form()?.querySelector('textarea')?.value).to.equal('Sorry for the wait');
    await sendKeys({ press: 'Escape' });
    await until(() => form() === undefined, 'it is closed');
  });

  it('names the messages that were not sent', async () => {
    await openAna();
    await emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'close' }, down: 1500 });
    await until(() => desk.session.state.connection.status === 'reconnecting', 'the connection is lost');
    await thread.send('One');
    await thread.send('Two');
    await thread.write('Three');
    await chat.leave();
    await until(() => thread.text.includes('has ended'), 'the conversation has ended');
    expect(composer.leftover).to.deep.equal(['One', 'Two', 'Three']);
    await checkA11y(thread.element);
  });

  it('is followed by the next one when the agent has left it with nothing unsent, but not otherwise', async () => {
    await openAna();
    const ben = await openChat(emulator, desk, 'Ben', { text: 'Hi' });
    await thread.write('Half');
    await desk.session.dispatch({ type: 'leave', conversationId: chat.id });
    await until(() => desk.session.state.conversations.byId.get(chat.id)?.role !== 'primary', 'wrap-up or closed');
    await until(() => composer.leftover.join() === 'Half', 'the draft is shown during wrap-up');
    await desk.session.dispatch({ type: 'close-wrap-up', conversationId: chat.id, codes: null, note: '' });
    await until(() => thread.text.includes('has ended'), 'the conversation has ended');
    expect(thread.title).to.equal('Ana');
    expect(composer.leftover).to.deep.equal(['Half']);
    await thread.press('Close');
    await until(() => thread.title === 'Ben', 'Ben takes its place');

    const cleo = await openChat(emulator, desk, 'Cleo', { text: 'Hey' });
    await desk.session.dispatch({ type: 'leave', conversationId: ben.id });
    await until(() => desk.session.state.conversations.byId.get(ben.id)?.role !== 'primary', 'wrap-up or closed');
    await desk.session.dispatch({ type: 'close-wrap-up', conversationId: ben.id, codes: null, note: '' });
    await until(() => thread.title === 'Cleo', 'Cleo takes its place');
    expect(desk.session.state.local.activeConversation).to.equal(cleo.id);
  });

  it('gives way to the next accepted one, unless there is something to copy', async () => {
    await openAna();
    await chat.leave();
    await waitForEnd();
    const ben = await openChat(emulator, desk, 'Ben', { text: 'Hi' });
    await until(() => thread.title === 'Ben', 'Ben is shown');
    await thread.write('Dear Ben');
    await ben.leave();
    await waitForEnd();
    await openChat(emulator, desk, 'Cleo', { text: 'Hey' });
    expect(thread.title).to.equal('Ben');
    expect(composer.leftover).to.deep.equal(['Dear Ben']);
  });

  it('shows the codes and the note that were not saved in time', async () => {
    await openAna();
    const wrapUp = new WrapUpHarness(thread.element);
    await thread.leave();
    await wrapUp.waitUntilShown();
    await wrapUp.choose('delivery');
    await wrapUp.writeNote('Sent a new one.');
    await emulator.control('POST', '/clock', { advanceMs: 61_000 });
    await waitForEnd('Wrap-up timed out before it was saved');
    expect(composer.leftover).to.deep.equal(['Topic: delivery', 'Sent a new one.']);
  });

  for (const isTheirs of [true, false]) {
    it(`${isTheirs ? 'is not one' : 'is one, with the draft in front,'} when the agent signs in again after a kick`, async () => {
      await openAna();
      await thread.write('Your parcel');
      await emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'kick' } });
      await until(() => desk.session.state.connection.status === 'closed', 'the session is over');
      if (!isTheirs) await emulator.control('POST', '/reset', {});
      expect(await desk.element.login('mara', 'demo')).to.equal(null);
      if (isTheirs) {
        await until(() => thread.canWrite && composer.field.value === 'Your parcel', 'the text is in the composer');
        expect(thread.messageTexts).to.deep.equal(['Hello']);
      } else {
        await until(() => composer.leftover.join() === 'Your parcel', 'the text can be copied');
        expect(thread.title).to.equal('Ana');
      }
    });
  }
});
