import { expect } from '@open-wc/testing';
import type { DeskSessionElement } from '../../../src/elements/desk-session/desk-session.js';
import { DeskElement } from '../../../src/elements/internal/base/desk-element.js';
import { DeskSession } from '../../../src/session/session.js';
import { sessionRegistry } from '../../../src/session/session-registry.js';
import {
  cleanUp,
  mount,
  mountSession,
  startEmulator,
  until,
  type Emulator,
} from '../../support/browser/mount-session.js';
import { fetchWorld } from '../../support/browser/server-world.js';

/** The least a widget can be: it shows which session it has found. */
class SessionProbe extends DeskElement {
  get foundSession(): DeskSession | undefined {
    return this.currentSession;
  }
}
customElements.define('session-probe', SessionProbe);

const getProbe = (root: ParentNode) => root.querySelector('session-probe') as SessionProbe;
const getProvider = (root: ParentNode, selector = 'desk-session') => root.querySelector(selector) as DeskSessionElement;

// Sessions are compared by `===` alone: describing two of them in a failure would walk the whole page.
describe('<desk-session>', () => {
  let emulator: Emulator;
  before(async () => {
    emulator = await startEmulator();
  });
  afterEach(() => cleanUp(emulator));

  const isConnected = async (username: string) =>
    (await fetchWorld(emulator)).agents.find((agent) => agent.username === username)?.connected;
  const countConnections = async () =>
    (await emulator.control<readonly { name: string; dir: string }[]>('GET', '/log?since=0')).filter(
      ({ name, dir }) => name === 'onChannelTypes' && dir === 'out',
    ).length;

  describe('how a widget finds it', () => {
    it('inside it', () => {
      const root = mount('<desk-session><div><session-probe></session-probe></div></desk-session>');
      expect(getProbe(root).foundSession === getProvider(root).session).to.equal(true);
    });

    it('inside it, across a shadow root of the host page', () => {
      const root = mount('<desk-session><section></section></desk-session>');
      const shadow = root.querySelector('section')?.attachShadow({ mode: 'open' });
      const innerProbe = document.createElement('session-probe') as SessionProbe;
      shadow?.append(innerProbe);
      expect(innerProbe.foundSession === getProvider(root).session).to.equal(true);
    });

    it('elsewhere in the page by session-id, whichever comes first', () => {
      const root = mount('<session-probe session-id="desk"></session-probe>');
      expect(getProbe(root).foundSession === undefined).to.equal(true);
      const laterHost = mount('<desk-session session-id="desk"></desk-session>');
      expect(getProbe(root).foundSession === getProvider(laterHost).session).to.equal(true);
    });

    it('elsewhere without a name, when the session has none either', () => {
      const namedHost = mount('<desk-session session-id="other"></desk-session>');
      const root = mount('<session-probe></session-probe>');
      expect(getProbe(root).foundSession === undefined).to.equal(true);
      const unnamedHost = mount('<desk-session></desk-session>');
      expect(getProbe(root).foundSession === getProvider(unnamedHost).session).to.equal(true);
      expect(getProbe(root).foundSession === getProvider(namedHost).session).to.equal(false);
    });

    it('by its property before anything else, and lets go of it again', async () => {
      const root = mount('<desk-session><session-probe></session-probe></desk-session>');
      const ownSession = new DeskSession();
      getProbe(root).session = ownSession;
      await getProbe(root).updateComplete;
      expect(getProbe(root).foundSession === ownSession).to.equal(true);
      getProbe(root).session = undefined;
      await getProbe(root).updateComplete;
      expect(getProbe(root).foundSession === getProvider(root).session).to.equal(true);
    });

    it('the nearest of several', () => {
      const root = mount(
        '<desk-session session-id="outer"><desk-session session-id="inner"><session-probe></session-probe></desk-session></desk-session>',
      );
      expect(getProbe(root).foundSession === getProvider(root, '[session-id=inner]').session).to.equal(true);
    });

    it('anew when it is moved, and not at all once it is out', () => {
      const one = mount('<desk-session session-id="one"><session-probe></session-probe></desk-session>');
      const two = mount('<desk-session session-id="two"></desk-session>');
      const widget = getProbe(one);
      getProvider(two).append(widget);
      expect(widget.foundSession === getProvider(two).session).to.equal(true);
      widget.remove();
      expect(widget.foundSession === undefined).to.equal(true);
    });

    it('when its session-id changes', async () => {
      const one = mount('<desk-session session-id="one"></desk-session>');
      const two = mount('<desk-session session-id="two"></desk-session>');
      const root = mount('<session-probe session-id="one"></session-probe>');
      expect(getProbe(root).foundSession === getProvider(one).session).to.equal(true);
      getProbe(root).sessionId = 'two';
      await getProbe(root).updateComplete;
      expect(getProbe(root).foundSession === getProvider(two).session).to.equal(true);
    });

    it('no longer, once the session’s element has gone', async () => {
      const root = mount(
        '<desk-session session-id="gone"></desk-session><session-probe session-id="gone"></session-probe>',
      );
      getProvider(root).remove();

      await until(() => getProbe(root).foundSession === undefined, 'the session is let go');
    });

    it('a session that brings its own is found and repeated the same way', () => {
      const ownSession = new DeskSession();
      const root = mount('<desk-session session-id="own"><session-probe></session-probe></desk-session>');
      getProvider(root).session = ownSession;
      expect(getProbe(root).foundSession === ownSession).to.equal(true);
      expect(sessionRegistry().get('own') === ownSession).to.equal(true);
    });
  });

  it('two without a name are a mistake that is told; the first one stays, and the second follows it', async () => {
    const first = mount('<desk-session></desk-session>');
    const errors: unknown[] = [];
    const { error: consoleError } = console;
    console.error = (text: unknown) => errors.push(text);
    const second = mount('<desk-session></desk-session>');
    await until(() => errors.length > 0, 'the mistake is told');
    console.error = consoleError;
    expect(errors).to.have.length(1);
    expect(sessionRegistry().get('default') === getProvider(first).session).to.equal(true);
    getProvider(first).remove();
    await until(() => sessionRegistry().get('default') === getProvider(second).session, 'the second takes its place');
  });

  it('one view swapped for the next in one turn is no mistake', async () => {
    const first = mount('<desk-session></desk-session><session-probe></session-probe>');
    const errors: unknown[] = [];
    const { error: consoleError } = console;
    console.error = (text: unknown) => errors.push(text);
    getProvider(first).remove();
    const second = mount('<desk-session></desk-session>');
    await until(() => getProbe(first).foundSession === getProvider(second).session, 'the widget outside follows');
    console.error = consoleError;
    expect(errors).to.deep.equal([]);
  });

  it('signs in, tells what happens as DOM events that bubble, and shares one socket among its widgets', async () => {
    const statuses: string[] = [];
    const handleEvent = (event: Event) =>
      statuses.push(`${event.type} ${(event as CustomEvent<{ status: string }>).detail.status}`);
    document.addEventListener('connection-changed', handleEvent);
    const desk = await mountSession(emulator, {
      markup: '<session-probe></session-probe><session-probe></session-probe>',
    });
    document.removeEventListener('connection-changed', handleEvent);
    expect(statuses).to.deep.equal([
      'connection-changed signing-in',
      'connection-changed connecting',
      'connection-changed online',
    ]);
    expect(await isConnected('mara')).to.equal(true);
    expect(await countConnections()).to.equal(1);
    expect(desk.session.state.agent?.username).to.equal('mara');
  });

  it('connects a user given by property', async () => {
    const first = await mountSession(emulator, { attributes: 'session-id="first"' });
    const user = first.session.state.agent?.source;
    first.session.dispose();
    const second = await mountSession(emulator, { username: null, attributes: 'session-id="second"' });
    second.element.agent = user;
    await until(() => second.session.state.presence !== null, 'the presence');
  });

  for (const base of ['/', '/crm/agent-manager', '/crm/agent-manager/']) {
    it(`finds the socket and the services where the Agent Manager is mounted: ${base}`, async () => {
      const emulatorAtBase = await startEmulator({ base });
      const desk = await mountSession(
        base.endsWith('r/') ? { ...emulatorAtBase, url: `${emulatorAtBase.url}/` } : emulatorAtBase,
      );
      await until(() => desk.session.state.reasons !== null, 'a service beside it answered');
    });
  }

  it('taken out and put back keeps its one socket', async () => {
    const desk = await mountSession(emulator);
    const parent = desk.element.parentElement;
    desk.element.remove();
    parent?.append(desk.element);
    expect(await countConnections()).to.equal(1);
    expect(desk.session.state.connection.status).to.equal('online');
  });

  it('taken out for good lets go of the socket without logging out, and takes it up again when it is back', async () => {
    const desk = await mountSession(emulator);
    const parent = desk.element.parentElement;
    await desk.session.dispatch({ type: 'set-state', state: 'ready', reason: null });
    desk.element.remove();
    await until(async () => (await isConnected('mara')) === false, 'the socket is closed');
    parent?.append(desk.element);
    await until(() => desk.session.state.presence?.state === 'ready', 'the session is back as it was');
  });

  it('has the first state on screen after two round trips at most', async () => {
    const desk = await mountSession(emulator, { username: null });
    const statusLog: string[] = [];
    desk.session.addEventListener('connection-changed', () => statusLog.push(desk.session.state.connection.status));
    const login = desk.session.login('mara', 'demo');
    desk.session.subscribe(() => desk.session.state.presence !== null && statusLog.push('presence'));
    await login;
    await until(() => statusLog.includes('presence'), 'the presence');
    // Sign-in, then the handshake; the presence is pushed with it and asked for by nobody.
    const log =
      (await emulator.control<readonly { dir: string; kind: string; name: string; n: number }[]>(
        'GET',
        '/log?since=0',
      )) ?? [];
    const presence = log.find(({ name }) => name === 'agentPresence');
    const clientEvents = log.filter(({ dir, kind, n }) => dir === 'in' && kind === 'event' && n < (presence?.n ?? 0));
    expect(clientEvents, 'nothing had to be asked for').to.deep.equal([]);
  });
});
