/** A desk in Node, with the real socket. */
import { Socket } from 'socket.io-client';
import type { CommandOutcome, ConversationId, Entry } from '../../../src/domain/index.js';
import { SocketTransport } from '../../../src/session/connection/socket-transport.js';
import type { TransportFactory } from '../../../src/session/connection/transport.js';
import { systemTime } from '../../../src/session/server-clock.js';
import { DeskSession } from '../../../src/session/session.js';
import { scaleTiming } from '../../../src/session/timing.js';
import { selectThread } from '../../../src/store/selectors.js';
import { observe, waitFor, type Desk } from './desk.js';
import { isQuestion, type Shown, type Violation, type Written } from './history-checker.js';

const textsOf = (entry: Entry): readonly string[] => (entry.kind === 'message' ? [entry.body.text] : []);
/** Own messages have these texts, so that what goes out can be counted. */
const ownTextPattern = /own \d+\./;

/** What Socket.IO kept would be sent after a reconnect, before the session has looked whether it arrived. */
const buffered: Violation[] = [];
const { emit } = Socket.prototype;
Socket.prototype.emit = function (this: Socket, ...args: Parameters<typeof emit>) {
  const result = emit.apply(this, args);
  if (this.sendBuffer.length > 0) buffered.push({ finding: 'buffered by Socket.IO', text: String(args[0]) });
  return result;
};

export class NodeDesk implements Desk {
  readonly session: DeskSession;
  readonly written: Written[] = [];
  /** An uncaught error ends the test. */
  readonly problems = buffered;
  /** It runs in the process of the test. */
  readonly longestPause = 0;
  readonly loadedAt = 0;
  unansweredSignIns = 0;
  readonly #scale: number;
  #clockOffset = 0;
  readonly #missing = new Set<Written>();
  #isActing = false;
  #isDisposed = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(url: string, scale: number, replyMode: 'reuse-id' | 'reference') {
    this.#scale = scale;
    const timing = scaleTiming(scale);
    const time = { ...systemTime, now: () => Date.now() + this.#clockOffset };
    const transport: TransportFactory = (options) => {
      const inner = new SocketTransport(options);
      return {
        open: (listener) => inner.open(listener),
        close: () => inner.close(),
        checkHealth: () => inner.checkHealth(),
        send: (event, payload) => {
          const isSent = inner.send(event, payload);
          const [text] = ownTextPattern.exec(JSON.stringify(payload)) ?? [];
          const message = this.written.find((other) => other.text === text);
          if (isSent && event === 'publishCimEvent' && message !== undefined) message.emits++;
          return isSent;
        },
      };
    };
    this.session = new DeskSession({ url, replyMode }, { timing, time, transport });
  }

  async signIn(): Promise<void> {
    let problem = await this.session.login('mara', 'demo');
    // On a busy machine the answer may be late.
    for (let attempt = 1; problem !== null && attempt < 10; attempt++) {
      await this.#wait(1_000);
      problem = await this.session.login('mara', 'demo');
    }
    if (problem !== null) throw new Error(`Sign-in failed: ${problem.code} ${problem.detail}`);
    await waitFor(() => this.session.state.presence !== null, 'the presence');
    this.#timer = setInterval(() => this.#look(), Math.max(20, 1_000 * this.#scale));
  }

  write(conversationId: ConversationId, isReply: boolean): void {
    const { state } = this.session;
    const conversation = state.conversations.byId.get(conversationId);
    const isUsable = ['online', 'reconnecting', 'connecting'].includes(state.connection.status);
    if (!isUsable || conversation?.role !== 'primary' || conversation.state === 'closed') return;
    const text = `own ${String(this.written.length)}.`;
    const question = conversation.entries.findLast(
      (entry) => entry.kind === 'message' && entry.sender.kind === 'customer',
    );
    const replyTo = isReply && question?.kind === 'message' ? question.messageId : null;
    const message: Written = {
      text,
      conversationId,
      outcome: null,
      sentAt: null,
      emits: 0,
      wasAsked: false,
      wasHidden: false,
    };
    this.written.push(message);
    void this.session
      .dispatch({
        type: 'send-message',
        conversationId,
        body: { type: 'text', text },
        replyTo,
        whisper: false,
        channelSessionId: null,
      })
      .then((outcome: CommandOutcome) => (message.outcome = outcome));
  }

  hasConversation(id: ConversationId): boolean {
    return this.session.state.conversations.byId.has(id);
  }

  breakPage(): Promise<void> {
    throw new Error('There is no page.');
  }

  jumpClock(ms: number): void {
    this.#clockOffset += ms;
  }

  read(): Shown[] {
    const { state } = this.session;
    const agentId = state.agent?.id ?? '';
    const { endedConversations, drafts } = state.local;
    const shown: Shown[] = [];
    for (const conversationId of state.conversations.ids) {
      for (const entry of selectThread(state, conversationId)) shown.push(...readEntry(entry, conversationId));
    }
    for (const { conversation, unsent = [] } of endedConversations) {
      for (const entry of conversation.entries) shown.push(...readEntry(entry, conversation.id));
      for (const { body } of unsent)
        shown.push({ text: body.text, conversationId: conversation.id, isOwn: true, as: 'unsent' });
    }
    for (const [conversationId, { text }] of drafts) {
      for (const line of text.split('\n')) shown.push({ text: line, conversationId, isOwn: true, as: 'draft' });
    }
    return shown;

    function readEntry(entry: Entry, conversationId: ConversationId): Shown[] {
      if (entry.kind !== 'message') return [];
      const isOwn = entry.sender.kind === 'agent' && (agentId === '' || entry.sender.id === agentId);
      return textsOf(entry).map((text) => ({ text, conversationId, isOwn, as: entry.delivery }));
    }
  }

  dispose(): void {
    this.#isDisposed = true;
    clearInterval(this.#timer);
    this.session.dispose();
  }

  /** Looks at the page, and does what it asks for. */
  #look(): void {
    // Without a session, nothing of it is shown.
    if (this.session.state.connection.status === 'online')
      observe(this.written, this.read(), isQuestion, this.#missing);
    if (!this.#isActing) void this.#act();
  }

  async #act(): Promise<void> {
    const { session } = this;
    const { connection, credentialsExpired } = session.state;
    this.#isActing = true;
    if (connection.status === 'taken-over') {
      await this.#wait(5_000);
      if (!this.#isDisposed) session.reconnect();
    } else if (connection.status === 'closed' || connection.status === 'signed-out') {
      await this.#wait(2_000);
      const problem = this.#isDisposed ? null : await session.login('mara', 'demo');
      if (problem?.code === 'timed-out') this.unansweredSignIns++;
    } else if (credentialsExpired === 'password') {
      await this.#wait(2_000);
      await session.renewCredentials('demo');
    }
    this.#isActing = false;
  }

  #wait(ms: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, ms * this.#scale));
  }
}
