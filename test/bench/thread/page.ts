/** The page of the bench: sets one contender up and lets it work. Driven from `../thread.ts`. */
import type { DeskSession } from '../../../src/session/desk-session.js';
import type { ConversationId, Message } from '../../../src/domain/index.js';
import type { Contender, LiveMessage, Play, Talk, WireEvent } from './contender.js';
import { AllFloor, Plain, WindowFloor } from './floors.js';
import { LitLabs, TanStack } from './libraries.js';
import { BenchLink, type Caught } from './link.js';
import { Ours } from './ours.js';

declare const agentDesk: {
  createDeskSession(options: { url: string }, ports: { transport: () => BenchLink }): DeskSession;
};

const now = (): number => performance.timeOrigin + performance.now();
const channel = new MessageChannel();

const waiting: (() => void)[] = [];
channel.port1.onmessage = () => {
  for (const resolve of waiting.splice(0)) resolve();
};

/** The first task after the next frame: then it is on its way to the screen. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      waiting.push(resolve);
      channel.port2.postMessage(null);
    });
  });
}

let contender: Contender;
let talks: readonly Talk[] = [];
let sample: WireEvent;
const worker = new Worker('/live-worker.js');

function isShown(id: string): boolean {
  const row = contender.find(id);
  const view = contender.scroller();
  if (row === null || view === null) return false;
  const box = row.getBoundingClientRect();
  const frame = view.getBoundingClientRect();
  return box.height > 0 && box.bottom <= frame.bottom + 2 && box.bottom > frame.top;
}

async function untilShown(id: string): Promise<number> {
  for (let frame = 0; frame < 2000; frame++) {
    await painted();
    if (isShown(id)) return now();
  }
  throw new Error(`${id} is never shown`);
}

const talkOf = (length: number, index = 0): Talk => {
  const talk = talks.filter(({ messages }) => messages.length > length * 0.95 && messages.length < length * 1.05)[
    index
  ];
  if (talk === undefined) throw new Error(`There is no conversation of ${length}.`);
  return talk;
};
const lastOf = ({ messages }: Talk): string => messages.at(-1)?.id ?? '';

const contenders = {
  ours: (session: DeskSession, link: BenchLink) => new Ours(session, link),
  window: () => new WindowFloor(),
  all: () => new AllFloor(),
  virtualizer: () => new LitLabs(),
  tanstack: () => new TanStack(),
};

const bench = {
  /** Signs in, takes the conversations, and reads those back that are longer than what comes at once. */
  async setUp(
    name: keyof typeof contenders,
    url: string,
    caught: Caught,
    wire: WireEvent,
    lengths: readonly number[],
  ): Promise<void> {
    sample = wire;
    const link = new BenchLink(caught);
    const session = agentDesk.createDeskSession({ url }, { transport: () => link });
    if (!session.connect(caught.user)) throw new Error('The user was not understood.');
    const idle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));
    while (session.state.conversations.ids.length < caught.topics.length) await idle();
    for (const [i, { conversationId }] of caught.topics.entries()) {
      const id = conversationId as ConversationId;
      const count = () => session.state.conversations.byId.get(id)?.entries.length ?? 0;
      while (count() < (lengths[i] ?? 0) && (await session.history.loadOlder(id)));
      session.markRead(id);
    }
    talks = [...session.state.conversations.byId.values()].map(({ id, entries }) => ({
      id,
      messages: entries.filter((entry): entry is Message => entry.kind === 'message'),
    }));
    contender = contenders[name](session, link);
    if (contender instanceof Plain) {
      for (const talk of talks) contender.prepare(talk);
      session.dispose();
    }
  },

  async open(length: number, index = 0): Promise<number> {
    const talk = talkOf(length, index);
    const started = now();
    contender.open(talk);
    return (await untilShown(lastOf(talk))) - started;
  },

  async switchAmong(length: number, count: number, rounds: number): Promise<number[]> {
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      times.push(await bench.open(length, round % count));
      await new Promise((resolve) => setTimeout(resolve, 20 + 15 * Math.random()));
    }
    return times;
  },

  /** One live message after another: from its sending to its being painted. */
  async append(length: number, count: number): Promise<number[]> {
    const times: number[] = [];
    await live({ sample: about(talkOf(length)), count, gap: 70 }, async (message) => {
      contender.receive(message);
      times.push((await untilShown(message.id)) - message.sentAt);
    });
    return times;
  },

  async burst(length: number, count: number): Promise<{ time: number; longest: number }> {
    let sentAt = 0;
    let last = '';
    const watch = frames();
    await live({ sample: about(talkOf(length)), count, gap: 0 }, (message) => {
      ({ sentAt } = message);
      last = message.id;
      contender.receive(message);
    });
    const time = (await untilShown(last)) - sentAt;
    const gaps = watch();
    return { time, longest: Math.max(...gaps) };
  },

  /** From the end to the beginning as a flung thread runs: fast at first, then slower. */
  async fling(count: number): Promise<{ blank: number; long: number; longest: number; rows: number }> {
    const view = contender.scroller();
    if (view === null) throw new Error('There is nothing to scroll.');
    const watch = frames();
    let blank = 0;
    let rows = 0;
    let distance = view.scrollTop;
    const stride = distance / (count * 0.8);
    for (let frame = 0; frame < count; frame++) {
      view.scrollTop -= frame < count * 0.75 ? stride : stride / 6;
      await painted();
      distance = view.scrollTop;
      const box = view.getBoundingClientRect();
      const drawn = contender.rows();
      rows = Math.max(rows, drawn.length);
      const [first, last] = [drawn[0], drawn[drawn.length - 1]];
      const top = first?.getBoundingClientRect().top ?? Infinity;
      const bottom = last?.getBoundingClientRect().bottom ?? -Infinity;
      if ((distance > 60 && top > box.top + 1) || bottom < box.bottom - 80) blank++;
    }
    const gaps = watch();
    return { blank, long: gaps.filter((gap) => gap > 50).length, longest: Math.max(...gaps), rows };
  },

  /** Live messages come while somebody writes; the keys are pressed from outside. */
  async typing(length: number, milliseconds: number): Promise<number[]> {
    const times: number[] = [];
    const field = contender.field();
    field?.focus();
    const note = (event: KeyboardEvent): void => {
      const pressed = event.timeStamp;
      void painted().then(() => times.push(performance.now() - pressed));
    };
    addEventListener('keydown', note);
    await live({ sample: about(talkOf(length)), count: milliseconds / 20, gap: 20 }, (message) =>
      contender.receive(message),
    );
    removeEventListener('keydown', note);
    return times;
  },

  close(): Promise<void> {
    contender.close();
    return painted();
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

const about = ({ id }: Talk): WireEvent => ({ ...sample, conversationId: id });

/** Plays live messages and waits until each has been dealt with. */
async function live(play: Play, take: (message: LiveMessage) => void | Promise<void>): Promise<void> {
  let left = play.count;
  await new Promise<void>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<LiveMessage>) => {
      Promise.resolve(take(data)).then(() => {
        if (--left === 0) resolve();
      }, reject);
    };
    worker.postMessage(play);
  });
}

/** Times between frames until the returned function is called. */
function frames(): () => readonly number[] {
  const gaps: number[] = [0];
  let before = performance.now();
  let handle = requestAnimationFrame(function look(at) {
    gaps.push(at - before);
    before = at;
    handle = requestAnimationFrame(look);
  });
  return () => {
    cancelAnimationFrame(handle);
    return gaps;
  };
}

export type Bench = typeof bench;
Object.assign(globalThis, { bench });
