import { expect } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import '../../../src/elements/pull-queue/pull-queue.define.js';
import type { PullQueue } from '../../../src/elements/pull-queue/pull-queue.js';
import type { ConversationId } from '../../../src/domain/index.js';
import {
  checkA11y,
  cleanUp,
  mount,
  mountSession,
  startEmulator,
  until,
  type Emulator,
  type MountedSession,
} from '../../support/browser/mount-session.js';
import { waitForHand } from '../../support/browser/pointer.js';
import { reconnectWithScopes } from '../../support/browser/reconnect-with-scopes.js';
import { fetchWorld } from '../../support/browser/server-world.js';
import { PullQueueHarness } from '../../support/harness/pull-queue-harness.js';

describe('<pull-queue>', () => {
  let emulator: Emulator;
  let deskCount = 0;
  before(async () => {
    emulator = await startEmulator();
  });
  afterEach(async () => {
    await setViewport({ width: 1024, height: 800 });
    await cleanUp(emulator);
  });

  async function openQueue(username = 'mara'): Promise<{ desk: MountedSession; queue: PullQueueHarness }> {
    const desk = await mountSession(emulator, {
      username,
      markup: '<pull-queue></pull-queue>',
      attributes: `session-id="${username}-${++deskCount}"`,
    });
    return { desk, queue: new PullQueueHarness(desk.find<PullQueue>('pull-queue')) };
  }

  const createRequest = async (firstName: string, list = 'general'): Promise<ConversationId> =>
    (
      await emulator.control<{ conversationId: ConversationId }>('POST', '/pull-requests', {
        list,
        customer: { firstName },
        text: 'Please call me back',
      })
    ).conversationId;
  const getWorld = () => fetchWorld(emulator);

  it('is accessible when empty, with waiting customers, with a confirmation, in Arabic and in a narrow container', async () => {
    const { desk, queue } = await openQueue();
    await until(() => queue.lists.length === 2, 'the lists are shown');
    await checkA11y(queue.element);
    await createRequest('Pim');
    await createRequest('Tess', 'callbacks');
    await queue.subscribe('general');
    await queue.subscribe('callbacks');
    await queue.waitForCustomer('Tess');
    await queue.press('Join Pim');
    await until(() => queue.detailsText('Pim').includes('You are in this conversation'), 'Pim is joined');
    await queue.press('End the request from Tess');
    await checkA11y(queue.element);
    desk.element.lang = 'ar';
    await until(() => queue.text.includes('الطلبات المنتظرة'), 'the texts are Arabic');
    await checkA11y(queue.element);
    await setViewport({ width: 320, height: 700 });
    await checkA11y(queue.element);
  });

  it('shows all lists, and the requests of subscribed ones with customer, channel, waiting time and list', async () => {
    const { desk, queue } = await openQueue();
    await until(() => queue.lists.length === 2, 'the lists are shown');
    expect(queue.lists).to.deep.equal(['general', 'callbacks']);
    expect(queue.text).to.include('No lists selected');
    await createRequest('Pim');
    await emulator.control('POST', '/clock', { advanceMs: 90_000 });
    // The response to a state change synchronizes the session's clock.
    await desk.session.dispatch({ type: 'set-state', state: 'ready', reason: null });
    await queue.subscribe('general');
    await queue.waitForCustomer('Pim');
    expect(queue.detailsText('Pim')).to.equal('WEB');
    await until(() => /waiting 1:3\d/.test(getAgeText(queue.row('Pim'))), 'the waiting time of Pim');
    await createRequest('Tess', 'callbacks');
    await queue.subscribe('callbacks');
    await queue.waitForCustomer('Tess');
    expect(queue.customers, 'the longest wait comes first').to.deep.equal(['Pim', 'Tess']);
    expect(queue.detailsText('Tess')).to.equal('WEB callbacks');
    expect(queue.text).to.include('2 requests waiting');
    await queue.press('callbacks');
    await queue.waitForRemoval('Tess');
    expect(queue.lists).to.deep.equal(['*general', 'callbacks']);
  });

  it('joins a customer in any agent state, and activates the conversation', async () => {
    const { desk, queue } = await openQueue();
    const otherId = await createRequest('Otis');
    const id = await createRequest('Pim');
    await queue.subscribe('general');
    await queue.press('Join Otis');
    await until(() => desk.session.state.local.activeConversation === otherId, 'the conversation with Otis is active');
    await queue.pressByKeyboard('Join Pim');
    await until(() => desk.session.state.local.activeConversation === id, 'the conversation with Pim is active');
    expect(queue.focused, 'the focus stays on the row of Pim').to.equal('Open the conversation with Pim');
    expect((await getWorld()).agents.find(({ username }) => username === 'mara')?.state.name).to.equal('NOT_READY');
    await queue.press('Open the conversation with Otis');
    expect(desk.session.state.local.activeConversation).to.equal(otherId);
    await desk.session.dispatch({ type: 'leave', conversationId: id });
    await queue.waitForRemoval('Pim');
  });

  it('shows that another agent joined a customer, and keeps the focus in the row', async () => {
    const { queue } = await openQueue();
    const { desk: ottoDesk, queue: ottoQueue } = await openQueue('otto');
    const id = await createRequest('Pim');
    await createRequest('Tess');
    await queue.subscribe('general');
    await ottoQueue.subscribe('general');
    await queue.waitForCustomer('Tess');
    queue.button('Join Pim')?.focus();
    await ottoQueue.press('Join Pim');
    await until(() => queue.detailsText('Pim').includes('With another agent'), 'Pim is with another agent');
    expect(queue.button('Join Pim')).to.equal(undefined);
    expect(queue.focused, 'on the row, not on a button of another customer').to.include('With another agent');
    await sendKeys({ press: 'ArrowDown' });
    expect(queue.focused).to.equal('Join Tess');
    expect(queue.text).to.include('1 request waiting');
    await ottoDesk.session.dispatch({ type: 'leave', conversationId: id });
    await queue.waitForRemoval('Pim');
  });

  it('explains that another agent joined first', async () => {
    const { queue } = await openQueue();
    const { queue: ottoQueue } = await openQueue('otto');
    await createRequest('Pim');
    await queue.subscribe('general');
    await ottoQueue.subscribe('general');
    await queue.waitForCustomer('Pim');
    await ottoQueue.waitForCustomer('Pim');
    // The event that Otto joined Pim does not reach Mara's session.
    await emulator.control('POST', '/faults', { lose: { event: 'onPullModeSubscribedListRequest', p: 1 } });
    await ottoQueue.press('Join Pim');
    await until(
      () => ottoQueue.detailsText('Pim').length > 0 && ottoQueue.button('Open the conversation with Pim'),
      'Otto has joined Pim',
    );
    await queue.press('Join Pim');
    await until(() => queue.alert !== '', 'the failure is shown');
    expect(queue.alert).to.equal("Couldn't join Pim. The server refused the request: the request is taken");
  });

  it('asks for confirmation before it ends a request, by keyboard', async () => {
    const { queue } = await openQueue();
    const id = await createRequest('Pim');
    await createRequest('Tess');
    await queue.subscribe('general');
    await queue.waitForCustomer('Tess');
    await queue.pressByKeyboard('End the request from Pim');
    await until(() => queue.focused === 'End request', 'the confirmation has the focus');
    expect(queue.text).to.include('End the request from Pim? The conversation will be closed.');
    await sendKeys({ press: 'Escape' });
    await until(() => queue.focused === 'End the request from Pim', 'the focus returns to the button');
    expect((await getWorld()).requests.map(({ status }) => status)).to.deep.equal(['CREATED', 'CREATED']);
    await queue.pressByKeyboard('End the request from Pim');
    await until(() => queue.focused === 'End request', 'the confirmation has the focus again');
    await sendKeys({ press: 'Enter' });
    await waitForHand();
    expect(queue.focused, 'Enter twice on the button ends nothing').to.equal('End request');
    await sendKeys({ press: 'Enter' });
    await queue.waitForRemoval('Pim');
    expect(queue.focused, 'the next row has the focus').to.include('Tess');
    await sendKeys({ press: 'Tab' });
    expect(queue.focused).to.equal('Join Tess');
    expect((await getWorld()).conversations.find((conversation) => conversation.id === id)?.state).to.equal('CLOSED');
  });

  it('moves between requests with arrow keys', async () => {
    const { queue } = await openQueue();
    for (const name of ['Ana', 'Bo', 'Cy']) await createRequest(name);
    await queue.subscribe('general');
    await queue.waitForCustomer('Cy');
    queue.button('Join Ana')?.focus();
    const focusPath: string[] = [];
    for (const key of ['ArrowDown', 'End', 'ArrowUp', 'Home']) {
      await sendKeys({ press: key });
      focusPath.push(queue.focused);
    }
    expect(focusPath).to.deep.equal(['Join Bo', 'Join Cy', 'Join Bo', 'Join Ana']);
  });

  it('announces new requests to screen readers once, and not those that were waiting before', async () => {
    const { desk, queue } = await openQueue();
    await createRequest('Pim');
    await queue.subscribe('general');
    await queue.waitForCustomer('Pim');
    expect(queue.announced).to.equal('');
    await createRequest('Tess');
    await until(() => queue.announced === 'New request from Tess in general', 'Tess is announced');
    await createRequest('Uma');
    await until(() => queue.announced === '2 new requests', 'both are announced');
    await until(() => queue.announced === '', 'the announcement is cleared');
    await emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'close' } });
    await until(() => desk.session.state.connection.status === 'reconnecting', 'the connection is lost');
    await createRequest('Vic');
    await until(() => desk.session.state.connection.status === 'online', 'the session is back online');
    await queue.waitForCustomer('Vic');
    await until(() => queue.announced === 'New request from Vic in general', 'only the new request is announced');
  });

  it('keeps the requests and disables the buttons while the connection is lost', async () => {
    const { desk, queue } = await openQueue();
    await createRequest('Pim');
    await queue.subscribe('general');
    await queue.waitForCustomer('Pim');
    await emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'close' }, down: 600_000 });
    await until(() => queue.text.includes('Connection lost'), 'the notice is shown');
    expect(queue.customers).to.deep.equal(['Pim']);
    expect(queue.button('Join Pim')?.getAttribute('aria-disabled')).to.equal('true');
    await queue.press('Join Pim');
    await checkA11y(queue.element);
    await emulator.control('DELETE', '/faults');
    await until(() => desk.session.state.connection.status === 'online', 'the session is back online');
    await until(() => queue.button('Join Pim')?.getAttribute('aria-disabled') === null, 'Pim can be joined again');
    expect(desk.session.state.conversations.ids).to.deep.equal([]);
  });

  it('shows when the lists fail to load, keeps the subscribed ones usable, and retries on request', async () => {
    const { desk } = await openQueue();
    await desk.session.dispatch({
      type: 'subscribe-list',
      list: { id: '72b000000000000000000b01', name: 'general', description: '' },
    });
    await createRequest('Pim');
    desk.element.services = { admin: 'http://127.0.0.1:9/nowhere' };
    await desk.element.updateComplete;
    const host = mount(`<pull-queue session-id="mara-${deskCount}"></pull-queue>`);
    const queue = new PullQueueHarness(host.querySelector('pull-queue') as PullQueue);
    await until(() => queue.text.includes("Couldn't load the lists."), 'the notice is shown');
    await queue.waitForCustomer('Pim');
    expect(queue.lists).to.deep.equal(['*general']);
    await checkA11y(queue.element);
    desk.element.services = {};
    await desk.element.updateComplete;
    await queue.press('Try again');
    await until(() => queue.lists.length === 2, 'all lists are shown');
  });

  it('lets the host cancel requests', async () => {
    const { desk, queue } = await openQueue();
    await createRequest('Pim');
    const veto = (event: Event) => event.preventDefault();
    queue.element.addEventListener('pull-list-subscribe-request', veto);
    await until(() => queue.lists.length === 2, 'the lists are shown');
    await queue.press('general');
    expect(desk.session.state.pullLists).to.deep.equal([]);
    queue.element.removeEventListener('pull-list-subscribe-request', veto);
    await queue.subscribe('general');
    const requestedNames: string[] = [];
    queue.element.addEventListener('queue-item-join-request', (event) => {
      requestedNames.push(event.detail.item.customerName);
      veto(event);
    });
    await queue.press('Join Pim');
    expect(requestedNames).to.deep.equal(['Pim']);
    expect((await getWorld()).requests[0]?.status).to.equal('CREATED');
  });

  describe('with fewer permissions', () => {
    async function openWithScopes(scopes: readonly string[]): Promise<PullQueueHarness> {
      const { desk } = await openQueue();
      await reconnectWithScopes(desk, (scope, resource) => resource !== 'subscribed-list' || scopes.includes(scope));
      return new PullQueueHarness(desk.find<PullQueue>('pull-queue'));
    }

    it('shows the lists but disables joining without the manage permission', async () => {
      const queue = await openWithScopes(['view']);
      await until(() => queue.text.includes('You can view these lists'), 'the reason is shown');
      await until(() => queue.lists.length === 2, 'the lists are shown');
      await queue.press('general');
      expect(queue.lists).to.deep.equal(['general', 'callbacks']);
      await checkA11y(queue.element);
    });

    it('shows nothing without the view permission', async () => {
      const queue = await openWithScopes([]);
      await until(
        () => queue.text.includes("You don't have permission to view waiting requests"),
        'the reason is shown',
      );
      expect(queue.lists).to.deep.equal([]);
      await checkA11y(queue.element);
    });
  });

  it('shows that no session is connected', async () => {
    const host = mount('<pull-queue></pull-queue>');
    const queue = new PullQueueHarness(host.querySelector('pull-queue') as PullQueue);
    await until(() => queue.text.includes('Not connected to an agent desk'), 'the notice is shown');
  });
});

const getAgeText = (row: HTMLElement | undefined): string => row?.querySelector('.age')?.textContent.trim() ?? '';
