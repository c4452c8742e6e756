/** A page without a connection, e.g. one that the browser keeps for its back button, while another page of the agent is in use. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ConversationId } from '../../src/domain/index.js';
import { SocketTransport } from '../../src/session/connection/socket-transport.js';
import type { Transport, TransportListener, TransportOptions } from '../../src/session/connection/transport.js';
import type { DeskSession } from '../../src/session/session.js';
import { MemoryStorage } from '../../src/session/storage/memory-storage.js';
import { sendMessageCommand } from '../support/builders/domain-objects.js';
import type { WorldChat } from '../support/faults/history-checker.js';
import { goReady, openChat, signIn, until, useBothServers, type NodeEmulator } from '../support/node/node-session.js';

const emulators = useBothServers();

/** A connection that the network takes and gives back. */
class CableTransport implements Transport {
  #inner: SocketTransport;
  readonly #options: TransportOptions;
  #listener: TransportListener | undefined;
  /** Messages that are sent do not leave the page. */
  isMute = false;

  constructor(options: TransportOptions) {
    this.#options = options;
    this.#inner = new SocketTransport(options);
  }

  open(listener: TransportListener): void {
    this.#listener = listener;
    this.#inner.open(listener);
  }

  send(event: string, payload: unknown): boolean {
    return (this.isMute && event === 'publishCimEvent') || this.#inner.send(event, payload);
  }

  close(): void {
    this.#inner.close();
  }

  cut(): void {
    this.#inner.close();
    this.#listener?.onDisconnect('lost', 'cut');
  }

  mend(): void {
    this.#inner = new SocketTransport(this.#options);
    if (this.#listener !== undefined) this.#inner.open(this.#listener);
  }
}

interface Absence {
  readonly begin: (session: DeskSession, cable: CableTransport) => void;
  readonly end: (session: DeskSession, cable: CableTransport) => void;
}

const absences: Readonly<Record<string, Absence>> = {
  'was offline': { begin: (_, cable) => cable.cut(), end: (_, cable) => cable.mend() },
  'was put aside': { begin: (session) => session.suspend(), end: (session) => session.resume() },
};

const draftOf = (text: string) => ({ text, replyTo: null, whisper: false });

/** Two pages of one browser. The first one has no connection until `comeBack`. */
async function startTwo(emulator: NodeEmulator, { begin, end }: Absence) {
  const storage = new MemoryStorage();
  const cables: CableTransport[] = [];
  let isMute = false;
  const transport = (options: TransportOptions): CableTransport => {
    const cable = new CableTransport(options);
    cable.isMute = isMute;
    cables.push(cable);
    return cable;
  };
  const open = () => signIn(emulator, 'mara', {}, { settle: 60, resync: 60, keep: 10 }, { storage, transport });
  const first = await open();
  await goReady(first);
  const id = await openChat(emulator, first);
  const cable = (): CableTransport => cables[0] as CableTransport;
  const kept = async (kind: string): Promise<number> =>
    (await storage.index()).filter((record) => record.kind === kind).length;
  const sentTexts = async (): Promise<readonly string[]> => {
    const { conversations } = await emulator.control<{ conversations: WorldChat[] }>('GET', '/world');
    return conversations.flatMap(({ customerView }) =>
      customerView.flatMap((event) => /"(one|two|three)"/.exec(JSON.stringify(event))?.[1] ?? []),
    );
  };
  return {
    ...{ first, id, kept, sentTexts },
    leave: () => begin(first, cable()),
    openSecond: async (isSecondMute = false): Promise<DeskSession> => {
      isMute = isSecondMute;
      const second = await open();
      isMute = false;
      await until(second, () => second.state.conversations.byId.has(id), 'the conversation');
      return second;
    },
    comeBack: async (): Promise<void> => {
      end(first, cable());
      await until(first, () => first.state.connection.status === 'online', 'the first one is back');
    },
  };
}

/** Writes two messages that wait, and are on the device. */
async function writeTwo(first: DeskSession, id: ConversationId, kept: (kind: string) => Promise<number>) {
  const outcomes = ['one', 'two'].map((text) => first.dispatch(sendMessageCommand(id, text)));
  await until(first, async () => (await kept('message')) === 2, 'both are kept');
  return outcomes;
}

for (const [title, absence] of Object.entries(absences)) {
  describe(`a page that ${title}, and whose agent was at another one meanwhile`, () => {
    for (const [index, ids] of ['', ', on a server that makes new event ids'].entries()) {
      test(`does not send what was sent there${ids}`, async () => {
        const desk = await startTwo(emulators[index] as NodeEmulator, absence);
        const { first, id } = desk;
        desk.leave();
        const outcomes = await writeTwo(first, id, desk.kept);
        const second = await desk.openSecond();
        await until(second, async () => (await desk.sentTexts()).length === 2, 'both are sent');
        await until(second, () => second.state.pending.length === 0, 'both are confirmed');
        await desk.comeBack();
        assert.deepEqual(await Promise.all(outcomes), [{ status: 'confirmed' }, { status: 'confirmed' }]);
        assert.equal((await first.dispatch(sendMessageCommand(id, 'three'))).status, 'confirmed');
        assert.deepEqual(await desk.sentTexts(), ['one', 'two', 'three']);
      });
    }

    test('neither sends nor asks about what was discarded there', async () => {
      const desk = await startTwo(emulators[0] as NodeEmulator, absence);
      const { first, id } = desk;
      desk.leave();
      const outcomes = await writeTwo(first, id, desk.kept);
      const second = await desk.openSecond(true);
      await until(second, () => second.state.pending.length === 2, 'the second one has both');
      for (const { id: messageId } of second.state.pending) second.discardMessage(messageId);
      await until(second, async () => (await desk.kept('message')) === 0, 'both are discarded');
      await desk.comeBack();
      assert.deepEqual(await Promise.all(outcomes), [{ status: 'discarded' }, { status: 'discarded' }]);
      assert.equal(first.state.pending.length, 0);
      assert.equal((await first.dispatch(sendMessageCommand(id, 'three'))).status, 'confirmed');
      assert.deepEqual(await desk.sentTexts(), ['three']);
    });

    test('does not bring back a draft that is sent while the device is read', async () => {
      const desk = await startTwo(emulators[0] as NodeEmulator, absence);
      const { first, id, kept } = desk;
      first.setDraft(id, draftOf('Hello'));
      await until(first, async () => (await kept('draft')) === 1, 'it is kept');
      desk.leave();
      const unsubscribe = first.subscribe(() => {
        if (first.state.connection.status !== 'online') return;
        unsubscribe();
        first.setDraft(id, null);
      });
      await desk.comeBack();
      await until(first, async () => (await kept('draft')) === 0, 'it is not kept any more');
      assert.equal(first.state.local.drafts.size, 0);
    });

    test('has the drafts, filters and settings of there, and keeps what was written here', async () => {
      const desk = await startTwo(emulators[0] as NodeEmulator, absence);
      const { first, id, kept } = desk;
      const [other, own] = [
        await openChat(emulators[0] as NodeEmulator, first),
        await openChat(emulators[0] as NodeEmulator, first),
      ];
      for (const conversationId of [id, other, own]) first.setDraft(conversationId, draftOf('Hello'));
      first.setWrapUpDraft(id, { codes: [], note: 'asked' });
      first.setFilter('supervisor-panel', 'day');
      first.setOwnSetting('sound', 'soft');
      first.setOwnSetting('volume', 1);
      await until(first, async () => (await kept('draft')) === 3 && (await kept('setting')) === 2, 'it is kept');
      desk.leave();
      const second = await desk.openSecond();
      await until(second, () => second.state.local.drafts.size === 3, 'the drafts are there');
      second.setDraft(id, null);
      second.setDraft(other, draftOf('Good morning'));
      second.setWrapUpDraft(id, { codes: [], note: 'asked and answered' });
      second.setFilter('supervisor-panel', 'night');
      second.setOwnSetting('sound', 'loud');
      second.setOwnSetting('volume', undefined);
      await until(second, async () => (await kept('draft')) === 2 && (await kept('setting')) === 1, 'it is kept');
      first.setDraft(own, draftOf('Hello there'));
      await desk.comeBack();
      const drafts = () => new Map([...first.state.local.drafts].map(([key, { text }]) => [key, text]));
      await until(first, () => drafts().get(other) === 'Good morning', 'the draft of the other page');
      assert.deepEqual(
        drafts(),
        new Map([
          [other, 'Good morning'],
          [own, 'Hello there'],
        ]),
      );
      const { wrapUpDrafts, filters, ownSettings } = first.state.local;
      assert.equal(wrapUpDrafts.get(id)?.note, 'asked and answered');
      assert.equal(filters.get('supervisor-panel'), 'night');
      assert.deepEqual([...ownSettings], [['sound', 'loud']]);
    });
  });
}
