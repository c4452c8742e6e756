import { expect } from '@open-wc/testing';
import '../../src/elements/chat-thread/chat-thread.define.js';
import '../../src/elements/conversation-list/conversation-list.define.js';
import '../../src/elements/supervisor-panel/supervisor-panel.define.js';
import '../../src/elements/task-offer/task-offer.define.js';
import {
  cleanUp,
  goReady,
  mountSession,
  startEmulator,
  until,
  type Emulator,
  type MountedSession,
} from '../support/browser/mount-session.js';

const allElementsMarkup =
  '<task-offer no-sound></task-offer><conversation-list></conversation-list><chat-thread></chat-thread><supervisor-panel refresh-interval="0.5"></supervisor-panel>';

/** The markup of the page and of all shadow roots: texts, titles, labels. */
function serialize(root: Element | ShadowRoot): string {
  const shadows = [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
  return [root.innerHTML, ...shadows.map(serialize)].join('\n');
}

/** Customer names are masked for agents without the permission to see personal data. */
describe('masked customer names', () => {
  let emulator: Emulator;

  before(async () => {
    emulator = await startEmulator();
  });

  afterEach(() => cleanUp(emulator));

  async function signIn(lacks: readonly string[]): Promise<MountedSession> {
    await emulator.control('POST', '/agents', {
      username: 'nico',
      roles: ['agent', 'supervisor'],
      supervises: ['Harbour'],
      lacks,
    });
    const desk = await mountSession(emulator, { username: 'nico', markup: allElementsMarkup });
    await goReady(desk);
    return desk;
  }

  async function createChat(): Promise<string> {
    const { conversationId } = await emulator.control<{ conversationId: string }>('POST', '/chats', {
      customer: { firstName: 'Zenobia', lastName: 'Quartermaine', phone: '+442079460018' },
      text: 'Hello there',
      history: 5,
    });
    return conversationId;
  }

  const personalDataPattern = /zenobia|quartermaine|442079460018|2079460018/i;

  it('are masked in every element, from the offer to the report', async () => {
    const desk = await signIn(['customer/view_pii']);
    const page = desk.element;
    const id = await createChat();
    await until(() => desk.session.state.offers.ids.length === 1, 'there is an offer');
    await until(() => serialize(page).includes('Z••• Q•••'), 'the offer shows the masked name');
    expect(personalDataPattern.exec(serialize(page))?.[0], 'no personal data').to.equal(undefined);
    const [conversationId] = desk.session.state.offers.ids;
    if (conversationId === undefined) throw new Error('No offer.');
    await desk.session.dispatch({ type: 'accept-offer', conversationId });
    await until(() => serialize(page).includes('Hello there'), 'the thread is shown');
    await emulator.control('POST', `/chats/${id}/messages`, { text: 'Are you there?' });
    await emulator.control('POST', `/chats/${id}/typing`, { on: true });
    await until(() => serialize(page).includes('Are you there?'), 'the message is shown');
    await until(() => serialize(page).includes('typing'), 'the typing indicator is shown');
    await desk.session.history.loadOlder(conversationId);
    // In the list, the header of the thread, the composer and the team report.
    await until(() => serialize(page).split('Z••• Q•••').length > 4, 'every element shows the masked name');
    expect(personalDataPattern.exec(serialize(page))?.[0], 'no personal data').to.equal(undefined);
    const outcome = await desk.session.dispatch({
      type: 'send-message',
      conversationId,
      body: { type: 'text', text: 'Hi!' },
      replyTo: null,
      whisper: false,
      channelSessionId: null,
    });
    expect(outcome.status, 'masking does not affect commands').to.equal('confirmed');
  });

  it('are shown in full with the permission', async () => {
    const desk = await signIn([]);
    await createChat();
    await until(() => serialize(desk.element).includes('Zenobia Quartermaine'), 'the offer shows the name');
  });

  it('stay hidden, with a reason, from a supervisor without the permission to see the team', async () => {
    const desk = await signIn(['supervisor/view_all']);
    await until(
      () => serialize(desk.element).includes("You don't have permission to view your teams"),
      'the panel shows the reason',
    );
  });
});
