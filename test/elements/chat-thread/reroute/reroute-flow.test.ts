import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../../src/elements/chat-thread/chat-thread.define.js';
import '../../../../src/elements/task-offer/task-offer.define.js';
import { openChat, type CustomerChat } from '../../../support/browser/customer-chat.js';
import { checkA11y, cleanUp, startEmulator, until, type Emulator } from '../../../support/browser/mount-session.js';
import { acceptOffer, signIn, type SignedInAgent } from '../../../support/browser/signed-in-agent.js';

/** What becomes of a request for another agent, on every desk that has to do with it. */
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
    until(() => desk.session.state.conversations.ids.length === 0, 'the conversation has left the desk');

  describe('a transfer', () => {
    it('tells the next agent who asks and why, gives them the history, and says where it went', async () => {
      const otto = await signIn(emulator, 'otto');
      await mara.thread.send('How can I help?');
      await mara.reroute.requestReroute('transfer', 'support', 'Wants a refund');
      await otto.offer.waitForOffers('Ana');
      const card = otto.offer.cardText('Ana');
      expect(card).to.contain('Transfer').and.to.contain('mara').and.to.contain('Wants a refund');
      await checkA11y(otto.offer.element);
      await waitUntilLeft(mara);
      await until(() => mara.thread.text.includes('Transferred to support'), 'where it went');
      await checkA11y(mara.thread.element);
      await acceptOffer(otto, 'Ana');
      await otto.thread.waitForMessage('Hello');
      await otto.thread.waitForMessage('How can I help?');
      await otto.thread.waitForNotice(
        'Transfer requested to support by mara'.replace('support', 'support').replace('mara', 'mara'),
      );
    });

    it('moves on when it rings in vain, until the time for it is over', async () => {
      const otto = await signIn(emulator, 'otto');
      const ines = await signIn(emulator, 'ines');
      await mara.reroute.requestReroute('transfer', 'support');
      await until(() => otto.offer.customers.length + ines.offer.customers.length === 1, 'one of them is asked');
      const [firstAgent, secondAgent] = otto.offer.customers.length === 1 ? [otto, ines] : [ines, otto];
      await advanceClock(31);
      await firstAgent.offer.waitForEndedText("You didn't answer in time");
      await secondAgent.offer.waitForOffers('Ana');
      await advanceClock(31);
      await firstAgent.offer.waitForOffers('Ana');
      await advanceClock(300);
      await until(
        () => firstAgent.offer.customers.length + secondAgent.offer.customers.length === 0,
        'nobody is asked any more',
      );
      expect((await chat.serverConversation()).state).to.equal('CLOSED');
    });

    it('goes to an agent by name, and only to them', async () => {
      const otto = await signIn(emulator, 'otto');
      const ines = await signIn(emulator, 'ines');
      await mara.reroute.requestReroute('transfer', 'Ines Marlow', 'Yours');
      await ines.offer.waitForOffers('Ana');
      expect(otto.offer.customers).to.deep.equal([]);
      await until(() => mara.thread.text.includes('Transferred to Ines Marlow'), 'where it went');
      await acceptOffer(ines, 'Ana');
      await ines.thread.waitForMessage('Hello');
    });
  });

  describe('a conference', () => {
    it('shows that somebody is looked for, who joins and who leaves, on both sides', async () => {
      const otto = await signIn(emulator, 'otto');
      await mara.reroute.requestReroute('conference', 'support', 'Please join');
      await mara.reroute.waitForProgress('Conference: looking for an agent in');
      await checkA11y(mara.thread.element);
      await otto.offer.waitForOffers('Ana');
      expect(otto.offer.cardText('Ana')).to.contain('Conference').and.to.contain('Please join');
      await acceptOffer(otto, 'Ana');
      await until(() => mara.reroute.progress.length === 0, 'nobody is looked for any more');
      await mara.thread.waitForNotice('otto joined');
      expect(mara.thread.headerText).to.contain('Otto Fenn').and.to.contain('You');
      await until(() => otto.thread.headerText.includes('Mara Quill'), 'otto sees mara');
      await otto.thread.send('Hello from Otto');
      await mara.thread.waitForMessage('Hello from Otto');
      await mara.thread.press('Leave');
      mara.thread.element.shadowRoot?.querySelector<HTMLElement>('.confirm .danger')?.click();
      await otto.thread.waitForNotice('mara left');
      expect(otto.thread.headerText).not.to.contain('Mara Quill');
    });

    it('says until when nobody was available, and asks again', async () => {
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
      await until(() => mara.reroute.progress.length === 0, 'it has been read');
    });

    it('is still looked for after a lost link, and shown to a colleague who did not ask', async () => {
      const otto = await signIn(emulator, 'otto');
      await mara.reroute.requestReroute('conference', 'support');
      await acceptOffer(otto, 'Ana');
      await until(() => otto.thread.headerText.includes('Mara Quill'), 'otto is in');
      await signIn(emulator, 'ines');
      await mara.reroute.requestReroute('conference', 'sales');
      await otto.reroute.waitForProgress('Requested by');
      await emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'close' } });
      await until(() => mara.mounted.session.state.connection.status === 'reconnecting', 'the link is lost');
      await until(() => mara.mounted.session.state.connection.status === 'online', 'it is back', 8000);
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

    it('brings in somebody who whispers, unnoticed by the customer', async () => {
      const getCustomerView = async () =>
        (await chat.serverConversation()).customerView.map(({ name, id }) => `${name} ${id}`);
      // That Mara has read the greeting is told the customer once she had it before her eyes.
      await until(
        async () => (await getCustomerView()).at(-1)?.startsWith('MESSAGE_DELIVERY_NOTIFICATION'),
        'she has read it',
      );
      const viewBefore = await getCustomerView();
      const otto = await startConsultation();
      expect(mara.thread.headerText).to.contain('(Advising)');
      await checkA11y(mara.thread.element);
      await otto.thread.send('Form 27');
      await mara.thread.waitForMessage('Form 27');
      expect(await getCustomerView()).to.deep.equal(viewBefore);
    });

    it('becomes a transfer', async () => {
      const otto = await startConsultation();
      mara.reroute.press('Complete transfer');
      await waitUntilLeft(mara);
      await until(() => mara.thread.text.includes('Transferred to Otto Fenn'), 'where it went');
      await until(
        () => otto.mounted.session.state.conversations.byId.get(chat.id)?.role === 'primary',
        'otto took over',
      );
      await otto.thread.send('I take over');
      await until(async () => (await chat.customerEvents('AGENT_MESSAGE')).length > 0, 'the customer reads it');
    });

    it('becomes a conference', async () => {
      const otto = await startConsultation();
      mara.reroute.press('Start conference');
      await until(
        () => otto.mounted.session.state.conversations.byId.get(chat.id)?.role === 'primary',
        'otto may speak',
      );
      await until(() => mara.reroute.progress.length === 0, 'it is no consultation any more');
      expect(mara.mounted.session.state.conversations.byId.get(chat.id)?.role).to.equal('primary');
    });
  });
});
