import { expect } from '@open-wc/testing';
import '../../../src/elements/agent-login/agent-login.define.js';
import type { AgentLogin } from '../../../src/elements/agent-login/agent-login.js';
import '../../../src/elements/chat-thread/chat-thread.define.js';
import type { ChatThread } from '../../../src/elements/chat-thread/chat-thread.js';
import '../../../src/elements/conversation-list/conversation-list.define.js';
import type { ConversationList } from '../../../src/elements/conversation-list/conversation-list.js';
import { createDeskSession } from '../../../src/session/create-desk-session.js';
import { cleanUp, mountSession, startEmulator, until, type Emulator } from '../../support/browser/mount-session.js';
import { fetchUser } from '../../support/fetch-user.js';
import { fetchWorld } from '../../support/browser/server-world.js';

describe('properties of <desk-session> that a page assigns at every render', () => {
  let emulator: Emulator;
  before(async () => {
    emulator = await startEmulator();
  });
  afterEach(() => cleanUp(emulator));

  const countConnections = async () =>
    (await emulator.control<readonly { name: string; dir: string }[]>('GET', '/log?since=0')).filter(
      ({ name, dir }) => name === 'onChannelTypes' && dir === 'out',
    ).length;
  const isConnected = async (username: string) =>
    (await fetchWorld(emulator)).agents.find((agent) => agent.username === username)?.connected;

  it('the same agent makes one handshake, and requests of the same tick are answered', async () => {
    const desk = await mountSession(emulator);
    const user = await fetchUser(emulator.url);
    const outcomes = [];
    for (let render = 0; render < 5; render++) {
      Object.assign(desk.element, { agent: { ...user }, services: {}, token: null, push: null, session: undefined });
      outcomes.push(desk.session.dispatch({ type: 'set-state', state: 'ready', reason: null }));
      await desk.element.updateComplete;
    }
    for (const outcome of outcomes) expect(await outcome).to.deep.equal({ status: 'confirmed' });
    expect(await countConnections()).to.equal(1);
  });

  it('null is not given', async () => {
    const desk = await mountSession(emulator, { markup: '<agent-login></agent-login>' });
    const errors: unknown[] = [];
    const { error: consoleError } = console;
    console.error = (text: unknown) => errors.push(text);
    const login = desk.find<AgentLogin>('agent-login');
    login.session = null;
    login.sessionId = null;
    const values = { session: null, services: null, token: null, server: null, replyMode: null, requestTimeout: null };
    Object.assign(desk.element, values);
    await desk.element.updateComplete;
    await login.updateComplete;
    console.error = consoleError;
    expect(errors).to.deep.equal([]);
    expect(login.shadowRoot?.querySelector('[part="signed-in"]') !== null).to.equal(true);
    expect((await desk.session.rest.reasons()).length).to.be.greaterThan(0);
    desk.element.remove();
    await until(async () => (await isConnected('mara')) === false, 'no connection is left behind');
  });

  it('null, and a number that is none, are the default of an element', async () => {
    const markup =
      '<chat-thread max-file-size="5MB" character-limits="{}"></chat-thread><conversation-list late-after="9"></conversation-list>';
    const desk = await mountSession(emulator, { markup });
    const thread = desk.find<ChatThread>('chat-thread');
    const list = desk.find<ConversationList>('conversation-list');
    expect(thread.maxFileSize, 'no number').to.equal(5_000_000);
    const { fileTypes } = thread;
    for (const absent of [null, undefined]) {
      Object.assign(thread, { maxFileSize: 7, fileTypes: '.gif', characterLimits: { WEB: 5 }, messageRenderers: {} });
      Object.assign(thread, { maxFileSize: absent, fileTypes: absent, characterLimits: absent });
      Object.assign(thread, { messageRenderers: absent, conversationId: 'c' });
      Object.assign(thread, { conversationId: absent });
      expect(thread.fileTypes).to.equal(fileTypes);
      expect(thread.maxFileSize).to.equal(5_000_000);
      expect(thread.characterLimits).to.deep.equal({});
    }
    expect(thread.conversationId ?? null, 'whose default is null').to.equal(null);
    list.removeAttribute('late-after');
    expect(list.lateAfter).to.equal(300);
  });

  it('what is no session is ignored by widgets', async () => {
    const desk = await mountSession(emulator, { markup: '<agent-login></agent-login>' });
    const login = desk.find<AgentLogin>('agent-login');
    for (const nonsense of [{}, 'desk', 7, true]) {
      Object.assign(login, { session: nonsense });
      await login.updateComplete;
      expect(login.shadowRoot?.querySelector('[part="signed-in"]') !== null, String(nonsense)).to.equal(true);
    }
  });

  it('its own connection is closed while another session is provided, and opened again afterwards', async () => {
    const desk = await mountSession(emulator);
    const own = desk.session;
    const provided = createDeskSession({ url: emulator.url });
    desk.element.session = provided;
    await until(async () => (await isConnected('mara')) === false, 'the connection is closed');
    desk.element.session = null;
    expect(desk.element.session === own).to.equal(true);
    await until(() => isConnected('mara'), 'the connection is open again');
  });
});
