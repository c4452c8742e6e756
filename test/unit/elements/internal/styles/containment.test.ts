import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const clips = /overflow(-[xy])?:\s*(auto|scroll|hidden|clip)/;
/** Boxes without children, and hosts, which `hostReset` positions. */
const exempt = /textarea|::placeholder|:host/;

// Text for screen readers only is absolutely positioned. Where the box that scrolls it is not positioned, it does not scroll
// along but makes the page longer.
test('every box that scrolls or clips also positions what is in it', () => {
  const files = readdirSync('src/elements', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const unpositioned = files.flatMap((file) =>
    [...readFileSync(`src/elements/${file}`, 'utf8').matchAll(/([^{}]*)\{([^{}]*)\}/g)]
      .map(([, selector = '', body = '']) => ({ selector: selector.trim(), body }))
      .filter(({ selector, body }) => clips.test(body) && !body.includes('position:') && !exempt.test(selector))
      .map(({ selector }) => `${file}: ${selector}`),
  );
  assert.deepEqual(unpositioned, []);
});
