import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Entry, EntryId } from '../../../../../src/domain/index.js';
import {
  ThreadWindow,
  type ThreadPosition,
} from '../../../../../src/elements/chat-thread/message-list/thread-window.js';
import { EntryList } from '../../../../../src/store/entry-list.js';
import { message, notice } from '../../../../support/builders/domain-objects.js';

const viewHeight = 600;
const text = (id: string | number): Entry => message(String(id), 0);
const lineless = (id: string | number): Entry => ({ ...notice(String(id), 0), visible: false });
const many = (count: number, create: (id: string) => Entry, prefix = ''): Entry[] =>
  Array.from({ length: count }, (_, i) => create(`${prefix}${i}`));

/** A scroller that draws what the window says, with lines of known heights. Counts the renders. */
class FakeScroller {
  readonly window = new ThreadWindow();
  renders = 0;
  /** Distance of the first drawn line from the top of the view, away from the end. */
  #top = 0;
  #isAtEnd = true;
  #entries: EntryList = EntryList.empty;

  constructor(
    readonly heightOf: (id: EntryId) => number,
    readonly viewHeight: number,
  ) {}

  get drawn(): readonly EntryId[] {
    const { start, end, lines } = this.window;
    return Array.from({ length: end - start }, (_, i) => lines.at(start + i)?.id as EntryId);
  }

  get drawnHeight(): number {
    return this.drawn.reduce((height, id) => height + this.heightOf(id), 0);
  }

  open(entries: readonly Entry[], unreadFrom: EntryId | null = null): void {
    this.#entries = EntryList.of(entries);
    this.window.open(this.#entries, unreadFrom);
    this.renders = 0;
    this.#isAtEnd = unreadFrom === null;
    this.#top = -Math.min(this.viewHeight, this.drawnHeight) / 2;
    this.#settle();
  }

  append(entries: readonly Entry[]): void {
    for (const entry of entries) this.#entries = this.#entries.append(entry);
    this.#render();
  }

  prepend(entries: readonly Entry[]): void {
    this.#entries = this.#entries.insert(0, entries);
    this.#render();
  }

  /** Into the space for the lines that are not drawn. */
  drag(side: 'above' | 'below', ratio: number): void {
    this.#isAtEnd = false;
    this.renders = 0;
    const top = this.window.update(this.#entries, { kind: 'blank', side, ratio });
    assert.ok(top !== null);
    this.#top = top;
    this.#settle();
  }

  get isFilled(): boolean {
    const { start, end, lines } = this.window;
    const top = this.#isAtEnd ? this.viewHeight - this.drawnHeight : this.#top;
    return (top <= 0 || start === 0) && (top + this.drawnHeight >= this.viewHeight || end === lines.length);
  }

  get #position(): ThreadPosition {
    return this.#isAtEnd ? { kind: 'end' } : { kind: 'drawn', top: this.#top };
  }

  #render(): void {
    this.renders = 0;
    this.#update();
    this.#settle();
  }

  #update(): void {
    const firstDrawn = this.drawn[0];
    this.window.update(this.#entries, this.#position);
    // The lines in view keep their place.
    const added = firstDrawn === undefined ? 0 : this.drawn.indexOf(firstDrawn);
    for (const id of this.drawn.slice(0, Math.max(0, added))) this.#top -= this.heightOf(id);
  }

  #settle(): void {
    for (;;) {
      this.renders++;
      assert.ok(this.renders <= 50, 'it never settles');
      const byId = new Map(this.drawn.map((id) => [id, this.heightOf(id)]));
      this.window.measure({ byId, total: this.drawnHeight }, this.viewHeight);
      this.#clamp();
      if (this.drawn.length === 0 || !this.window.needsFilling(this.#position)) return;
      this.#update();
    }
  }

  /** A scroller stops at its end, and at its start. */
  #clamp(): void {
    const { start, reachesEnd } = this.window;
    if (reachesEnd) this.#top = Math.max(this.#top, this.viewHeight - this.drawnHeight);
    if (start === 0) this.#top = Math.min(this.#top, 0);
  }
}

describe('the window of a thread', () => {
  test('entries without a line are not counted: 10,000 of them leave the lines as they were', () => {
    const scroller = new FakeScroller(() => 60, viewHeight);
    scroller.open(many(60, text));
    const drawnBefore = scroller.drawn;
    scroller.append(many(10_000, lineless, 'hidden'));
    assert.deepEqual(scroller.drawn, drawnBefore);
    assert.equal(scroller.renders, 1);
    assert.equal(scroller.window.reachesEnd, true);
  });

  test('opens at the latest lines behind entries without one', () => {
    const scroller = new FakeScroller(() => 60, viewHeight);
    scroller.open([...many(60, text), ...many(500, lineless, 'hidden')]);
    assert.equal(scroller.drawn.at(-1), 'event-59');
    assert.equal(scroller.isFilled, true);
  });

  test('opens at the line after an unread entry that has none', () => {
    const entries = [...many(300, text), lineless('unread'), ...many(300, text, 'new')];
    const scroller = new FakeScroller(() => 60, viewHeight);
    scroller.open(entries, 'event-unread' as EntryId);
    assert.ok(scroller.drawn.includes('event-new0' as EntryId));
    assert.ok(scroller.drawn.length < 60);
  });

  test('a thread of nothing but entries without a line draws nothing, and follows the first line', () => {
    const scroller = new FakeScroller(() => 60, viewHeight);
    scroller.open(many(200, lineless));
    assert.deepEqual(scroller.drawn, []);
    scroller.append([text('first')]);
    assert.deepEqual(scroller.drawn, ['event-first']);
  });

  test('older entries do not move the drawn lines, with and without a line', () => {
    const scroller = new FakeScroller(() => 60, viewHeight);
    scroller.open(many(200, text));
    scroller.drag('above', 0.5);
    const drawnBefore = scroller.drawn;
    scroller.prepend([...many(90, lineless, 'hidden'), ...many(30, text, 'older'), ...many(40, lineless, 'more')]);
    assert.deepEqual(scroller.drawn, drawnBefore);
  });

  test('a burst at the end draws only the latest of it', () => {
    const scroller = new FakeScroller(() => 60, viewHeight);
    scroller.open(many(60, text));
    scroller.append(many(1000, text, 'burst'));
    assert.equal(scroller.drawn.at(-1), 'event-burst999');
    assert.ok(scroller.drawn.length <= 20, `${scroller.drawn.length} lines`);
  });

  test('lines above are dropped in batches, not one for each new one', () => {
    const scroller = new FakeScroller(() => 60, viewHeight);
    scroller.open(many(200, text));
    let changes = 0;
    for (let i = 0; i < 100; i++) {
      const first = scroller.drawn[0];
      scroller.append([text(`new${i}`)]);
      if (scroller.drawn[0] !== first) changes++;
    }
    assert.ok(changes > 0 && changes <= 100 / 4, `${changes} changes`);
  });

  test('draws more when the view grows', () => {
    const scroller = new FakeScroller(() => 60, viewHeight);
    scroller.open(many(200, text));
    scroller.window.measure({ byId: new Map(scroller.drawn.map((id) => [id, 60])), total: scroller.drawnHeight }, 2000);
    assert.equal(scroller.window.isBlank({ kind: 'end' }), true);
  });

  test('settles within three renders with the view filled, whatever the heights', () => {
    const kinds = fc.array(
      fc.record({
        count: fc.integer({ min: 1, max: 60 }),
        height: fc.oneof(fc.integer({ min: 16, max: 60 }), fc.integer({ min: 16, max: 3000 })),
        isLineless: fc.boolean(),
      }),
      { maxLength: 12 },
    );
    const views = fc.integer({ min: 120, max: 2000 });
    fc.assert(
      fc.property(kinds, kinds, views, fc.double({ min: 0, max: 1, noNaN: true }), (past, live, view, ratio) => {
        const heights = new Map<EntryId, number>();
        const entriesOf = (groups: typeof past, prefix: string): Entry[] =>
          groups.flatMap(({ count, height, isLineless }, group) =>
            many(count, isLineless ? lineless : text, `${prefix}${group}-`).map((entry) => {
              heights.set(entry.id, height);
              return entry;
            }),
          );
        const scroller = new FakeScroller((id) => heights.get(id) ?? 0, view);
        const check = (what: string): void => {
          assert.ok(scroller.renders <= 3, `${what}: ${scroller.renders} renders`);
          assert.ok(scroller.isFilled, `${what}: the view is filled`);
        };
        scroller.open(entriesOf(past, 'past'));
        check('opened');
        scroller.append(entriesOf(live, 'live'));
        check('live');
        assert.equal(scroller.window.reachesEnd, true, 'the end is kept');
        if (scroller.window.start === 0) return;
        scroller.drag('above', ratio);
        check('dragged');
        scroller.append(entriesOf(live, 'later'));
        check('live, away from the end');
      }),
      { numRuns: 500 },
    );
  });
});
