import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limitRem } from '../../../../../src/elements/internal/styles/page-rem.js';

const cases: readonly [css: string, expected: string][] = [
  ['a { width: 2rem; }', 'a { width: max(2rem, 32px); }'],
  ['a { margin: -0.625rem 0; }', 'a { margin: min(-0.625rem, -10px) 0; }'],
  ['a { font: 0.8125rem/1.4 serif; }', 'a { font: max(0.8125rem, 13px)/1.4 serif; }'],
  ['a { inset: calc(100% - .5rem); }', 'a { inset: calc(100% - max(.5rem, 8px)); }'],
  ['a { --w: var(--x, 22rem); }', 'a { --w: var(--x, max(22rem, 352px)); }'],
  ['@container (width < 60rem) { a {} }', '@container (width < max(60rem, 960px)) { a {} }'],
  // The font size of the page does not count here.
  ['@media (width < 30rem) { a { width: 1rem; } }', '@media (width < 30rem) { a { width: max(1rem, 16px); } }'],
  ['a { width: 2em; --2rem: x; content: "rem"; }', 'a { width: 2em; --2rem: x; content: "rem"; }'],
];

for (const [css, expected] of cases) test(css, () => assert.equal(limitRem(css), expected));
