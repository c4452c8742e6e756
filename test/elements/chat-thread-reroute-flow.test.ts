import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/elements/chat-thread/chat-thread.define.js';
import '../../src/elements/task-offer/task-offer.define.js';
import { openChat, type Chat } from '../support/chat.js';
import { checkA11y, cleanUp, startEmulator, until, type Emulator } from '../support/desk.js';
import { accepts, signIn, type Desk } from '../support/desks.js';

/** What becomes of a request for another agent, on every desk that has to do with it. */
describe('<chat-thread> transfer, conference and consultation', () => {
  let emulator: Emulator;
  let mara: Desk;
  let chat: Chat;
  before(async () => {
    emulator = await startEmulator();
  });
  beforeEach(async () => {
    mara = await signIn(emulator, 'mara', false);
    chat = await openChat(emulator, mara.desk, 'Ana', { text: 'Hello' });
  });
  afterEach(() => cleanUp(emulator));

  const passes = (seconds: number) => emulator.control('POST', '/clock', { advanceMs: seconds * 1000 });
  const hasLeft = ({ desk }: Desk) =>
    until(() => desk.session.state.conversations.ids.length === 0, 'the conversation has left the desk');

  describe('a transfer', () => {
    it('tells the next agent who asks and why, gives them the history, and says where it went', async () => {
      const otto = await signIn(emulator, 'otto');
      await mara.thread.say('How can I help?');
      await mara.reroute.ask('transfer', 'support', 'Wants a refund');
      await otto.offer.offers('Ana');
      const card = otto.offer.card('Ana');
      expect(card).to.contain('Transfer').and.to.contain('mara').and.to.contain('Wants a refund');
      await checkA11y(otto.offer.element);
      await hasLeft(mara);
      await until(() => mara.thread.text.includes('Transferred to support'), 'where it went');
      await checkA11y(mara.thread.element);
      await accepts(otto, 'Ana');
      await otto.thread.shows('Hello');
      await otto.thread.shows('How can I help?');
      await otto.thread.notices_(
        'Transfer requested to support by mara'.replace('support', 'support').replace('mara', 'mara'),
      );
    });

    it('moves on when it rings in vain, until the time for it is over', async () => {
      const otto = await signIn(emulator, 'otto');
      const ines = await signIn(emulator, 'ines');
      await mara.reroute.ask('transfer', 'support');
      await until(() => otto.offer.customers.length + ines.offer.customers.length === 1, 'one of them is asked');
      const [first, second] = otto.offer.customers.length === 1 ? [otto, ines] : [ines, otto];
      await passes(31);
      await first.offer.explains('The time to answer ran out');
      await second.offer.offers('Ana');
      await passes(31);
      await first.offer.offers('Ana');
      await passes(300);
      await until(() => first.offer.customers.length + second.offer.customers.length === 0, 'nobody is asked any more');
      expect((await chat.truth()).state).to.equal('CLOSED');
    });

    it('goes to an agent by name, and only to them', async () => {
      const otto = await signIn(emulator, 'otto');
      const ines = await signIn(emulator, 'ines');
      await mara.reroute.ask('transfer', 'Ines Marlow', 'Yours');
      await ines.offer.offers('Ana');
      expect(otto.offer.customers).to.deep.equal([]);
      await until(() => mara.thread.text.includes('Transferred to Ines Marlow'), 'where it went');
      await accepts(ines, 'Ana');
      await ines.thread.shows('Hello');
    });
  });

  describe('a conference', () => {
    it('shows that somebody is looked for, who joins and who leaves, on both sides', async () => {
      const otto = await signIn(emulator, 'otto');
      await mara.reroute.ask('conference', 'support', 'Please join');
      await mara.reroute.says('Conference: looking for an agent in');
      await checkA11y(mara.thread.element);
      await otto.offer.offers('Ana');
      expect(otto.offer.card('Ana')).to.contain('Conference').and.to.contain('Please join');
      await accepts(otto, 'Ana');
      await until(() => mara.reroute.progress.length === 0, 'nobody is looked for any more');
      await mara.thread.notices_('otto joined');
      expect(mara.thread.header).to.contain('Otto Fenn').and.to.contain('You');
      await until(() => otto.thread.header.includes('Mara Quill'), 'otto sees mara');
      await otto.thread.say('Hello from Otto');
      await mara.thread.shows('Hello from Otto');
      await mara.thread.press('Leave');
      mara.thread.element.shadowRoot?.querySelector<HTMLElement>('.confirm .danger')?.click();
      await otto.thread.notices_('mara left');
      expect(otto.thread.header).not.to.contain('Mara Quill');
    });

    it('says until when nobody was available, and asks again', async () => {
      const otto = await signIn(emulator, 'otto');
      await mara.reroute.ask('conference', 'support');
      await otto.offer.offers('Ana');
      await passes(31);
      await mara.reroute.says('looking for an agent');
      await passes(300);
      await mara.reroute.says('Nobody was available in');
      await checkA11y(mara.thread.element);
      mara.reroute.press('Ask again');
      await until(() => mara.reroute.dialog, 'the dialog is open');
      await sendKeys({ press: 'Escape' });
      mara.reroute.press('Close');
      await until(() => mara.reroute.progress.length === 0, 'it has been read');
    });

    it('is still looked for after a lost link, and shown to a colleague who did not ask', async () => {
      const otto = await signIn(emulator, 'otto');
      await mara.reroute.ask('conference', 'support');
      await accepts(otto, 'Ana');
      await until(() => otto.thread.header.includes('Mara Quill'), 'otto is in');
      await signIn(emulator, 'ines');
      await mara.reroute.ask('conference', 'sales');
      await otto.reroute.says('Asked for by');
      await emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'close' } });
      await until(() => mara.desk.session.state.connection.status === 'reconnecting', 'the link is lost');
      await until(() => mara.desk.session.state.connection.status === 'online', 'it is back', 8000);
      await mara.reroute.says('looking for an agent');
    });
  });

  describe('a consultation', () => {
    const consult = async () => {
      const otto = await signIn(emulator, 'otto');
      await mara.reroute.ask('consult', 'Otto Fenn', 'Which form?');
      await mara.reroute.says('Consultation: waiting for');
      await otto.offer.offers('Ana');
      expect(otto.offer.card('Ana')).to.contain('Consultation').and.to.contain('Which form?');
      await accepts(otto, 'Ana');
      await mara.reroute.says('is advising you');
      return otto;
    };

    it('brings in somebody who whispers, unnoticed by the customer', async () => {
      const seen = async () => (await chat.truth()).customerView.map(({ name, id }) => `${name} ${id}`);
      // That Mara has read the greeting is told the customer once she had it before her eyes.
      await until(async () => (await seen()).at(-1)?.startsWith('MESSAGE_DELIVERY_NOTIFICATION'), 'she has read it');
      const before = await seen();
      const otto = await consult();
      expect(mara.thread.header).to.contain('(Assisting)');
      await checkA11y(mara.thread.element);
      await otto.thread.say('Form 27');
      await mara.thread.shows('Form 27');
      expect(await seen()).to.deep.equal(before);
    });

    it('becomes a transfer', async () => {
      const otto = await consult();
      mara.reroute.press('Hand over');
      await hasLeft(mara);
      await until(() => mara.thread.text.includes('Transferred to Otto Fenn'), 'where it went');
      await until(() => otto.desk.session.state.conversations.byId.get(chat.id)?.role === 'primary', 'otto took over');
      await otto.thread.say('I take over');
      await until(async () => (await chat.shownToCustomer('AGENT_MESSAGE')).length > 0, 'the customer reads it');
    });

    it('becomes a conference', async () => {
      const otto = await consult();
      mara.reroute.press('Let them speak');
      await until(() => otto.desk.session.state.conversations.byId.get(chat.id)?.role === 'primary', 'otto may speak');
      await until(() => mara.reroute.progress.length === 0, 'it is no consultation any more');
      expect(mara.desk.session.state.conversations.byId.get(chat.id)?.role).to.equal('primary');
    });
  });
});
