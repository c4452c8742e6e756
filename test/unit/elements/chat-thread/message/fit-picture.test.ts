import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fitPicture } from '../../../../../src/elements/chat-thread/message/fit-picture.js';

const view = { width: 1200, height: 700 };

for (const [title, width, height, expected] of [
  ['a long screenshot at its own width', 400, 8000, 400],
  ['a long and wide screenshot at the width of the window', 2400, 9000, 1200],
  ['a low panorama at its own height', 8000, 400, 8000],
  ['a photograph as a whole', 4000, 3000, 933],
  ['a portrait as a whole', 1500, 2000, 525],
  ['a small picture as it is', 32, 32, 32],
  ['one that fits exactly', 1200, 700, 1200],
] as const) {
  test(`shows ${title}`, () => {
    const { start, min, max } = fitPicture({ width, height }, view);
    assert.equal(Math.round(start * width), expected);
    assert.ok(min <= start && start <= max && max >= 4);
    assert.ok(
      Math.round(min * width) <= view.width && Math.round(min * height) <= view.height,
      'all of it can be seen',
    );
  });
}

test('shows a long screenshot on a telephone', () => {
  const { start } = fitPicture({ width: 1080, height: 9000 }, { width: 340, height: 600 });
  assert.equal(Math.round(start * 1080), 340);
});
