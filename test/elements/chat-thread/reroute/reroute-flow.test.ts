import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../../src/elements/chat-thread/chat-thread.define.js';
import '../../../../src/elements/task-offer/task-offer.define.js';
import { markdownTextOf, openChat, type CustomerChat } from '../../../support/browser/customer-chat.js';
import {
  checkA11y,
  cleanUp,
  goReady,
  startEmulator,
  until,
  type Emulator,
} from '../../../support/browser/mount-session.js';
import { ComposerHarness } from '../../../support/harness/composer-harness.js';
import { acceptOffer, signIn, type SignedInAgent } from '../../../support/browser/signed-in-agent.js';

/** Transfer, conference and consult, as all agents involved see them. */
describe('<chat-thread> transfer, conference and consultation', () => {
  let emulator: Emulator;
  let mara: SignedInAgent;
  let chat: CustomerChat;
  before(async () => {
    emulator = await startEmulator();
  });
  beforeEach(async () => {
    mara = await signIn(emulator, 'mara', false);
    chat = await openChat(emulator, mara.mounted, 'Ana', { text: 'Hello' });
  });
  afterEach(() => cleanUp(emulator));

  const advanceClock = (seconds: number) => emulator.control('POST', '/clock', { advanceMs: seconds * 1000 });
  const waitUntilLeft = ({ mounted: desk }: SignedInAgent) =>
    until(() => desk.session.state.conversations.ids.length === 0, 'the conversation is no longer in the session');

  describe('a transfer', () => {
    it('shows the next agent who requested it and why, gives them the history, and shows the target to the first', async () => {
      const otto = await signIn(emulator, 'otto');
      await mara.thread.send('How can I help?');
      await mara.reroute.requestReroute('transfer', 'support', 'Wants a refund');
      await otto.offer.waitForOffers('Ana');
      const card = otto.offer.cardText('Ana');
      expect(card).to.contain('Transfer').and.to.contain('mara').and.to.contain('Wants a refund');
      await checkA11y(otto.offer.element);
      await waitUntilLeft(mara);
      await until(() => mara.thread.text.includes('Transferred to support'), 'the target is shown');
      await checkA11y(mara.thread.element);
      await acceptOffer(otto, 'Ana');
      await otto.thread.waitForMessage('Hello');
      await otto.thread.waitForMessage('How can I help?');
      await otto.thread.waitForNotice('Transfer requested to support by Mara Quill');
      expect(otto.thread.handoverText, 'the note stays').to.contain('Mara Quill').and.to.contain('Wants a refund');
      await checkA11y(otto.thread.element);
      await emulator.control('POST', '/faults', { dropSockets: { username: 'otto', how: 'close' }, down: 500 });
      await until(() => otto.mounted.session.state.connection.status === 'reconnecting', 'the connection is lost');
      await until(() => otto.mounted.session.state.connection.status === 'online', 'online again');
      expect(otto.thread.handoverText, 'after a lost connection too').to.contain('Wants a refund');
      otto.thread.closeHandoverNote();
      await until(() => otto.thread.handoverText === '', 'the note is closed');
    });

    it('is offered to the next agent when one does not accept, until the request times out', async () => {
      const otto = await signIn(emulator, 'otto');
      const ines = await signIn(emulator, 'ines');
      await mara.reroute.requestReroute('transfer', 'support');
      await until(() => otto.offer.customers.length + ines.offer.customers.length === 1, 'one of them has the offer');
      const [firstAgent, secondAgent] = otto.offer.customers.length === 1 ? [otto, ines] : [ines, otto];
      await advanceClock(31);
      await firstAgent.offer.waitForEndedText("You didn't answer in time");
      await secondAgent.offer.waitForOffers('Ana');
      await advanceClock(31);
      await firstAgent.offer.waitForOffers('Ana');
      await advanceClock(300);
      await until(
        () => firstAgent.offer.customers.length + secondAgent.offer.customers.length === 0,
        'no agent has the offer any more',
      );
      expect((await chat.serverConversation()).state).to.equal('CLOSED');
    });

    it('is offered only to an agent selected by name', async () => {
      const otto = await signIn(emulator, 'otto');
      const ines = await signIn(emulator, 'ines');
      await mara.reroute.requestReroute('transfer', 'Ines Marlow', 'Yours');
      await ines.offer.waitForOffers('Ana');
      expect(otto.offer.customers).to.deep.equal([]);
      await until(() => mara.thread.text.includes('Transferred to Ines Marlow'), 'the target is shown');
      await acceptOffer(ines, 'Ana');
      await ines.thread.waitForMessage('Hello');
    });
  });

  describe('a conference', () => {
    it('shows both agents the search, who joins and who leaves', async () => {
      const otto = await signIn(emulator, 'otto');
      await mara.reroute.requestReroute('conference', 'support', 'Please join');
      await mara.reroute.waitForProgress('Conference: looking for an agent in');
      await checkA11y(mara.thread.element);
      await otto.offer.waitForOffers('Ana');
      expect(otto.offer.cardText('Ana')).to.contain('Conference').and.to.contain('Please join');
      await acceptOffer(otto, 'Ana');
      await until(() => mara.reroute.progress.length === 0, 'the search has ended');
      await mara.thread.waitForNotice('Otto Fenn joined');
      await mara.thread.waitForNotice('You requested a conference to support');
      expect(mara.thread.headerText).to.contain('Otto Fenn').and.to.contain('You');
      await until(() => otto.thread.headerText.includes('Mara Quill'), 'mara is in the header for otto');
      await otto.thread.send('Hello from Otto');
      await mara.thread.waitForMessage('Hello from Otto');
      expect(mara.thread.senderLine('Hello from Otto'), 'one name for one person').to.match(/^Otto Fenn/);
      await until(() => mara.thread.announced.includes('Otto Fenn'), 'so it is announced');
      expect(mara.thread.text, 'and nowhere the user name').not.to.match(/\botto\b/);
      await mara.thread.press('Leave');
      mara.thread.element.shadowRoot?.querySelector<HTMLElement>('.confirm .danger')?.click();
      await otto.thread.waitForNotice('Mara Quill left');
      expect(otto.thread.headerText).not.to.contain('Mara Quill');
    });

    it('keeps the note of an agent who left while writing it, and who gets the conversation again, from the customer', async () => {
      const otto = await signIn(emulator, 'otto');
      await mara.reroute.requestReroute('conference', 'support');
      await acceptOffer(otto, 'Ana');
      await mara.thread.waitForNotice('Otto Fenn joined');
      await mara.reroute.open();
      await mara.reroute.writeNote('Rude. At most 20 euros.');
      await mara.mounted.session.dispatch({ type: 'leave', conversationId: chat.id });
      await waitUntilLeft(mara);
      await goReady(mara.mounted);
      await otto.reroute.requestReroute('transfer', 'Mara Quill');
      await acceptOffer(mara, 'Ana');
      await until(
        () => mara.thread.canWrite && mara.thread.messageTexts.length > 0,
        'she is in the conversation again',
      );
      const composer = new ComposerHarness(mara.thread.element);
      composer.field.focus();
      await sendKeys({ press: 'Enter' });
      await sendKeys({ type: 'Hello again' });
      await sendKeys({ press: 'Enter' });
      await until(() => mara.mounted.session.state.pending.length === 0, 'what can be sent is sent');
      expect(composer.field.value, 'she still has it').to.include('Rude. At most 20 euros.');
      const sent = (await chat.customerEvents('AGENT_MESSAGE')).map(markdownTextOf);
      expect(sent.filter((text) => String(text).includes('Rude'))).to.deep.equal([]);
    });

    it('shows that no agent was available, and can be requested again', async () => {
      const otto = await signIn(emulator, 'otto');
      await mara.reroute.requestReroute('conference', 'support');
      await otto.offer.waitForOffers('Ana');
      await advanceClock(31);
      await mara.reroute.waitForProgress('looking for an agent');
      await advanceClock(300);
      await mara.reroute.waitForProgress('No agent was available in');
      await checkA11y(mara.thread.element);
      mara.reroute.press('Request again');
      await until(() => mara.reroute.dialog, 'the dialog is open');
      await sendKeys({ press: 'Escape' });
      mara.reroute.press('Close');
      await until(() => mara.reroute.progress.length === 0, 'the notice is closed');
    });

    it('is still in progress after a lost connection, and is shown to the other agent in the conversation', async () => {
      const otto = await signIn(emulator, 'otto');
      await mara.reroute.requestReroute('conference', 'support');
      await acceptOffer(otto, 'Ana');
      await until(() => otto.thread.headerText.includes('Mara Quill'), 'otto has joined');
      await signIn(emulator, 'ines');
      await mara.reroute.requestReroute('conference', 'sales');
      await otto.reroute.waitForProgress('Requested by');
      await emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'close' } });
      await until(() => mara.mounted.session.state.connection.status === 'reconnecting', 'the connection is lost');
      await until(() => mara.mounted.session.state.connection.status === 'online', 'online again');
      await mara.reroute.waitForProgress('looking for an agent');
    });
  });

  describe('a consultation', () => {
    const startConsultation = async () => {
      const otto = await signIn(emulator, 'otto');
      await mara.reroute.requestReroute('consult', 'Otto Fenn', 'Which form?');
      await mara.reroute.waitForProgress('Consultation: waiting for');
      await otto.offer.waitForOffers('Ana');
      expect(otto.offer.cardText('Ana')).to.contain('Consultation').and.to.contain('Which form?');
      await acceptOffer(otto, 'Ana');
      await mara.reroute.waitForProgress('is advising you');
      return otto;
    };

    it('adds an agent who whispers, without the customer noticing', async () => {
      const getCustomerView = async () =>
        (await chat.serverConversation()).customerView.map(({ name, id }) => `${name} ${id}`);
      // The read receipt for the greeting is sent once the message was visible to mara.
      await until(
        async () => (await getCustomerView()).at(-1)?.startsWith('MESSAGE_DELIVERY_NOTIFICATION'),
        'the read receipt is sent',
      );
      const viewBefore = await getCustomerView();
      const otto = await startConsultation();
      expect(mara.thread.headerText).to.contain('(Advising)');
      await checkA11y(mara.thread.element);
      await otto.thread.send('Form 27');
      await mara.thread.waitForMessage('Form 27');
      expect(await getCustomerView()).to.deep.equal(viewBefore);
    });

    it('can become a transfer', async () => {
      const otto = await startConsultation();
      mara.reroute.press('Complete transfer');
      await waitUntilLeft(mara);
      await until(() => mara.thread.text.includes('Transferred to Otto Fenn'), 'the target is shown');
      await until(
        () => otto.mounted.session.state.conversations.byId.get(chat.id)?.role === 'primary',
        'otto is primary',
      );
      await otto.thread.send('I take over');
      await until(async () => (await chat.customerEvents('AGENT_MESSAGE')).length > 0, 'the customer has the message');
    });

    it('can become a conference', async () => {
      const otto = await startConsultation();
      mara.reroute.press('Start conference');
      await until(
        () => otto.mounted.session.state.conversations.byId.get(chat.id)?.role === 'primary',
        'otto is primary',
      );
      await until(() => mara.reroute.progress.length === 0, 'the consultation has ended');
      expect(mara.mounted.session.state.conversations.byId.get(chat.id)?.role).to.equal('primary');
    });
  });
});
