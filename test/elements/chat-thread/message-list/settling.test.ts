import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { ReactiveControllerHost } from 'lit';
import '../../../../src/elements/chat-thread/chat-thread.define.js';
import type { ChatThread } from '../../../../src/elements/chat-thread/chat-thread.js';
import { openChat, type CustomerChat } from '../../../support/browser/customer-chat.js';
import {
  cleanUp,
  mountSession,
  startEmulator,
  until,
  type Emulator,
  type MountedSession,
} from '../../../support/browser/mount-session.js';
import { ChatThreadHarness } from '../../../support/harness/chat-thread-harness.js';

/** Consecutive entries of one kind. Messages have `height` lines of text. */
interface EntryGroup {
  readonly kind: 'message' | 'notice' | 'lineless';
  readonly count: number;
  readonly height: number;
}

const oneGroup = (kind: EntryGroup['kind'], maxCount: number) =>
  fc.record<EntryGroup>({
    kind: fc.constant(kind),
    count: fc.integer({ min: 1, max: maxCount }),
    height: kind === 'message' ? fc.oneof(fc.constant(1), fc.integer({ min: 2, max: 40 })) : fc.constant(1),
  });

/** Entries without a line are many in a row, because they are what the view is filled without. */
const groupsOf = (maxCount: number) =>
  fc.array(
    fc.oneof(
      { arbitrary: oneGroup('message', Math.ceil(maxCount / 3)), weight: 1 },
      { arbitrary: oneGroup('notice', Math.ceil(maxCount / 2)), weight: 1 },
      { arbitrary: oneGroup('lineless', maxCount), weight: 2 },
    ),
    { minLength: 1, maxLength: 4 },
  );

const waitForFrames = async (count: number): Promise<void> => {
  for (let frame = 0; frame < count; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
};

/** A thread, and how often its list was updated in one frame. */
class ObservedThread {
  readonly harness: ChatThreadHarness;
  #frame = 0;
  #updates = new Map<number, number>();
  #isObserving = true;

  private constructor(
    readonly element: ChatThread,
    readonly mounted: MountedSession,
    readonly chat: CustomerChat,
  ) {
    this.harness = new ChatThreadHarness(element);
    const countFrame = (): void => {
      this.#frame++;
      if (this.#isObserving) requestAnimationFrame(countFrame);
    };
    requestAnimationFrame(countFrame);
  }

  static async open(mounted: MountedSession, chat: CustomerChat, height: number): Promise<ObservedThread> {
    const element = document.createElement('chat-thread') as ChatThread;
    element.style.setProperty('--chat-thread-height', `${height}px`);
    // The window of the tests is lower than most views.
    element.style.maxBlockSize = 'none';
    mounted.element.append(element);
    const observed = new ObservedThread(element, mounted, chat);
    const list = await until(
      () => element.shadowRoot?.querySelector<HTMLElement & ReactiveControllerHost>('agent-desk-message-list'),
      'the list is there',
    );
    list.addController({
      hostUpdated: () => {
        observed.#updates.set(observed.#frame, (observed.#updates.get(observed.#frame) ?? 0) + 1);
        // On a busy machine the list is updated by timers, several times before the page gets its next frame.
        setTimeout(() => observed.#frame++);
      },
    });
    await until(() => observed.harness.isRich, 'Markdown is rendered');
    await waitForFrames(3);
    return observed;
  }

  /** The most updates in one frame since the last call. */
  takeMostUpdates(): number {
    const most = Math.max(0, ...this.#updates.values());
    this.#updates.clear();
    return most;
  }

  /** The height of the part of the view above or below the lines, where there are lines to draw. */
  get blank(): number {
    const { scroller, content } = this.harness;
    const view = scroller.getBoundingClientRect();
    const { top, bottom } = content.getBoundingClientRect();
    const spacerHeight = (name: string) => content.parentElement?.querySelector<HTMLElement>(name)?.offsetHeight ?? 0;
    return Math.max(
      0,
      spacerHeight('.spacer-above') > 0 ? top - view.top : 0,
      spacerHeight('.spacer-below') > 0 ? view.bottom - bottom : 0,
    );
  }

  get firstInView(): HTMLElement | undefined {
    const view = this.harness.scroller.getBoundingClientRect();
    return this.harness.messages.find((message) => {
      const { top } = message.getBoundingClientRect();
      return top > view.top && top < view.bottom;
    });
  }

  close(): void {
    this.#isObserving = false;
    this.element.remove();
  }
}

/** Random threads, views and positions. A counterexample is reported with its seed. */
describe('<chat-thread> in any view', () => {
  let emulator: Emulator;

  before(async () => {
    emulator = await startEmulator();
  });

  afterEach(() => cleanUp(emulator));

  async function publish(mounted: MountedSession, chat: CustomerChat, groups: readonly EntryGroup[]): Promise<void> {
    const entryCount = () => mounted.session.state.conversations.byId.get(chat.id)?.entries.length ?? 0;
    const expected = entryCount() + groups.reduce((sum, { count }) => sum + count, 0);
    for (const { kind, count, height } of groups) {
      const send = (i: number): Promise<unknown> => {
        if (kind === 'message') return chat.sendText(Array.from({ length: height }, () => `Text ${i}`).join('\n\n'));
        return chat.publishEvent(kind === 'notice' ? 'CALL_LEG_STARTED' : 'SOMETHING_NEW', {});
      };
      await Promise.all(Array.from({ length: count }, (_, i) => send(i)));
    }
    await until(() => entryCount() >= expected, 'all entries have arrived');
  }

  it('settles within three updates with the view filled, and keeps the end or the position', async () => {
    const mounted = await mountSession(emulator);
    const scenario = fc.record({
      history: fc.nat(60),
      past: groupsOf(60),
      live: groupsOf(25),
      isRead: fc.boolean(),
      view: fc.integer({ min: 120, max: 2000 }),
      otherView: fc.integer({ min: 120, max: 2000 }),
      scrollRatio: fc.double({ min: 0, max: 0.9, noNaN: true }),
    });
    const check = (thread: ObservedThread, what: string): void => {
      expect(thread.takeMostUpdates(), `updates in one frame, ${what}`).to.be.at.most(3);
      expect(thread.blank, `blank part of the view, ${what}`).to.be.at.most(1);
    };
    await fc.assert(
      fc.asyncProperty(scenario, async ({ history, past, live, isRead, view, otherView, scrollRatio }) => {
        const chat = await openChat(emulator, mounted, 'Ana', { history, text: 'Hello' });
        await publish(mounted, chat, past);
        if (isRead) mounted.session.markRead(chat.id);
        mounted.session.activate(chat.id);
        const thread = await ObservedThread.open(mounted, chat, view);
        const { harness } = thread;
        try {
          check(thread, 'opened');
          harness.latestButton?.click();
          await waitForFrames(3);
          check(thread, 'at the end');
          expect(harness.isAtEnd, 'opened at the end').to.equal(true);
          await publish(mounted, chat, live);
          await waitForFrames(3);
          check(thread, 'live');
          expect(harness.isAtEnd, 'the end is kept').to.equal(true);
          thread.element.style.setProperty('--chat-thread-height', `${otherView}px`);
          await waitForFrames(4);
          check(thread, 'in another view');
          expect(harness.isAtEnd, 'the end is kept in another view').to.equal(true);

          const { scroller } = harness;
          scroller.scrollTop = (scroller.scrollHeight - scroller.clientHeight) * scrollRatio;
          await waitForFrames(4);
          check(thread, 'in history');
          if (harness.isAtEnd) return;
          // At the very start nothing can be scrolled to make up for a divider that goes.
          const message = scroller.scrollTop > 100 ? thread.firstInView : undefined;
          const topBefore = message?.getBoundingClientRect().top;
          await publish(mounted, chat, live);
          await waitForFrames(3);
          check(thread, 'live, in history');
          if (message !== undefined && harness.latestButton !== null)
            expect(message.getBoundingClientRect().top, 'the position is kept').to.be.closeTo(topBefore ?? 0, 1.5);
        } finally {
          thread.close();
        }
      }),
      { numRuns: 16, seed: 1, endOnFailure: true, includeErrorInReport: true },
    );
  }).timeout(400_000);
});
