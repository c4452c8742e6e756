import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import '../../src/elements/pull-queue/pull-queue.define.js';
import type { PullQueue } from '../../src/elements/pull-queue/pull-queue.js';
import type { ConversationId } from '../../src/domain/index.js';
import {
  checkA11y,
  cleanUp,
  mount,
  mountDesk,
  startEmulator,
  until,
  type Emulator,
  type MountedDesk,
} from '../support/desk.js';
import { PullQueueHarness } from '../support/harness/pull-queue.js';

interface World {
  readonly requests: readonly { readonly id: string; readonly status: string }[];
  readonly conversations: readonly { readonly id: string; readonly state: string }[];
  readonly agents: readonly { readonly username: string; readonly state: { readonly name: string } }[];
}

describe('<pull-queue>', () => {
  let emulator: Emulator;
  let desks = 0;
  before(async () => {
    emulator = await startEmulator();
  });
  afterEach(async () => {
    await setViewport({ width: 1024, height: 800 });
    await cleanUp(emulator);
  });

  async function open(username = 'mara'): Promise<{ desk: MountedDesk; queue: PullQueueHarness }> {
    const desk = await mountDesk(emulator, {
      username,
      markup: '<pull-queue></pull-queue>',
      attributes: `session-id="${username}-${++desks}"`,
    });
    return { desk, queue: new PullQueueHarness(desk.find<PullQueue>('pull-queue')) };
  }

  const asks = async (firstName: string, list = 'general'): Promise<ConversationId> =>
    (
      await emulator.control<{ conversationId: ConversationId }>('POST', '/pull-requests', {
        list,
        customer: { firstName },
        text: 'Please call me back',
      })
    ).conversationId;
  const world = () => emulator.control<World>('GET', '/world');

  it('is accessible empty, with people waiting, asking back, in Arabic and narrow', async () => {
    const { desk, queue } = await open();
    await until(() => queue.lists.length === 2, 'the lists are there');
    await checkA11y(queue.element);
    await asks('Pim');
    await asks('Tess', 'callbacks');
    await queue.choose('general');
    await queue.choose('callbacks');
    await queue.shows('Tess');
    await queue.press('Join Pim');
    await until(() => queue.about('Pim').includes('You are in this conversation'), 'joined');
    await queue.press('End the request of Tess');
    await checkA11y(queue.element);
    desk.element.lang = 'ar';
    await until(() => queue.text.includes('الطلبات المنتظرة'), 'it speaks Arabic');
    await checkA11y(queue.element);
    await setViewport({ width: 320, height: 700 });
    await checkA11y(queue.element);
  });

  it('shows every list, and who waits in those chosen: customer, channel, age, list', async () => {
    const { desk, queue } = await open();
    await until(() => queue.lists.length === 2, 'the lists are there');
    expect(queue.lists).to.deep.equal(['general', 'callbacks']);
    expect(queue.text).to.include('No list chosen');
    await asks('Pim');
    await emulator.control('POST', '/clock', { advanceMs: 90_000 });
    // An answer to a change of state tells the desk what time it is there.
    await desk.session.dispatch({ type: 'set-state', state: 'ready', reason: null });
    await queue.choose('general');
    await queue.shows('Pim');
    expect(queue.about('Pim')).to.equal('WEB');
    await until(() => /waiting 1:3\d/.test(tidyAge(queue.row('Pim'))), 'the age since Pim asked');
    await asks('Tess', 'callbacks');
    await queue.choose('callbacks');
    await queue.shows('Tess');
    expect(queue.customers, 'who has waited longest comes first').to.deep.equal(['Pim', 'Tess']);
    expect(queue.about('Tess')).to.equal('WEB callbacks');
    expect(queue.text).to.include('2 requests are waiting');
    await queue.press('callbacks');
    await queue.shows_not('Tess');
    expect(queue.lists).to.deep.equal(['*general', 'callbacks']);
  });

  it('joins whatever the agent’s state is, and puts the conversation in front of them', async () => {
    const { desk, queue } = await open();
    const other = await asks('Otis');
    const id = await asks('Pim');
    await queue.choose('general');
    await queue.press('Join Otis');
    await until(() => desk.session.state.local.activeConversation === other, 'Otis is in front');
    await queue.pressByKeyboard('Join Pim');
    await until(() => desk.session.state.local.activeConversation === id, 'Pim is in front');
    expect(queue.focused, 'the keyboard stays with Pim').to.equal('Open the conversation with Pim');
    expect((await world()).agents.find(({ username }) => username === 'mara')?.state.name).to.equal('NOT_READY');
    await queue.press('Open the conversation with Otis');
    expect(desk.session.state.local.activeConversation).to.equal(other);
    await desk.session.dispatch({ type: 'leave', conversationId: id });
    await queue.shows_not('Pim');
  });

  it('says who was taken by somebody else, and keeps the keyboard in place', async () => {
    const { queue } = await open();
    const { desk: otto, queue: ottos } = await open('otto');
    const id = await asks('Pim');
    await asks('Tess');
    await queue.choose('general');
    await ottos.choose('general');
    await queue.shows('Tess');
    queue.button('Join Pim')?.focus();
    await ottos.press('Join Pim');
    await until(() => queue.about('Pim').includes('With another agent'), 'Pim is taken');
    expect(queue.button('Join Pim')).to.equal(undefined);
    expect(queue.focused, 'not on a button: it would be another customer’s').to.include('With another agent');
    await sendKeys({ press: 'ArrowDown' });
    expect(queue.focused).to.equal('Join Tess');
    expect(queue.text).to.include('1 request is waiting');
    await otto.session.dispatch({ type: 'leave', conversationId: id });
    await queue.shows_not('Pim');
  });

  it('explains that somebody was quicker', async () => {
    const { queue } = await open();
    const { queue: ottos } = await open('otto');
    await asks('Pim');
    await queue.choose('general');
    await ottos.choose('general');
    await queue.shows('Pim');
    await ottos.shows('Pim');
    // Mara's desk hears too late that Otto has Pim.
    await emulator.control('POST', '/faults', { lose: { event: 'onPullModeSubscribedListRequest', p: 1 } });
    await ottos.press('Join Pim');
    await until(() => ottos.about('Pim').length > 0 && ottos.button('Open the conversation with Pim'), 'Otto has Pim');
    await queue.press('Join Pim');
    await until(() => queue.alert !== '', 'a word about it');
    expect(queue.alert).to.equal('Could not join Pim. The server refused: the request is taken');
  });

  it('asks before it ends a request, by keyboard, and tells the server', async () => {
    const { queue } = await open();
    const id = await asks('Pim');
    await asks('Tess');
    await queue.choose('general');
    await queue.shows('Tess');
    await queue.pressByKeyboard('End the request of Pim');
    await until(() => queue.focused === 'End request', 'the question has the focus');
    expect(queue.text).to.include('End the request of Pim? Their conversation closes.');
    await sendKeys({ press: 'Escape' });
    await until(() => queue.focused === 'End the request of Pim', 'the focus goes back');
    expect((await world()).requests.map(({ status }) => status)).to.deep.equal(['CREATED', 'CREATED']);
    await queue.pressByKeyboard('End the request of Pim');
    await until(() => queue.focused === 'End request', 'the question again');
    await sendKeys({ press: 'Enter' });
    await queue.shows_not('Pim');
    expect(queue.focused, 'to who took its place').to.include('Tess');
    await sendKeys({ press: 'Tab' });
    expect(queue.focused).to.equal('Join Tess');
    expect((await world()).conversations.find((each) => each.id === id)?.state).to.equal('CLOSED');
  });

  it('walks from one request to the next by arrow keys', async () => {
    const { queue } = await open();
    for (const name of ['Ana', 'Bo', 'Cy']) await asks(name);
    await queue.choose('general');
    await queue.shows('Cy');
    queue.button('Join Ana')?.focus();
    const path: string[] = [];
    for (const press of ['ArrowDown', 'End', 'ArrowUp', 'Home']) {
      await sendKeys({ press });
      path.push(queue.focused);
    }
    expect(path).to.deep.equal(['Join Bo', 'Join Cy', 'Join Bo', 'Join Ana']);
  });

  it('says aloud who comes, once, and not who waited before', async () => {
    const { desk, queue } = await open();
    await asks('Pim');
    await queue.choose('general');
    await queue.shows('Pim');
    expect(queue.news).to.equal('');
    await asks('Tess');
    await until(() => queue.news === 'New request from Tess in general', 'Tess is announced');
    await asks('Uma');
    await until(() => queue.news === '2 new requests', 'both are announced');
    await until(() => queue.news === '', 'and then it is quiet', 8000);
    await emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'close' } });
    await until(() => desk.session.state.connection.status === 'reconnecting', 'no link');
    await asks('Vic');
    await until(() => desk.session.state.connection.status === 'online', 'the link again', 10_000);
    await queue.shows('Vic');
    await until(() => queue.news === 'New request from Vic in general', 'only who is new is announced');
  });

  it('keeps what it knew while the link is down, and does nothing then', async () => {
    const { desk, queue } = await open();
    await asks('Pim');
    await queue.choose('general');
    await queue.shows('Pim');
    await emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'close' }, down: 1500 });
    await until(() => queue.text.includes('Connection lost'), 'it says so');
    expect(queue.customers).to.deep.equal(['Pim']);
    expect(queue.button('Join Pim')?.getAttribute('aria-disabled')).to.equal('true');
    await queue.press('Join Pim');
    await checkA11y(queue.element);
    await until(() => desk.session.state.connection.status === 'online', 'the link again', 10_000);
    await until(() => queue.button('Join Pim')?.getAttribute('aria-disabled') === null, 'Pim can be joined again');
    expect(desk.session.state.conversations.ids).to.deep.equal([]);
  });

  it('says when the lists cannot be read, works with those chosen, and reads them when asked', async () => {
    const { desk } = await open();
    await desk.session.dispatch({
      type: 'subscribe-list',
      list: { id: '72b000000000000000000b01', name: 'general', description: '' },
    });
    await asks('Pim');
    desk.element.services = { admin: 'http://127.0.0.1:9/nowhere' };
    await desk.element.updateComplete;
    const host = mount(`<pull-queue session-id="mara-${desks}"></pull-queue>`);
    const queue = new PullQueueHarness(host.querySelector('pull-queue') as PullQueue);
    await until(() => queue.text.includes('The lists could not be loaded.'), 'it says so');
    await queue.shows('Pim');
    expect(queue.lists).to.deep.equal(['*general']);
    await checkA11y(queue.element);
    desk.element.services = {};
    await desk.element.updateComplete;
    await queue.press('Try again');
    await until(() => queue.lists.length === 2, 'all lists are there');
  });

  it('lets the host veto', async () => {
    const { desk, queue } = await open();
    await asks('Pim');
    const veto = (event: Event) => event.preventDefault();
    queue.element.addEventListener('pull-list-subscribe-request', veto);
    await until(() => queue.lists.length === 2, 'the lists are there');
    await queue.press('general');
    expect(desk.session.state.pullLists).to.deep.equal([]);
    queue.element.removeEventListener('pull-list-subscribe-request', veto);
    await queue.choose('general');
    const asked: string[] = [];
    queue.element.addEventListener('queue-item-join-request', (event) => {
      asked.push(event.detail.item.customerName);
      veto(event);
    });
    await queue.press('Join Pim');
    expect(asked).to.deep.equal(['Pim']);
    expect((await world()).requests[0]?.status).to.equal('CREATED');
  });

  describe('with fewer rights', () => {
    async function openWith(scopes: readonly string[]): Promise<PullQueueHarness> {
      const { desk } = await open();
      const user = structuredClone(desk.session.state.agent?.source) as unknown as {
        permittedResources: { Resources: { rsname: string; scopes: readonly string[] }[] };
      };
      const resource = user.permittedResources.Resources.find(({ rsname }) => rsname === 'subscribed-list');
      if (resource !== undefined) resource.scopes = scopes;
      desk.session.connect(user);
      await until(() => desk.session.state.connection.status === 'online', 'mara is back with fewer rights');
      return new PullQueueHarness(desk.find<PullQueue>('pull-queue'));
    }

    it('shows who waits and lets nobody be joined', async () => {
      const queue = await openWith(['view']);
      await until(() => queue.text.includes('You may look at these lists'), 'it says why');
      await until(() => queue.lists.length === 2, 'the lists are there');
      await queue.press('general');
      expect(queue.lists).to.deep.equal(['general', 'callbacks']);
      await checkA11y(queue.element);
    });

    it('shows nothing to those who may not see', async () => {
      const queue = await openWith([]);
      await until(() => queue.text.includes('You are not allowed to see waiting requests here'), 'it says why');
      expect(queue.lists).to.deep.equal([]);
      await checkA11y(queue.element);
    });
  });

  it('says that there is no desk', async () => {
    const host = mount('<pull-queue></pull-queue>');
    const queue = new PullQueueHarness(host.querySelector('pull-queue') as PullQueue);
    await until(() => queue.text.includes('Not connected to an agent desk'), 'it says so');
  });
});

const tidyAge = (row: HTMLElement | undefined): string => row?.querySelector('.age')?.textContent.trim() ?? '';
