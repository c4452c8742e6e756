import { expect } from '@open-wc/testing';
import type { DeskSessionElement } from '../../src/elements/desk-session/desk-session.js';
import { DeskElement } from '../../src/elements/internal/desk-element.js';
import { DeskSession } from '../../src/session/desk-session.js';
import { sessionRegistry } from '../../src/session/session-registry.js';
import { cleanUp, mount, mountDesk, startEmulator, until, type Emulator } from '../support/desk.js';

/** The least a widget can be: it shows which session it has found. */
class SessionProbe extends DeskElement {
  get found(): DeskSession | undefined {
    return this.desk;
  }
}
customElements.define('session-probe', SessionProbe);

const probe = (root: ParentNode) => root.querySelector('session-probe') as SessionProbe;
const provider = (root: ParentNode, selector = 'desk-session') => root.querySelector(selector) as DeskSessionElement;

interface World {
  readonly agents: readonly { readonly username: string; readonly connected: boolean }[];
}

// Sessions are compared by `===` alone: describing two of them in a failure would walk the whole page.
describe('<desk-session>', () => {
  let emulator: Emulator;
  before(async () => {
    emulator = await startEmulator();
  });
  afterEach(() => cleanUp(emulator));

  const connected = async (username: string) =>
    (await emulator.control<World>('GET', '/world')).agents.find((agent) => agent.username === username)?.connected;
  const connections = async () =>
    (await emulator.control<readonly { name: string; dir: string }[]>('GET', '/log?since=0')).filter(
      ({ name, dir }) => name === 'onChannelTypes' && dir === 'out',
    ).length;

  describe('how a widget finds it', () => {
    it('inside it', () => {
      const root = mount('<desk-session><div><session-probe></session-probe></div></desk-session>');
      expect(probe(root).found === provider(root).session).to.equal(true);
    });

    it('inside it, across a shadow root of the host page', () => {
      const root = mount('<desk-session><section></section></desk-session>');
      const shadow = root.querySelector('section')?.attachShadow({ mode: 'open' });
      const inner = document.createElement('session-probe') as SessionProbe;
      shadow?.append(inner);
      expect(inner.found === provider(root).session).to.equal(true);
    });

    it('elsewhere in the page by session-id, whichever comes first', () => {
      const root = mount('<session-probe session-id="desk"></session-probe>');
      expect(probe(root).found === undefined).to.equal(true);
      const later = mount('<desk-session session-id="desk"></desk-session>');
      expect(probe(root).found === provider(later).session).to.equal(true);
    });

    it('elsewhere without a name, when the session has none either', () => {
      const named = mount('<desk-session session-id="other"></desk-session>');
      const root = mount('<session-probe></session-probe>');
      expect(probe(root).found === undefined).to.equal(true);
      const nameless = mount('<desk-session></desk-session>');
      expect(probe(root).found === provider(nameless).session).to.equal(true);
      expect(probe(root).found === provider(named).session).to.equal(false);
    });

    it('by its property before anything else, and lets go of it again', async () => {
      const root = mount('<desk-session><session-probe></session-probe></desk-session>');
      const own = new DeskSession();
      probe(root).session = own;
      await probe(root).updateComplete;
      expect(probe(root).found === own).to.equal(true);
      probe(root).session = undefined;
      await probe(root).updateComplete;
      expect(probe(root).found === provider(root).session).to.equal(true);
    });

    it('the nearest of several', () => {
      const root = mount(
        '<desk-session session-id="outer"><desk-session session-id="inner"><session-probe></session-probe></desk-session></desk-session>',
      );
      expect(probe(root).found === provider(root, '[session-id=inner]').session).to.equal(true);
    });

    it('anew when it is moved, and not at all once it is out', () => {
      const one = mount('<desk-session session-id="one"><session-probe></session-probe></desk-session>');
      const two = mount('<desk-session session-id="two"></desk-session>');
      const moved = probe(one);
      provider(two).append(moved);
      expect(moved.found === provider(two).session).to.equal(true);
      moved.remove();
      expect(moved.found === undefined).to.equal(true);
    });

    it('when its session-id changes', async () => {
      const one = mount('<desk-session session-id="one"></desk-session>');
      const two = mount('<desk-session session-id="two"></desk-session>');
      const root = mount('<session-probe session-id="one"></session-probe>');
      expect(probe(root).found === provider(one).session).to.equal(true);
      probe(root).sessionId = 'two';
      await probe(root).updateComplete;
      expect(probe(root).found === provider(two).session).to.equal(true);
    });

    it('no longer, once the session’s element has gone', async () => {
      const root = mount(
        '<desk-session session-id="gone"></desk-session><session-probe session-id="gone"></session-probe>',
      );
      provider(root).remove();

      await until(() => probe(root).found === undefined, 'the session is let go');
    });

    it('a session that brings its own is found and repeated the same way', () => {
      const own = new DeskSession();
      const root = mount('<desk-session session-id="own"><session-probe></session-probe></desk-session>');
      provider(root).session = own;
      expect(probe(root).found === own).to.equal(true);
      expect(sessionRegistry().get('own') === own).to.equal(true);
    });
  });

  it('two without a name are a mistake that is told; the first one stays, and the second follows it', async () => {
    const first = mount('<desk-session></desk-session>');
    const told: unknown[] = [];
    const { error } = console;
    console.error = (text: unknown) => told.push(text);
    const second = mount('<desk-session></desk-session>');
    await until(() => told.length > 0, 'the mistake is told');
    console.error = error;
    expect(told).to.have.length(1);
    expect(sessionRegistry().get('default') === provider(first).session).to.equal(true);
    provider(first).remove();
    await until(() => sessionRegistry().get('default') === provider(second).session, 'the second takes its place');
  });

  it('one view swapped for the next in one turn is no mistake', async () => {
    const first = mount('<desk-session></desk-session><session-probe></session-probe>');
    const told: unknown[] = [];
    const { error } = console;
    console.error = (text: unknown) => told.push(text);
    provider(first).remove();
    const second = mount('<desk-session></desk-session>');
    await until(() => probe(first).found === provider(second).session, 'the widget outside follows');
    console.error = error;
    expect(told).to.deep.equal([]);
  });

  it('signs in, tells what happens as DOM events that bubble, and shares one socket among its widgets', async () => {
    const seen: string[] = [];
    const listen = (event: Event) =>
      seen.push(`${event.type} ${(event as CustomEvent<{ status: string }>).detail.status}`);
    document.addEventListener('connection-changed', listen);
    const desk = await mountDesk(emulator, {
      markup: '<session-probe></session-probe><session-probe></session-probe>',
    });
    document.removeEventListener('connection-changed', listen);
    expect(seen).to.deep.equal([
      'connection-changed signing-in',
      'connection-changed connecting',
      'connection-changed online',
    ]);
    expect(await connected('mara')).to.equal(true);
    expect(await connections()).to.equal(1);
    expect(desk.session.state.agent?.username).to.equal('mara');
  });

  it('connects a user given by property', async () => {
    const first = await mountDesk(emulator, { attributes: 'session-id="first"' });
    const user = first.session.state.agent?.source;
    first.session.dispose();
    const second = await mountDesk(emulator, { username: null, attributes: 'session-id="second"' });
    second.element.agent = user;
    await until(() => second.session.state.presence !== null, 'the presence');
  });

  for (const base of ['/', '/crm/agent-manager', '/crm/agent-manager/']) {
    it(`finds the socket and the services where the Agent Manager is mounted: ${base}`, async () => {
      const elsewhere = await startEmulator({ base });
      const desk = await mountDesk(base.endsWith('r/') ? { ...elsewhere, url: `${elsewhere.url}/` } : elsewhere);
      await until(() => desk.session.state.reasons !== null, 'a service beside it answered');
    });
  }

  it('taken out and put back keeps its one socket', async () => {
    const desk = await mountDesk(emulator);
    const parent = desk.element.parentElement;
    desk.element.remove();
    parent?.append(desk.element);
    expect(await connections()).to.equal(1);
    expect(desk.session.state.connection.status).to.equal('online');
  });

  it('taken out for good lets go of the socket without logging out, and takes it up again when it is back', async () => {
    const desk = await mountDesk(emulator);
    const parent = desk.element.parentElement;
    await desk.session.dispatch({ type: 'set-state', state: 'ready', reason: null });
    desk.element.remove();
    await until(async () => (await connected('mara')) === false, 'the socket is closed');
    parent?.append(desk.element);
    await until(() => desk.session.state.presence?.state === 'ready', 'the session is back as it was');
  });

  it('has the first state on screen after two round trips at most', async () => {
    const desk = await mountDesk(emulator, { username: null });
    const trips: string[] = [];
    desk.session.addEventListener('connection-changed', () => trips.push(desk.session.state.connection.status));
    const login = desk.session.login('mara', 'demo');
    desk.session.subscribe(() => desk.session.state.presence !== null && trips.push('presence'));
    await login;
    await until(() => trips.includes('presence'), 'the presence');
    // Sign-in, then the handshake; the presence is pushed with it and asked for by nobody.
    const sent =
      (await emulator.control<readonly { dir: string; kind: string; name: string; n: number }[]>(
        'GET',
        '/log?since=0',
      )) ?? [];
    const presence = sent.find(({ name }) => name === 'agentPresence');
    const asked = sent.filter(({ dir, kind, n }) => dir === 'in' && kind === 'event' && n < (presence?.n ?? 0));
    expect(asked, 'nothing had to be asked for').to.deep.equal([]);
  });
});
