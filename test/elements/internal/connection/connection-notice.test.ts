import { expect } from '@open-wc/testing';
import '../../../../src/elements/agent-state-switch/agent-state-switch.define.js';
import '../../../../src/elements/chat-thread/chat-thread.define.js';
import '../../../../src/elements/conversation-list/conversation-list.define.js';
import '../../../../src/elements/pull-queue/pull-queue.define.js';
import '../../../../src/elements/supervisor-panel/supervisor-panel.define.js';
import '../../../../src/elements/task-offer/task-offer.define.js';
import { openChat } from '../../../support/browser/customer-chat.js';
import {
  checkA11y,
  cleanUp,
  mountSession,
  startEmulator,
  until,
  type Emulator,
  type MountedSession,
} from '../../../support/browser/mount-session.js';
import type { DeskSessionElement } from '../../../../src/elements/desk-session/desk-session.js';
import { DeskSession } from '../../../../src/session/session.js';
import { StorageError } from '../../../../src/session/storage/desk-storage.js';
import { MemoryStorage } from '../../../../src/session/storage/memory-storage.js';
import { clickAt } from '../../../support/browser/pointer.js';
import { normalizeText } from '../../../support/harness/text-helpers.js';

const everyElement = `
  <agent-state-switch></agent-state-switch>
  <task-offer no-sound show-empty></task-offer>
  <conversation-list></conversation-list>
  <pull-queue></pull-queue>
  <supervisor-panel></supervisor-panel>
  <chat-thread style="height: 30rem"></chat-thread>`;

/** The elements of a session together: one says how the connection is. */
describe('the notice about the connection', () => {
  let emulator: Emulator;
  let deskCount = 0;
  before(async () => {
    emulator = await startEmulator();
  });
  afterEach(() => cleanUp(emulator));

  const mountSessionElements = (username: string, markup = everyElement): Promise<MountedSession> =>
    mountSession(emulator, { username, markup, attributes: `session-id="desk-${++deskCount}"` });
  const dropConnection = (username: string, down: number) =>
    emulator.control('POST', '/faults', { dropSockets: { username, how: 'close' }, down });
  const statusOf = ({ session }: MountedSession) => session.state.connection.status;

  /** Names of the elements whose own visible text matches. */
  function speakers({ element }: MountedSession, text: RegExp): readonly string[] {
    return [...element.children].flatMap((child) =>
      child.checkVisibility() && text.test(normalizeText(child.shadowRoot?.textContent)) ? [child.localName] : [],
    );
  }
  const announced = ({ element }: MountedSession): readonly string[] =>
    [...element.children].flatMap((child) =>
      [...(child.shadowRoot?.querySelectorAll('[role=status]') ?? [])]
        .map((node) => normalizeText(node.textContent))
        .filter((text) => text.includes('onnect')),
    );
  const lost = /Connection lost/;

  it('is shown by one element of each session, with the time of the last update, and moves when that one is hidden', async () => {
    const mara = await mountSessionElements('mara');
    const vela = await mountSessionElements(
      'vela',
      '<supervisor-panel></supervisor-panel><agent-state-switch></agent-state-switch>',
    );
    await openChat(emulator, mara, 'Ana', { text: 'Hello' });
    await emulator.control('POST', '/faults', { dropSockets: { username: 'vela', how: 'close' } });
    await dropConnection('mara', 600_000);
    await until(() => speakers(mara, lost).length > 0 && speakers(vela, lost).length > 0, 'both sessions say it');
    expect(speakers(mara, lost)).to.deep.equal(['chat-thread']);
    expect(speakers(vela, lost)).to.deep.equal(['supervisor-panel']);
    expect(speakers(mara, /Last updated \d/)).to.include('chat-thread');
    expect(announced(mara).length, 'screen readers hear it once').to.equal(1);
    expect(speakers(mara, /Will be sent when you are back online/)).to.deep.equal([]);
    const composer = mara.find('chat-thread').shadowRoot?.querySelector('agent-desk-composer');
    expect(normalizeText(composer?.shadowRoot?.textContent)).to.include('Will be sent when you are back online.');
    await checkA11y(mara.find('chat-thread'));
    mara.find<HTMLElement>('chat-thread').hidden = true;
    mara.find<HTMLElement>('chat-thread').style.display = 'none';
    await until(() => speakers(mara, lost).join() === 'conversation-list', 'the next one says it');
    expect(announced(mara), 'and it is not announced again').to.deep.equal([]);
    for (const name of ['conversation-list', 'pull-queue', 'supervisor-panel', 'task-offer'])
      mara.find<HTMLElement>(name).style.visibility = 'hidden';
    mara.find<HTMLElement>('agent-state-switch').style.display = 'block';
    await until(
      () => speakers(mara, lost).includes('agent-state-switch'),
      'the state switch says it where it is alone',
    );
    await checkA11y(mara.find('agent-state-switch'));
    await emulator.control('DELETE', '/faults');
    await until(() => statusOf(mara) === 'online' && statusOf(vela) === 'online', 'online again');
    await until(() => announced(mara).join() === 'Connected again.', 'the return is announced once');
    expect([...speakers(mara, lost), ...speakers(vela, lost)]).to.deep.equal([]);
  });

  it('does not appear for a connection that is back at once', async () => {
    const mara = await mountSessionElements('mara');
    await until(() => announced(mara).length === 0, 'every element shows that it is connected');
    const seen = new Set<string>();
    const changes = new MutationObserver(() => {
      for (const name of [...speakers(mara, lost), ...announced(mara)]) seen.add(name);
    });
    for (const { shadowRoot } of mara.element.children)
      if (shadowRoot !== null) changes.observe(shadowRoot, { childList: true, subtree: true, characterData: true });
    const statuses: string[] = [];
    mara.session.subscribe(() => statuses.push(`${statusOf(mara)} ${String(mara.session.state.outage !== null)}`));
    await dropConnection('mara', 0);
    await until(() => statuses.includes('reconnecting false'), 'the connection is lost');
    await until(() => statusOf(mara) === 'online', 'online again', 10_000);
    // A busy machine may need longer than a blip. Then it is an outage, and said.
    if (!statuses.includes('reconnecting true')) expect([...seen]).to.deep.equal([]);
    changes.disconnect();
  });

  it('is shown once while the session is used elsewhere', async () => {
    const mara = await mountSessionElements('mara');
    await emulator.control('POST', '/faults', { takeOver: 'mara' });
    await until(() => statusOf(mara) === 'taken-over', 'it is used elsewhere');
    const elsewhere = /The desk was opened elsewhere/;
    await until(() => speakers(mara, elsewhere).length > 0, 'it is said');
    expect(speakers(mara, elsewhere)).to.deep.equal(['chat-thread']);
  });

  it('brings the session back here by a click and not by itself, in a page with a sign-in of its own', async () => {
    const first = await mountSessionElements('mara');
    const { agent } = first.session.state;
    const second = await mountSession(emulator, {
      username: null,
      markup: '<conversation-list></conversation-list>',
      // A place that the first one cannot see.
      attributes: `session-id="desk-${++deskCount}" tabs="single"`,
    });
    const desks = [first, second] as const;
    const statuses: string[] = [];
    const connects = () => statuses.filter((status) => status.endsWith(' connecting'));
    for (const [index, { session }] of desks.entries())
      session.addEventListener('connection-changed', () =>
        statuses.push(`${index} ${session.state.connection.status}`),
      );
    const useHere = ({ element }: MountedSession) =>
      [...element.children].flatMap((child) =>
        [...(child.shadowRoot?.querySelectorAll('button') ?? [])].filter(
          (button) => button.textContent.trim() === 'Use here' && button.checkVisibility(),
        ),
      );
    (second.element as DeskSessionElement).agent = agent?.source;
    await until(() => statusOf(second) === 'online' && statusOf(first) === 'taken-over', 'the second desk is in use');
    for (const [here, elsewhere] of [
      [first, second],
      [second, first],
    ] as const) {
      await until(() => useHere(here).length === 1 && useHere(elsewhere).length === 0, 'the button is in one place');
      const [button] = useHere(here);
      const before = connects().length;
      await checkA11y(here.element);
      button?.scrollIntoView({ block: 'center' });
      await clickAt(button as Element);
      await until(() => statusOf(here) === 'online' && statusOf(elsewhere) === 'taken-over', 'it is in use here');
      // Each desk would have answered the other by now.
      await here.session.dispatch({ type: 'set-state', state: 'not-ready', reason: null });
      expect(connects().length, 'one connection for each click').to.equal(before + 1);
    }
  });

  describe('where nothing can be kept on the device', () => {
    class FullStorage extends MemoryStorage {
      isFull = false;
      override put(...args: Parameters<MemoryStorage['put']>): Promise<void> {
        return this.isFull && args[1] === 'draft' ? Promise.reject(new StorageError('full')) : super.put(...args);
      }
    }

    const notices = () =>
      [...document.querySelectorAll('desk-session > *')].flatMap((element) => {
        const notice = element.shadowRoot?.querySelector('agent-desk-storage-notice');
        const text = normalizeText(notice?.shadowRoot?.querySelector('[part="storage-notice"]')?.textContent);
        return text === '' ? [] : [`${element.localName}: ${text}`];
      });
    const noticeIn = (name: string, { find }: MountedSession) =>
      find(name).shadowRoot?.querySelector('agent-desk-storage-notice')?.shadowRoot ?? null;

    it('one element of the page says so while work is not kept, politely, until it is closed', async () => {
      const storage = new FullStorage();
      const desk = await mountSession(emulator, { username: null, markup: everyElement });
      desk.element.session = new DeskSession({ url: emulator.url }, { storage, timing: { storageRetry: 1000 } });
      const { session } = desk.element;
      expect(await session.login('mara', 'demo')).to.equal(null);
      await until(() => session.state.presence !== null, 'the presence arrived');
      const mara = { ...desk, session };
      const chat = await openChat(emulator, mara, 'Ana', { text: 'Hello' });
      const other = await mountSessionElements('vela');
      const write = (text: string) => session.setDraft(chat.id, { text, replyTo: null, whisper: false });
      write('kept');
      await until(async () => (await storage.index()).some(({ kind }) => kind === 'draft'), 'the draft is kept');
      expect(notices()).to.deep.equal([]);
      storage.isFull = true;
      write('kept no more');
      const text =
        'This device is full. What you write is not saved on it. Keep this page open while something is unsent.';
      await until(() => notices().length > 0, 'it is said');
      expect(notices()).to.deep.equal([`chat-thread: ${text}`]);
      const region = noticeIn('chat-thread', mara)?.querySelector('[role="status"]');
      expect(normalizeText(region?.textContent)).to.equal(text);
      await checkA11y(mara.find('chat-thread'));
      // What can be kept does not hide that something is not.
      session.setFilter('list', { search: 'Ana' });
      await until(async () => (await storage.index()).some(({ kind }) => kind === 'filter'), 'the filter is kept');
      expect(notices()).to.deep.equal([`chat-thread: ${text}`]);
      mara.find<HTMLElement>('chat-thread').style.display = 'none';
      await until(() => notices().join() === `conversation-list: ${text}`, 'the next one says it');
      expect(noticeIn('conversation-list', mara)?.querySelector('[role="status"]')).to.equal(null);
      storage.isFull = false;
      await until(() => notices().length === 0, 'it is kept again');
      storage.isFull = true;
      write('and not again');
      await until(() => notices().length > 0, 'it is said again');
      const close = noticeIn('conversation-list', mara)?.querySelector('button') as HTMLElement;
      expect(close.getAttribute('aria-label')).to.equal('Close');
      await clickAt(close);
      await until(() => notices().length === 0, 'it is closed');
      write('still full');
      session.setFilter('list', { search: '' });
      await until(() => session.state.storageProblem === 'full', 'the device is still full');
      mara.find<HTMLElement>('chat-thread').style.display = '';
      await mara.find<HTMLElement & { updateComplete: Promise<unknown> }>('chat-thread').updateComplete;
      expect(notices(), 'it is said once per page').to.deep.equal([]);
      expect(other.session.state.storageProblem).to.equal(null);
    });
  });
});
