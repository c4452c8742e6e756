/** The benchmark page: creates one contender and runs the measurements. Driven by `../thread.ts`. */
import type { DeskSession } from '../../../src/session/session.js';
import type { ConversationId, Message } from '../../../src/domain/index.js';
import type { Contender, LiveMessage, LivePlan, BenchConversation, CimEvent } from './contender.js';
import { FullDomBaseline, PlainDomContender, WindowedDomBaseline } from './dom-baselines.js';
import { LitVirtualizerContender, TanStackContender } from './library-contenders.js';
import { BenchTransport, type CapturedSession } from './bench-transport.js';
import { ChatThreadContender } from './chat-thread-contender.js';
import { createTopic, type WireTopic } from './wire-topics.js';

declare const agentDesk: {
  readonly ready: Promise<unknown>;
  createDeskSession(options: { url: string }, ports: { transport: () => BenchTransport }): DeskSession;
};

const now = (): number => performance.timeOrigin + performance.now();
const channel = new MessageChannel();

const paintResolvers: (() => void)[] = [];
channel.port1.onmessage = () => {
  for (const resolve of paintResolvers.splice(0)) resolve();
};

/** The first task after the next frame, when the frame has been submitted. */
function nextPaint(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      paintResolvers.push(resolve);
      channel.port2.postMessage(null);
    });
  });
}

let contender: Contender;
let conversations: readonly BenchConversation[] = [];
let sample: CimEvent;
let template: unknown;
let topic: WireTopic | undefined;
/** The conversation that was opened from the wire last. */
let wireConversationId = '';
const worker = new Worker('/live-worker.js');

function isShown(id: string): boolean {
  const row = contender.find(id);
  const scroller = contender.scroller();
  if (row === null || scroller === null) return false;
  const rowRect = row.getBoundingClientRect();
  const viewportRect = scroller.getBoundingClientRect();
  return rowRect.height > 0 && rowRect.bottom <= viewportRect.bottom + 2 && rowRect.bottom > viewportRect.top;
}

async function untilShown(id: string): Promise<number> {
  for (let frame = 0; frame < 2000; frame++) {
    await nextPaint();
    if (isShown(id)) return now();
  }
  throw new Error(`${id} was not rendered`);
}

const conversationOfLength = (length: number, index = 0): BenchConversation => {
  const conversation = conversations.filter(
    ({ messages }) => messages.length > length * 0.95 && messages.length < length * 1.05,
  )[index];
  if (conversation === undefined) throw new Error(`No conversation with ${length} messages.`);
  return conversation;
};
const lastMessageId = ({ messages }: BenchConversation): string => messages.at(-1)?.id ?? '';

const contenders = {
  ours: (session: DeskSession, transport: BenchTransport) => new ChatThreadContender(session, transport),
  window: () => new WindowedDomBaseline(),
  all: () => new FullDomBaseline(),
  virtualizer: () => new LitVirtualizerContender(),
  tanstack: () => new TanStackContender(),
};

const bench = {
  /** Signs in, accepts the conversations, and loads the complete history of the long ones. */
  async setUp(
    name: keyof typeof contenders,
    url: string,
    captured: CapturedSession,
    sampleEvent: CimEvent,
    lengths: readonly number[],
  ): Promise<void> {
    sample = sampleEvent;
    template = captured.topics[0];
    const transport = new BenchTransport(captured);
    await agentDesk.ready;
    const session = agentDesk.createDeskSession({ url }, { transport: () => transport });
    if (!session.connect(captured.user)) throw new Error('The user was not understood.');
    const delay = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));
    while (session.state.conversations.ids.length < captured.topics.length) await delay();
    for (const [i, { conversationId }] of captured.topics.entries()) {
      const id = conversationId as ConversationId;
      const count = () => session.state.conversations.byId.get(id)?.entries.length ?? 0;
      while (count() < (lengths[i] ?? 0) && (await session.history.loadOlder(id)));
      session.markRead(id);
    }
    conversations = [...session.state.conversations.byId.values()].map(({ id, entries }) => ({
      id,
      messages: entries.filter((entry): entry is Message => entry.kind === 'message'),
    }));
    contender = contenders[name](session, transport);
    if (contender instanceof PlainDomContender) {
      for (const conversation of conversations) contender.prepare(conversation);
      session.dispose();
    }
  },

  async open(length: number, index = 0): Promise<number> {
    const conversation = conversationOfLength(length, index);
    const startedAt = now();
    contender.open(conversation);
    return (await untilShown(lastMessageId(conversation))) - startedAt;
  },

  /** Creates a conversation as the server sends it. Not part of what is measured. */
  prepareTopic(length: number): void {
    topic = createTopic(template, length);
  },

  /** From the event of the socket to the painted conversation. */
  async openFromWire(): Promise<number> {
    if (topic === undefined) throw new Error('No conversation was prepared.');
    return openTopic(topic);
  },

  /** Waits until all messages of the prepared conversation are there. */
  async complete(): Promise<void> {
    while (topic !== undefined && contender.countMessages(topic) < topic.topicData.topicEvents.length)
      await nextPaint();
    topic = undefined;
  },

  async switchAmong(length: number, count: number, rounds: number): Promise<number[]> {
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      times.push(await bench.open(length, round % count));
      await new Promise((resolve) => setTimeout(resolve, 20 + 15 * Math.random()));
    }
    return times;
  },

  /** Shows conversations in turn that have arrived from the wire before. */
  async switchAmongWire(length: number, count: number, rounds: number): Promise<number[]> {
    const topics: WireTopic[] = [];
    for (let i = 0; i < count; i++) {
      topic = createTopic(template, length);
      topics.push(topic);
      await openTopic(topic);
      await bench.complete();
    }
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const next = topics[round % count];
      if (next !== undefined) times.push(await openTopic(next));
      await new Promise((resolve) => setTimeout(resolve, 20 + 15 * Math.random()));
    }
    return times;
  },

  /** Live messages one after another: time from sending to painting. Length null: that which was opened from the wire. */
  async append(length: number | null, count: number): Promise<number[]> {
    const times: number[] = [];
    await playLiveMessages({ sample: sampleFor(length), count, gapMs: 70 }, async (message) => {
      contender.receive(message);
      times.push((await untilShown(message.id)) - message.sentAt);
    });
    return times;
  },

  async burst(length: number, count: number): Promise<{ time: number; longest: number }> {
    let sentAt = 0;
    let last = '';
    const stopMeasuring = measureFrameGaps();
    await playLiveMessages({ sample: sampleFor(length), count, gapMs: 0 }, (message) => {
      ({ sentAt } = message);
      last = message.id;
      contender.receive(message);
    });
    const time = (await untilShown(last)) - sentAt;
    const gaps = stopMeasuring();
    return { time, longest: Math.max(...gaps) };
  },

  /** Scrolls from the end to the start like a fling: fast at first, then slower. */
  async fling(count: number): Promise<{ blank: number; long: number; longest: number; rows: number }> {
    const scroller = contender.scroller();
    if (scroller === null) throw new Error('There is nothing to scroll.');
    const stopMeasuring = measureFrameGaps();
    let blank = 0;
    let rows = 0;
    let distance = scroller.scrollTop;
    const stride = distance / (count * 0.8);
    for (let frame = 0; frame < count; frame++) {
      scroller.scrollTop -= frame < count * 0.75 ? stride : stride / 6;
      await nextPaint();
      distance = scroller.scrollTop;
      const viewportRect = scroller.getBoundingClientRect();
      const renderedRows = contender.rows();
      rows = Math.max(rows, renderedRows.length);
      const [first, last] = [renderedRows[0], renderedRows[renderedRows.length - 1]];
      const top = first?.getBoundingClientRect().top ?? Infinity;
      const bottom = last?.getBoundingClientRect().bottom ?? -Infinity;
      if ((distance > 60 && top > viewportRect.top + 1) || bottom < viewportRect.bottom - 80) blank++;
    }
    const gaps = stopMeasuring();
    return { blank, long: gaps.filter((gap) => gap > 50).length, longest: Math.max(...gaps), rows };
  },

  /** Drags the scrollbar from the end to the start and back: each frame shows another part of the thread. */
  async drag(count: number): Promise<readonly number[]> {
    const scroller = contender.scroller();
    if (scroller === null) throw new Error('There is nothing to scroll.');
    const stopMeasuring = measureFrameGaps();
    for (let frame = 1; frame <= count; frame++) {
      const ratio = Math.abs(1 - (2 * frame) / count);
      scroller.scrollTop = ratio * (scroller.scrollHeight - scroller.clientHeight);
      await nextPaint();
    }
    return stopMeasuring().slice(1);
  },

  /** Live messages arrive while the agent types; `../thread.ts` presses the keys. */
  async typing(length: number | null, durationMs: number): Promise<number[]> {
    const times: number[] = [];
    const field = contender.field();
    field?.focus();
    const recordKey = (event: KeyboardEvent): void => {
      const pressedAt = event.timeStamp;
      void nextPaint().then(() => times.push(performance.now() - pressedAt));
    };
    addEventListener('keydown', recordKey);
    await playLiveMessages({ sample: sampleFor(length), count: durationMs / 20, gapMs: 20 }, (message) =>
      contender.receive(message),
    );
    removeEventListener('keydown', recordKey);
    return times;
  },

  close(): Promise<void> {
    contender.close();
    return nextPaint();
  },

  rowElements(): number {
    const rows = [...contender.rows()].filter((row) => row.classList.contains('message'));
    return rows.reduce((sum, row) => sum + row.querySelectorAll('*').length + 1, 0) / rows.length;
  },

  async memory(): Promise<number> {
    const measured = await (
      performance as unknown as { measureUserAgentSpecificMemory(): Promise<{ bytes: number }> }
    ).measureUserAgentSpecificMemory();
    return measured.bytes;
  },
};

const sampleFor = (length: number | null): CimEvent => ({
  ...sample,
  conversationId: length === null ? wireConversationId : conversationOfLength(length).id,
});

async function openTopic(opened: WireTopic): Promise<number> {
  const last = opened.topicData.topicEvents.findLast(({ data }) => data?.body?.markdownText !== undefined);
  wireConversationId = opened.conversationId;
  const startedAt = now();
  contender.openFromWire(opened);
  return (await untilShown(last?.id ?? '')) - startedAt;
}

/** Sends live messages and waits until each is processed. */
async function playLiveMessages(plan: LivePlan, handle: (message: LiveMessage) => void | Promise<void>): Promise<void> {
  let remaining = plan.count;
  await new Promise<void>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<LiveMessage>) => {
      Promise.resolve(handle(data)).then(() => {
        if (--remaining === 0) resolve();
      }, reject);
    };
    worker.postMessage(plan);
  });
}

/** Records the times between frames until the returned function is called. */
function measureFrameGaps(): () => readonly number[] {
  const gaps: number[] = [0];
  let previous = performance.now();
  let handle = requestAnimationFrame(function onFrame(timestamp) {
    gaps.push(timestamp - previous);
    previous = timestamp;
    handle = requestAnimationFrame(onFrame);
  });
  return () => {
    cancelAnimationFrame(handle);
    return gaps;
  };
}

export type Bench = typeof bench;
Object.assign(globalThis, { bench });
