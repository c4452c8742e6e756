import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/elements/chat-thread/chat-thread.define.js';
import '../../src/elements/task-offer/task-offer.define.js';
import type { ChatThread } from '../../src/elements/chat-thread/chat-thread.js';
import type { TaskOffer } from '../../src/elements/task-offer/task-offer.js';
import { openChat, type Chat } from '../support/chat.js';
import {
  checkA11y,
  cleanUp,
  goReady,
  mountDesk,
  startEmulator,
  until,
  type Emulator,
  type MountedDesk,
} from '../support/desk.js';
import { ChatThreadHarness } from '../support/harness/chat-thread.js';
import { RerouteHarness } from '../support/harness/reroute.js';
import { TaskOfferHarness } from '../support/harness/task-offer.js';

/** An agent's desk in the page: several stand beside each other, each with a session of its own. */
interface Desk {
  readonly desk: MountedDesk;
  readonly thread: ChatThreadHarness;
  readonly reroute: RerouteHarness;
  readonly offer: TaskOfferHarness;
}

describe('<chat-thread> bringing in another agent', () => {
  let emulator: Emulator;
  let mara: Desk;
  let chat: Chat;
  before(async () => {
    emulator = await startEmulator();
  });
  beforeEach(async () => {
    mara = await signIn('mara', false);
    chat = await openChat(emulator, mara.desk, 'Ana', { text: 'Hello' });
  });
  afterEach(() => cleanUp(emulator));

  async function signIn(username: string, ready = true, attributes = ''): Promise<Desk> {
    const desk = await mountDesk(emulator, {
      username,
      markup: '<task-offer no-sound></task-offer><chat-thread style="height: 30rem"></chat-thread>',
      attributes: `session-id="${username}" ${attributes}`,
    });
    if (ready) await goReady(desk);
    const element = desk.find<ChatThread>('chat-thread');
    return {
      desk,
      thread: new ChatThreadHarness(element),
      reroute: new RerouteHarness(element),
      offer: new TaskOfferHarness(desk.find<TaskOffer>('task-offer')),
    };
  }
  const passes = (seconds: number) => emulator.control('POST', '/clock', { advanceMs: seconds * 1000 });
  const hasLeft = ({ desk }: Desk) =>
    until(() => desk.session.state.conversations.ids.length === 0, 'the conversation has left the desk');
  const accepts = async ({ offer }: Desk) => {
    await offer.offers('Ana');
    offer.accept('Ana');
    await offer.offers();
  };

  describe('the dialog', () => {
    it('is accessible, empty-handed and with a choice', async () => {
      await mara.reroute.open();
      await checkA11y(mara.thread.element);
      await signIn('otto');
      await mara.reroute.pick('support');
      await checkA11y(mara.thread.element);
    });

    it('says of each queue whether somebody is free, lets only those be chosen, and names the agents', async () => {
      await mara.reroute.open();
      expect(mara.reroute.rows).to.deep.equal([
        'support No agent is free',
        'sales No agent is free',
        'whatsapp No agent is free',
      ]);
      expect(mara.reroute.mayAsk).to.equal(false);
      await signIn('otto');
      await until(() => mara.reroute.rows[0] === 'support 1 agent free', 'otto is counted while it is open', 8000);
      expect(mara.reroute.rows[3]).to.equal('Otto Fenn support, sales, whatsapp');
    });

    it('keeps what was chosen when nobody is free any more, and says why it cannot be asked for', async () => {
      const otto = await signIn('otto');
      await mara.reroute.open();
      await mara.reroute.pick('support');
      expect(mara.reroute.mayAsk).to.equal(true);
      await otto.desk.session.dispatch({ type: 'set-state', state: 'not-ready', reason: null });
      await until(() => mara.reroute.rows[0] === 'support No agent is free', 'it is told', 8000);
      expect(mara.reroute.mayAsk).to.equal(false);
      await goReady(otto.desk);
      await until(() => mara.reroute.mayAsk, 'the choice still stands', 8000);
    });

    it('finds queues and agents by their names', async () => {
      for (const username of ['otto', 'ines', 'kim', 'lou', 'sam']) {
        if (!['otto', 'ines'].includes(username)) {
          await emulator.control('POST', '/agents', { username, mrds: ['CHAT'] });
        }
        await signIn(username);
      }
      await mara.reroute.open();
      await until(() => mara.reroute.rows.length === 8, 'three queues and five agents are listed', 8000);
      mara.reroute.search?.focus();
      await sendKeys({ type: 'kim' });
      await until(() => mara.reroute.rows.length === 1, 'one is left');
      expect(mara.reroute.rows[0]).to.contain('Kim');
      await sendKeys({ press: 'Enter' });
      expect(mara.reroute.dialog === null, 'nothing was asked for').to.equal(false);
    });

    it('can be vetoed by the host', async () => {
      await signIn('otto');
      mara.desk.element.addEventListener('conversation-transfer-request', (event) => event.preventDefault());
      await mara.reroute.ask('transfer', 'support');
      expect(mara.desk.session.state.pending).to.deep.equal([]);
      expect(mara.reroute.dialog?.open).to.equal(true);
    });

    it('works by keyboard alone and gives the focus back', async () => {
      await signIn('otto');
      const button = await until(() => mara.reroute.button, 'the button is there');
      button.focus();
      await sendKeys({ press: 'Enter' });
      await until(() => mara.reroute.rows[0] === 'support 1 agent free', 'it is open', 8000);
      await sendKeys({ press: 'ArrowRight' });
      await sendKeys({ press: 'Tab' });
      await sendKeys({ press: 'Space' });
      await sendKeys({ press: 'Tab' });
      await sendKeys({ type: 'Please' });
      await sendKeys({ press: 'Tab' });
      await sendKeys({ press: 'Tab' });
      await sendKeys({ press: 'Enter' });
      await mara.reroute.says('Conference: looking for an agent');
      expect(mara.reroute.dialog).to.equal(null);
      expect(mara.thread.element.shadowRoot?.activeElement === button).to.equal(true);
    });

    it('closes by Escape without asking', async () => {
      await mara.reroute.open();
      await sendKeys({ press: 'Escape' });
      await until(() => mara.reroute.dialog === null, 'it is closed');
      expect(mara.thread.element.shadowRoot?.querySelector('agent-desk-reroute')).to.equal(null);
    });

    it('shows the server’s refusal in words and keeps what was written', async () => {
      await signIn('otto');
      await mara.reroute.ask('conference', 'support');
      await mara.reroute.says('looking for an agent');
      await mara.reroute.ask('conference', 'sales', 'Again');
      await until(() => mara.reroute.problem.includes('a request is already pending'), 'the refusal is told');
      expect(mara.reroute.note.value).to.equal('Again');
    });
  });

  describe('a transfer', () => {
    it('tells the next agent who asks and why, gives them the history, and says where it went', async () => {
      const otto = await signIn('otto');
      await mara.thread.say('How can I help?');
      await mara.reroute.ask('transfer', 'support', 'Wants a refund');
      await otto.offer.offers('Ana');
      const card = otto.offer.card('Ana');
      expect(card).to.contain('Transfer').and.to.contain('mara').and.to.contain('Wants a refund');
      await checkA11y(otto.offer.element);
      await hasLeft(mara);
      await until(() => mara.thread.text.includes('Transferred to support'), 'where it went');
      await checkA11y(mara.thread.element);
      await accepts(otto);
      await otto.thread.shows('Hello');
      await otto.thread.shows('How can I help?');
      await otto.thread.notices_(
        'Transfer requested to support by mara'.replace('support', 'support').replace('mara', 'mara'),
      );
    });

    it('moves on when it rings in vain, until the time for it is over', async () => {
      const otto = await signIn('otto');
      const ines = await signIn('ines');
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
      const otto = await signIn('otto');
      const ines = await signIn('ines');
      await mara.reroute.ask('transfer', 'Ines Marlow', 'Yours');
      await ines.offer.offers('Ana');
      expect(otto.offer.customers).to.deep.equal([]);
      await until(() => mara.thread.text.includes('Transferred to Ines Marlow'), 'where it went');
      await accepts(ines);
      await ines.thread.shows('Hello');
    });
  });

  describe('a conference', () => {
    it('shows that somebody is looked for, who joins and who leaves, on both sides', async () => {
      const otto = await signIn('otto');
      await mara.reroute.ask('conference', 'support', 'Please join');
      await mara.reroute.says('Conference: looking for an agent in');
      await checkA11y(mara.thread.element);
      await otto.offer.offers('Ana');
      expect(otto.offer.card('Ana')).to.contain('Conference').and.to.contain('Please join');
      await accepts(otto);
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
      const otto = await signIn('otto');
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
      const otto = await signIn('otto');
      await mara.reroute.ask('conference', 'support');
      await accepts(otto);
      await until(() => otto.thread.header.includes('Mara Quill'), 'otto is in');
      await signIn('ines');
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
      const otto = await signIn('otto');
      await mara.reroute.ask('consult', 'Otto Fenn', 'Which form?');
      await mara.reroute.says('Consultation: waiting for');
      await otto.offer.offers('Ana');
      expect(otto.offer.card('Ana')).to.contain('Consultation').and.to.contain('Which form?');
      await accepts(otto);
      await mara.reroute.says('is advising you');
      return otto;
    };

    it('brings in somebody who whispers, unnoticed by the customer', async () => {
      const before = (await chat.truth()).customerView.length;
      const otto = await consult();
      expect(mara.thread.header).to.contain('(Assisting)');
      await checkA11y(mara.thread.element);
      await otto.thread.say('Form 27');
      await mara.thread.shows('Form 27');
      expect((await chat.truth()).customerView.length).to.equal(before);
    });

    it('becomes a transfer', async () => {
      const otto = await consult();
      mara.reroute.press('Hand over');
      await hasLeft(mara);
      await until(() => mara.thread.text.includes('Transferred to otto'), 'where it went');
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

  describe('what is not allowed is absent', () => {
    /** Signs the agent in again, with fewer rights. */
    const without = async (...scopes: readonly string[]) => {
      const { source } = mara.desk.session.state.agent ?? {};
      const user = structuredClone(source) as unknown as {
        permittedResources: { Resources: { rsname: string; scopes: string[] }[] };
      };
      for (const each of user.permittedResources.Resources) {
        each.scopes = each.scopes.filter((scope) => !scopes.includes(scope));
      }
      mara.desk.session.connect(user);
      await until(() => mara.desk.session.state.connection.status === 'online', 'mara is back with fewer rights');
    };

    it('leaves out each way of its own', async () => {
      await without('view_conference', 'view_leave_chat');
      await until(() => mara.thread.button('Leave') === undefined, 'she may not leave');
      await mara.reroute.open();
      expect(mara.reroute.kinds).to.deep.equal(['transfer', 'consult']);
    });

    it('has no button where nothing of it is allowed', async () => {
      await without('view_direct_transfer', 'view_conference', 'view_consult');
      await until(() => mara.reroute.button === null, 'there is no button');
    });

    it('says in words what only the server knows to be forbidden', async () => {
      await signIn('otto');
      for (const username of ['kim', 'lou', 'sam']) {
        await emulator.control('POST', '/agents', { username, mrds: ['CHAT'] });
        const other = await signIn(username);
        await other.desk.session.dispatch({ type: 'set-state', state: 'ready', reason: null });
      }
      for (const name of ['Kim', 'Lou', 'Sam']) {
        await mara.reroute.ask('conference', name);
        await mara.reroute.says('waiting for');
        await until(() => mara.desk.session.state.pending.length === 0, 'it is placed');
        const session = [...document.querySelectorAll('desk-session')].find(
          (each) => each.sessionId === name.toLowerCase(),
        )?.session;
        await until(() => session?.state.offers.byId.has(chat.id), `${name} is asked`);
        await session?.dispatch({ type: 'accept-offer', conversationId: chat.id });
        await until(() => mara.reroute.progress.length === 0, `${name} is there`);
      }
      await mara.reroute.ask('conference', 'Otto Fenn');
      await until(() => mara.reroute.problem.includes('the conversation is full'), 'the server says why');
    });
  });

  it('knows of no named agents and no consultation where the server is older', async () => {
    await signIn('otto');
    mara.desk.element.setAttribute('server', '4.4');
    await mara.desk.element.updateComplete;
    await mara.reroute.open();
    await until(() => mara.reroute.rows[0] === 'support 1 agent free', 'otto is counted', 8000);
    expect(mara.reroute.rows.length).to.equal(3);
    expect(mara.reroute.kinds).to.deep.equal(['transfer', 'conference']);
  });
});
