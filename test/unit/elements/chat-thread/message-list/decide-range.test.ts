import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  decideRange,
  type Overscan,
  type ThreadGeometry,
} from '../../../../../src/elements/chat-thread/message-list/decide-range.js';

const overscan: Overscan = { min: 0.5, ideal: 1, max: 2 };

const geometry = (heights: readonly number[], viewHeight: number, line: number, top: number): ThreadGeometry => ({
  lineCount: heights.length,
  heightOf: (index) => heights[index] ?? 0,
  viewHeight,
  anchor: { line, top },
});

const lines = (count: number, height: number): number[] => Array.from({ length: count }, () => height);

describe('the lines to draw', () => {
  test('a view in the middle gets one view of overscan on either side', () => {
    const range = decideRange(geometry(lines(1000, 50), 1000, 500, 0), overscan, null);
    assert.deepEqual(range, { start: 480, end: 540, top: -1000 });
  });

  test('the end of the thread is the end of the view, however far the anchor is from it', () => {
    const atEnd = { start: 960, end: 1000, top: -1000 };
    for (const top of [1000, 0, -5000])
      assert.deepEqual(decideRange(geometry(lines(1000, 50), 1000, 1000, top), overscan, null), atEnd);
  });

  test('the start of the thread is the start of the view', () => {
    const range = decideRange(geometry(lines(1000, 50), 1000, 0, 300), overscan, null);
    assert.deepEqual(range, { start: 0, end: 40, top: 0 });
  });

  test('a thread lower than the view is drawn completely', () => {
    const range = decideRange(geometry(lines(3, 50), 1000, 3, 1000), overscan, null);
    assert.deepEqual(range, { start: 0, end: 3, top: 0 });
  });

  test('a thread without lines has nothing to draw', () => {
    const range = decideRange(geometry([], 1000, 0, 1000), overscan, { start: 0, end: 0 });
    assert.deepEqual(range, { start: 0, end: 0, top: 0 });
  });

  test('an edge moves only when it has less overscan than the minimum or more than the maximum', () => {
    const at = (line: number, current: { start: number; end: number }) => {
      const { start, end } = decideRange(geometry(lines(1000, 50), 1000, line, 0), overscan, current);
      return [start, end];
    };
    const drawn = { start: 480, end: 540 };
    assert.deepEqual(at(500, drawn), [480, 540]);
    assert.deepEqual(at(510, drawn), [480, 540], 'half a view is left below');
    assert.deepEqual(at(511, drawn), [480, 551], 'less is left below');
    assert.deepEqual(at(521, drawn), [501, 561], 'and more than two views above');
  });

  test('a low view has the overscan of a higher one', () => {
    const range = decideRange(geometry(lines(1000, 50), 120, 500, 0), overscan, null);
    assert.deepEqual(range, { start: 490, end: 513, top: -500 });
  });

  const geometries = fc
    .record({
      heights: fc.array(fc.oneof(fc.integer({ min: 16, max: 80 }), fc.integer({ min: 16, max: 3000 })), {
        maxLength: 150,
      }),
      viewHeight: fc.integer({ min: 120, max: 2000 }),
      line: fc.nat(150),
      top: fc.integer({ min: -20_000, max: 20_000 }),
    })
    .map(({ heights, viewHeight, line, top }) => ({
      heights,
      view: geometry(heights, viewHeight, Math.min(line, heights.length), top),
    }));
  const overscansOf = fc
    .tuple(fc.double({ min: 0, max: 3, noNaN: true }), fc.double({ min: 0, max: 3, noNaN: true }), fc.boolean())
    .map(([min, more, isUnbounded]) => ({ min, ideal: min + more, max: isUnbounded ? Infinity : min + 2 * more }));
  const ranges = fc.option(
    fc.tuple(fc.nat(150), fc.nat(150)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) })),
  );
  const sum = (heights: readonly number[]) => heights.reduce((total, height) => total + height, 0);

  test('every part of the view is covered, or the thread ends there', () => {
    fc.assert(
      fc.property(geometries, overscansOf, ranges, ({ heights, view }, chosen, current) => {
        const { start, end, top } = decideRange(view, chosen, current);
        assert.ok(start >= 0 && start <= end && end <= heights.length, 'a range of the thread');
        assert.ok(top <= 0, 'covered from the top of the view');
        const bottom = top + sum(heights.slice(start, end));
        assert.ok(bottom >= view.viewHeight || end === heights.length, 'covered to its bottom');
        assert.ok(end < heights.length || bottom >= view.viewHeight || start === 0, 'not scrolled beyond the end');
      }),
    );
  });

  test('asked again, the rule keeps what it decided', () => {
    fc.assert(
      fc.property(geometries, overscansOf, ranges, ({ view }, chosen, current) => {
        const decided = decideRange(view, chosen, current);
        assert.deepEqual(decideRange(view, chosen, decided), decided);
        const anchor = { line: decided.start, top: decided.top };
        assert.deepEqual(
          decideRange({ ...view, anchor }, chosen, decided),
          decided,
          'with its own first line as anchor',
        );
      }),
    );
  });

  test('no more is drawn than the maximum of overscan and the line that crosses its edge', () => {
    fc.assert(
      fc.property(geometries, overscansOf, ranges, ({ heights, view }, chosen, current) => {
        fc.pre(chosen.max !== Infinity);
        const { start, end, top } = decideRange(view, chosen, current);
        const limit = chosen.max * Math.max(view.viewHeight, 500) + 1;
        const belowView = top + sum(heights.slice(start, end)) - view.viewHeight;
        assert.ok(-top <= limit + (heights[start] ?? 0), 'above');
        assert.ok(belowView <= limit + (heights[end - 1] ?? 0), 'below');
      }),
    );
  });
});
