import { expect } from '@open-wc/testing';
import '../../../src/elements/chat-thread/chat-thread.define.js';
import '../../../src/elements/conversation-list/conversation-list.define.js';
import '../../../src/elements/desk-session/desk-session.define.js';
import type { DeskSessionElement } from '../../../src/elements/desk-session/desk-session.js';
import { createDeskSession } from '../../../src/session/create-desk-session.js';
import { openChat } from '../../support/browser/customer-chat.js';
import { visibleText } from '../../support/browser/host-page.js';
import { cleanUp, mount, startEmulator, until, type Emulator } from '../../support/browser/mount-session.js';

/** What libraries do to the page, each with the advice of the README. They are not installed: their moves are repeated here. */
describe('<desk-session> in pages that replace their content', () => {
  let emulator: Emulator;
  const cleanUps: (() => void)[] = [];
  before(async () => {
    emulator = await startEmulator();
  });
  afterEach(async () => {
    for (const action of cleanUps.splice(0)) action();
    await cleanUp(emulator);
  });

  const countSockets = async () =>
    (await emulator.control<{ name: string }[]>('GET', '/log?since=0')).filter(({ name }) => name === 'onChannelTypes')
      .length;
  const widgets = '<conversation-list></conversation-list><chat-thread></chat-thread>';
  const permanent = (attribute: string, content = '') =>
    `<main><h1>A page</h1><aside id="desk" ${attribute}>${content}</aside></main>`;
  const sessionMarkup = `<desk-session>${widgets}</desk-session>`;
  const parse = (markup: string) => {
    const body = new DOMParser().parseFromString(markup, 'text/html').querySelector('main');
    if (body === null) throw new Error('No content.');
    return document.importNode(body, true);
  };

  async function signIn(host: Element) {
    const element = host.querySelector<DeskSessionElement>('desk-session');
    if (element === null) throw new Error('No session.');
    element.url = emulator.url;
    expect(await element.login('mara', 'demo')).to.equal(null);
    await until(() => element.session.state.presence !== null, 'the state');
    const chat = await openChat(emulator, { element, session: element.session, find: () => element as never }, 'Ana', {
      text: 'Hello',
    });
    await until(() => visibleText(host).includes('Hello'), 'the thread');
    return { element, chat };
  }
  async function expectSameConnection(host: Element, element: DeskSessionElement, text: string) {
    await until(() => visibleText(host).includes(text), `“${text}” is shown`);
    expect(element.session.state.connection.status).to.equal('online');
    expect(await countSockets()).to.equal(1);
  }

  it('Turbo: an element with data-turbo-permanent keeps its connection over visits', async () => {
    const host = mount(permanent('data-turbo-permanent', sessionMarkup));
    const { element, chat } = await signIn(host);
    for (const visit of [1, 2]) {
      const next = parse(permanent('data-turbo-permanent', sessionMarkup));
      const kept = host.querySelector('#desk');
      const placeholder = document.createElement('meta');
      const target = next.querySelector('#desk');
      if (kept === null || target === null) throw new Error('No permanent element.');
      // As Turbo does: a placeholder in the old page, the element into the new one, then the new content into the page.
      kept.replaceWith(placeholder);
      target.replaceWith(kept);
      host.querySelector('main')?.replaceWith(next);
      await chat.sendText(`visit ${visit}`);
      await expectSameConnection(host, element, `visit ${visit}`);
    }
  });

  it('htmx: an element with hx-preserve keeps its connection over swaps', async () => {
    const host = mount(permanent('hx-preserve', sessionMarkup));
    const { element, chat } = await signIn(host);
    for (const swap of [1, 2]) {
      const response = parse(permanent('hx-preserve', sessionMarkup));
      const kept = host.querySelector('#desk');
      const pantry = document.createElement('div');
      if (kept === null) throw new Error('No preserved element.');
      // As htmx does: the element waits in an element of its own until the response has been inserted.
      document.body.append(pantry);
      pantry.append(kept);
      host.querySelector('main')?.replaceWith(response);
      response.querySelector('#desk')?.replaceWith(kept);
      pantry.remove();
      await chat.sendText(`swap ${swap}`);
      await expectSameConnection(host, element, `swap ${swap}`);
    }
  });

  it('KeepAlive: widgets that are away for long show what has arrived meanwhile', async () => {
    const host = mount(`<main>${sessionMarkup}</main>`);
    const { element, chat } = await signIn(host);
    const cached = [...element.children];
    for (const widget of cached) widget.remove();
    await chat.sendText('while away');
    await until(
      () => [...element.session.state.local.unread.values()].some((count) => count > 0) || null,
      'the message has arrived',
    );
    element.append(...cached);
    await expectSameConnection(host, element, 'while away');
  });

  it('KeepAlive: a session of the application goes on while its element is away for longer than a second', async () => {
    const session = createDeskSession({ url: emulator.url });
    cleanUps.push(() => session.dispose());
    const host = mount(`<main>${sessionMarkup}</main>`);
    const element = host.querySelector<DeskSessionElement>('desk-session');
    if (element === null) throw new Error('No session.');
    element.session = session;
    const { chat } = await signIn(host);
    element.remove();
    const removedAt = performance.now();
    await until(() => performance.now() - removedAt > 1500, 'it is away for longer than a move');
    await chat.sendText('while away');
    expect(session.state.connection.status).to.equal('online');
    host.querySelector('main')?.append(element);
    await expectSameConnection(host, element, 'while away');
  });
});
