import { expect } from '@open-wc/testing';
import type { ConversationId, MediaDomainId } from '../../src/domain/index.js';
import type { DeskSessionElement } from '../../src/elements/desk-session/desk-session.js';
import { classicScript, HostPage } from '../support/browser/host-page.js';
import { cleanUp, startEmulator, until, type Emulator } from '../support/browser/mount-session.js';

interface Posted {
  readonly eventName?: string;
  readonly event?: string;
  readonly agentData: Readonly<Record<string, unknown>> & { readonly taskState?: { readonly name: string } };
}

/** The page around the desk is this one, whose origin is that of the desk; the demo tests have one of another origin. */
describe('bridge-origin of <desk-session>', () => {
  let emulator: Emulator;
  let page: HostPage | undefined;
  let posted: Posted[] = [];
  const listener = ({ data, source, origin }: MessageEvent<Posted>): void => {
    if (source !== page?.frame.contentWindow || !('agentData' in data)) return;
    expect(origin).to.equal(location.origin);
    posted.push(data);
  };
  before(async () => {
    emulator = await startEmulator({ wrapup: 60 });
  });
  beforeEach(() => {
    posted = [];
    addEventListener('message', listener);
  });
  afterEach(async () => {
    removeEventListener('message', listener);
    page?.close();
    await cleanUp(emulator);
  });

  const names = (): readonly string[] =>
    posted.map(({ eventName, event, agentData }) =>
      [eventName ?? event, agentData.taskState?.name].filter(Boolean).join(' '),
    );

  const open = async (attributes = `bridge-origin="${location.origin}"`, content = ''): Promise<DeskSessionElement> => {
    page = await HostPage.open(emulator, {
      head: classicScript,
      body: `<desk-session url="${emulator.url}" tabs="single" ${attributes}>${content}</desk-session>`,
    });
    return page.signIn();
  };

  const goReady = async ({ session }: DeskSessionElement): Promise<void> => {
    await session.dispatch({ type: 'set-state', state: 'ready', reason: null });
    const ids: readonly MediaDomainId[] = session.state.channels.map(({ id }) => id);
    for (const channelId of ids) await session.dispatch({ type: 'set-channel', channelId, ready: true });
  };

  const acceptChat = async ({ session }: DeskSessionElement, channel = 'WHATSAPP'): Promise<ConversationId> => {
    const { conversationId } = await emulator.control<{ conversationId: ConversationId }>('POST', '/chats', {
      ...{ customer: { firstName: 'Tess', lastName: 'Oakley', phone: '15550100002' }, channel, text: 'Hi' },
    });
    await until(() => session.state.offers.byId.has(conversationId), 'the offer');
    expect((await session.dispatch({ type: 'accept-offer', conversationId })).status).to.equal('confirmed');
    return conversationId;
  };

  /** All that was posted before has arrived. */
  const settle = async (): Promise<void> => {
    const arrived = new Promise((resolve) => addEventListener('message', resolve, { once: true }));
    page?.window.parent.postMessage('settled', location.origin);
    await arrived;
  };

  it('posts a working day, in order, and nothing after the logout', async () => {
    const desk = await open();
    await until(() => names().includes('AGENT_STATE_CHANGE'), 'the first state');
    expect(names()).to.deep.equal(['AGENT_LOGIN', 'AGENT_STATE_CHANGE']);
    await goReady(desk);
    const conversationId = await acceptChat(desk);
    await until(() => names().includes('CHAT_SWITCHING'), 'the open conversation');
    await desk.session.dispatch({ type: 'leave', conversationId });
    await until(() => names().includes('AGENT_TASK_STATE WRAP_UP'), 'the wrap-up');
    await desk.session.dispatch({ type: 'close-wrap-up', conversationId, codes: null, note: '' });
    await until(() => names().includes('END_CONVERSATION'), 'the end');
    await desk.logout();
    await until(() => names().includes('LOGOUT'), 'the logout');
    const withoutStates = names().filter((name) => name !== 'AGENT_STATE_CHANGE');
    expect(withoutStates.toSorted()).to.deep.equal(
      [
        ...['AGENT_LOGIN', 'AGENT_TASK_STATE RESERVED', 'AGENT_TASK_STATE ANSWERED', 'CHAT_SWITCHING'],
        ...['AGENT_TASK_STATE WRAP_UP', 'END_CONVERSATION', 'LOGOUT'],
      ].toSorted(),
    );
    expect(names().at(-1)).to.equal('LOGOUT');
    const answered = posted.find(({ agentData }) => agentData.taskState?.name === 'ANSWERED');
    expect(answered?.agentData).to.include({ conversationId, channelCustomerIdentifier: '15550100002' });
    const count = posted.length;
    await emulator.control('POST', '/chats', { text: 'Hi' });
    desk.session.activate(conversationId);
    await settle();
    expect(posted.length).to.equal(count);
    expect(page?.window.errors).to.deep.equal([]);
    expect(page?.window.violations).to.deep.equal([]);
  });

  it('posts with masks for an agent who may not see personal data', async () => {
    await emulator.control('POST', '/agents', { username: 'nico', roles: ['agent'], lacks: ['customer/view_pii'] });
    page = await HostPage.open(emulator, {
      head: classicScript,
      body: `<desk-session url="${emulator.url}" tabs="single" bridge-origin="${location.origin}"></desk-session>`,
    });
    const desk = await page.signIn('nico');
    await goReady(desk);
    await acceptChat(desk, 'WEB');
    await until(() => names().includes('CHAT_SWITCHING'), 'the open conversation');
    expect(JSON.stringify(posted))
      .to.match(/T•••/)
      .and.not.match(/Tess|Oakley|15550100002/);
  });

  it('is loaded, and posts the state, when the attribute is set; stops when it is removed; corrects when it changes', async () => {
    const desk = await open('');
    const hasCode = (): boolean =>
      page?.window.performance.getEntriesByType('resource').some(({ name }) => /\/bridge[.-]/.test(name)) ?? false;
    await goReady(desk);
    expect(hasCode()).to.equal(false);
    desk.setAttribute('bridge-origin', location.origin);
    await until(() => names().length === 2, 'sign-in and state');
    expect(hasCode()).to.equal(true);
    expect(names()).to.deep.equal(['AGENT_LOGIN', 'AGENT_STATE_CHANGE']);

    desk.removeAttribute('bridge-origin');
    await desk.updateComplete;
    await desk.session.dispatch({ type: 'set-state', state: 'not-ready', reason: null });
    await settle();
    expect(posted.length).to.equal(2);

    for (const [value, problem] of [
      ['*', 'has to name one site'],
      [`${location.origin}/desk`, 'write the origin alone'],
      [location.origin.replace('http:', 'https:'), 'the page around this one is of'],
    ] as const) {
      desk.setAttribute('bridge-origin', value);
      await until(() => page?.window.errors.some((error) => error.includes(problem)), `the error “${problem}”`);
    }
    await desk.session.dispatch({ type: 'set-state', state: 'ready', reason: null });
    await settle();
    expect(posted.length).to.equal(2);

    desk.setAttribute('bridge-origin', location.origin);
    await until(() => names().length === 3, 'the state that it has missed');
    await desk.session.dispatch({ type: 'set-state', state: 'not-ready', reason: null });
    await until(() => names().length === 4, 'the state');
    const states = posted
      .slice(1)
      .map(({ agentData }) => JSON.stringify(agentData).match(/"state":{"name":"(\w+)"/)?.[1]);
    expect(states).to.deep.equal(['READY', 'READY', 'NOT_READY']);
  });

  it('posts each message once, also of a session with two elements and when they are moved', async () => {
    const desk = await open(undefined, '<desk-session id="second"></desk-session><div></div>');
    const second = page?.find<DeskSessionElement>('#second');
    if (second === undefined) throw new Error('No second element.');
    Object.assign(second, { session: desk.session, bridgeOrigin: location.origin });
    await until(() => names().length === 2, 'sign-in and state');
    page?.find('div').append(second);
    page?.document.body.append(desk);
    await desk.session.dispatch({ type: 'set-state', state: 'ready', reason: null });
    await until(() => names().length > 2, 'the state');
    await settle();
    expect(names()).to.deep.equal(['AGENT_LOGIN', 'AGENT_STATE_CHANGE', 'AGENT_STATE_CHANGE']);
    second.remove();
    await desk.session.dispatch({ type: 'set-state', state: 'not-ready', reason: null });
    await until(() => names().length > 3, 'the state of the other');
    desk.remove();
    await settle();
    expect(names().length).to.equal(4);
  });

  it('takes nothing from the page around it', async () => {
    const desk = await open();
    await until(() => names().length === 2, 'sign-in and state');
    const frame = page?.window as Window;
    const before = JSON.stringify(desk.session.state.presence);
    const agentId = desk.session.state.agent?.id;
    for (const action of ['agentLogout', 'agentState', 'agentMRDState', '__proto__']) {
      for (const event of ['Connector_Action', 'AGENT_STATE_CHANGE', 'LOGOUT']) {
        frame.postMessage({ event, eventName: event, action, agentData: { agentId, action, state: 'READY' } }, '*');
      }
    }
    const arrived = new Promise((resolve) =>
      frame.addEventListener('message', ({ data }) => data === 'last' && resolve(undefined)),
    );
    frame.postMessage('last', '*');
    await arrived;
    await settle();
    expect(JSON.stringify(desk.session.state.presence)).to.equal(before);
    expect(desk.session.state.connection.status).to.equal('online');
    expect(desk.session.state.pending).to.deep.equal([]);
    expect(names().length).to.equal(2);
  });
});
