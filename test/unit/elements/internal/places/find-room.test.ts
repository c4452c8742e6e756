import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  coveredArea,
  findBarTop,
  findCorner,
  type Box,
  type RoomQuery,
} from '../../../../../src/elements/internal/places/find-room.js';

const viewport = { width: 1000, height: 800 };
const query = (avoid: readonly Box[], change: Partial<RoomQuery> = {}): RoomQuery => ({
  size: { width: 300, height: 200 },
  ...{ viewport, inset: 16, isRtl: false, avoid, current: null, countControls: () => 0 },
  ...change,
});
const box = (left: number, top: number, width: number, height: number): Box => ({
  ...{ left, top, right: left + width, bottom: top + height },
});
const find = (avoid: readonly Box[], change?: Partial<RoomQuery>) => {
  const corner = findCorner(query(avoid, change));
  return corner && `${corner.block} ${corner.inline}`;
};

describe('room for a toast', () => {
  test('is the corner at the end, unless something there must stay clear', () => {
    assert.equal(find([]), 'end end');
    assert.equal(find([box(900, 700, 80, 40)]), 'start end');
    assert.equal(find([box(0, 790, 1000, 10), box(900, 0, 100, 100)]), 'end end', 'a line below the inset');
    assert.equal(find([box(0, 700, 1000, 100), box(900, 0, 100, 100)]), 'start start');
    assert.equal(find([box(900, 700, 80, 40)], { isRtl: true }), 'end end');
  });

  test('is where fewer controls are covered, and stays while it is free', () => {
    const countControls = ({ top }: Box) => (top > 400 ? 3 : 1);
    assert.equal(find([], { countControls }), 'start end');
    assert.equal(find([], { countControls, current: { block: 'end', inline: 'start' } }), 'end start');
  });

  test('is nowhere in a corner when all are taken, or the window is too low', () => {
    assert.equal(find([box(0, 0, 1000, 40), box(0, 760, 1000, 40)]), null);
    assert.equal(find([], { viewport: { width: 1000, height: 220 } }), null);
  });

  test('for a bar is the first free line, else where it covers least', () => {
    const bar = { width: 1000, height: 50 };
    assert.equal(findBarTop(bar, viewport, 0, [box(0, 0, 1000, 40), box(0, 700, 1000, 100)]), 40);
    const full = [box(0, 0, 1000, 390), box(0, 420, 1000, 380)];
    const top = findBarTop(bar, viewport, 0, full);
    assert.equal(coveredArea(box(0, top, 1000, 50), full), 20 * 1000);
  });
});
