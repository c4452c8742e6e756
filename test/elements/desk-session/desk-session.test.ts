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
import { fetchUser } from '../../support/fetch-user.js';
import { fetchWorld } from '../../support/browser/server-world.js';

/** A minimal element that exposes the session it has found. */
class SessionProbe extends DeskElement {
  get foundSession(): DeskSession | undefined {
    return this.currentSession;
  }
}
customElements.define('session-probe', SessionProbe);

const getProbe = (root: ParentNode) => root.querySelector('session-probe') as SessionProbe;
const getProvider = (root: ParentNode, selector = 'desk-session') => root.querySelector(selector) as DeskSessionElement;

// Sessions are compared with `===`: a failing deep comparison would traverse the whole page.
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

  describe('an element finds it', () => {
    it('inside it', () => {
      const root = mount('<desk-session><div><session-probe></session-probe></div></desk-session>');
      expect(getProbe(root).foundSession === getProvider(root).session).to.equal(true);
    });

    it('inside it, across a shadow root of the page', () => {
      const root = mount('<desk-session><section></section></desk-session>');
      const shadow = root.querySelector('section')?.attachShadow({ mode: 'open' });
      const innerProbe = document.createElement('session-probe') as SessionProbe;
      shadow?.append(innerProbe);
      expect(innerProbe.foundSession === getProvider(root).session).to.equal(true);
    });

    it('elsewhere in the page by session-id, in either order', () => {
      const root = mount('<session-probe session-id="desk"></session-probe>');
      expect(getProbe(root).foundSession === undefined).to.equal(true);
      const laterHost = mount('<desk-session session-id="desk"></desk-session>');
      expect(getProbe(root).foundSession === getProvider(laterHost).session).to.equal(true);
    });

    it('elsewhere without a session-id, when the session has none either', () => {
      const namedHost = mount('<desk-session session-id="other"></desk-session>');
      const root = mount('<session-probe></session-probe>');
      expect(getProbe(root).foundSession === undefined).to.equal(true);
      const unnamedHost = mount('<desk-session></desk-session>');
      expect(getProbe(root).foundSession === getProvider(unnamedHost).session).to.equal(true);
      expect(getProbe(root).foundSession === getProvider(namedHost).session).to.equal(false);
    });

    it('by its session property first, and releases it again', async () => {
      const root = mount('<desk-session><session-probe></session-probe></desk-session>');
      const ownSession = new DeskSession();
      getProbe(root).session = ownSession;
      await getProbe(root).updateComplete;
      expect(getProbe(root).foundSession === ownSession).to.equal(true);
      getProbe(root).session = undefined;
      await getProbe(root).updateComplete;
      expect(getProbe(root).foundSession === getProvider(root).session).to.equal(true);
    });

    it('as the nearest of several', () => {
      const root = mount(
        '<desk-session session-id="outer"><desk-session session-id="inner"><session-probe></session-probe></desk-session></desk-session>',
      );
      expect(getProbe(root).foundSession === getProvider(root, '[session-id=inner]').session).to.equal(true);
    });

    it('again after being moved, and not at all once it is removed', () => {
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

    it('no longer, once the session’s element is removed', async () => {
      const root = mount(
        '<desk-session session-id="gone"></desk-session><session-probe session-id="gone"></session-probe>',
      );
      getProvider(root).remove();

      await until(() => getProbe(root).foundSession === undefined, 'the session is released');
    });

    it('when a session is provided, and receives its events', () => {
      const ownSession = new DeskSession();
      const root = mount('<desk-session session-id="own"><session-probe></session-probe></desk-session>');
      getProvider(root).session = ownSession;
      expect(getProbe(root).foundSession === ownSession).to.equal(true);
      expect(sessionRegistry().get('own') === ownSession).to.equal(true);
    });
  });

  it('logs an error for two without a session-id; the first is used, then the second', async () => {
    const first = mount('<desk-session></desk-session>');
    const errors: unknown[] = [];
    const { error: consoleError } = console;
    console.error = (text: unknown) => errors.push(text);
    const second = mount('<desk-session></desk-session>');
    await until(() => errors.length > 0, 'the error is logged');
    console.error = consoleError;
    expect(errors).to.have.length(1);
    expect(sessionRegistry().get('default') === getProvider(first).session).to.equal(true);
    getProvider(first).remove();
    await until(() => sessionRegistry().get('default') === getProvider(second).session, 'the second takes its place');
  });

  it('logs no error when one view replaces another synchronously', async () => {
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

  it('signs in, fires bubbling DOM events, and shares one socket among its elements', async () => {
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
    const desk = await mountSession(emulator, { username: null });
    desk.element.agent = await fetchUser(emulator.url);
    await until(() => desk.session.state.presence !== null, 'the presence');
  });

  for (const base of ['/', '/crm/agent-manager', '/crm/agent-manager/']) {
    it(`finds the socket and the services below the Agent Manager's path: ${base}`, async () => {
      const emulatorAtBase = await startEmulator({ base });
      const desk = await mountSession(
        base.endsWith('r/') ? { ...emulatorAtBase, url: `${emulatorAtBase.url}/` } : emulatorAtBase,
      );
      await until(() => desk.session.state.reasons !== null, 'a sibling service responded');
    });
  }

  it('keeps its socket when removed and inserted again', async () => {
    const desk = await mountSession(emulator);
    const parent = desk.element.parentElement;
    desk.element.remove();
    parent?.append(desk.element);
    expect(await countConnections()).to.equal(1);
    expect(desk.session.state.connection.status).to.equal('online');
  });

  it('closes the socket without logging out when removed, and reconnects when inserted again', async () => {
    const desk = await mountSession(emulator);
    const parent = desk.element.parentElement;
    await desk.session.dispatch({ type: 'set-state', state: 'ready', reason: null });
    desk.element.remove();
    await until(async () => (await isConnected('mara')) === false, 'the socket is closed');
    parent?.append(desk.element);
    await until(() => desk.session.state.presence?.state === 'ready', 'the session is back as it was');
  });

  describe('while it is out of the page', () => {
    const remove = async (element: DeskSessionElement): Promise<() => void> => {
      const parent = element.parentElement;
      element.remove();
      // Longer than a move takes; a session that is online then loses its connection.
      const probe = await mountSession(emulator, { username: 'otto', attributes: 'session-id="probe"' });
      probe.element.remove();
      await until(async () => (await isConnected('otto')) === false, 'elements away that long are disconnected');
      return () => parent?.append(element);
    };

    it('an agent who connects is connected when it is back', async () => {
      const first = await mountSession(emulator);
      const user = first.session.state.agent?.source;
      first.session.dispose();
      await until(async () => (await isConnected('mara')) === false, 'signed out');
      const desk = await mountSession(emulator, { username: null, attributes: 'session-id="desk"' });
      const insert = await remove(desk.element);
      expect(desk.element.connect(user)).to.equal(true);
      const other = await mountSession(emulator, { username: 'otto', attributes: 'session-id="other"' });
      expect(other.session.state.connection.status).to.equal('online');
      expect(await isConnected('mara')).to.equal(false);
      insert();
      await until(() => desk.session.state.presence !== null, 'the presence');
    });

    it('it says nothing of the element that replaces it', async () => {
      const desk = await mountSession(emulator);
      const events: string[] = [];
      desk.element.addEventListener('session-taken-over', ({ type }) => events.push(type));
      desk.element.remove();
      await mountSession(emulator, { attributes: 'session-id="next" tabs="single"' });
      await until(() => desk.session.state.connection.status === 'taken-over', 'the server has moved the session');
      expect(events).to.deep.equal([]);
    });
  });

  it('connects an agent given before it is in the page', async () => {
    const first = await mountSession(emulator);
    const user = first.session.state.agent?.source;
    first.session.dispose();
    const element = document.createElement('desk-session') as DeskSessionElement;
    element.url = emulator.url;
    expect(element.connect(user)).to.equal(true);
    mount('<section></section>').querySelector('section')?.append(element);
    await until(() => element.session.state.presence !== null, 'the presence');
  });

  it('shows the first state after at most two round trips', async () => {
    const desk = await mountSession(emulator, { username: null });
    const statusLog: string[] = [];
    desk.session.addEventListener('connection-changed', () => statusLog.push(desk.session.state.connection.status));
    const login = desk.session.login('mara', 'demo');
    desk.session.subscribe(() => desk.session.state.presence !== null && statusLog.push('presence'));
    await login;
    await until(() => statusLog.includes('presence'), 'the presence');
    // Sign-in, then the handshake; the server pushes the presence without a request.
    const log =
      (await emulator.control<readonly { dir: string; kind: string; name: string; n: number }[]>(
        'GET',
        '/log?since=0',
      )) ?? [];
    const presence = log.find(({ name }) => name === 'agentPresence');
    const clientEvents = log.filter(({ dir, kind, n }) => dir === 'in' && kind === 'event' && n < (presence?.n ?? 0));
    expect(clientEvents, 'no permission prompt was needed').to.deep.equal([]);
  });
});
