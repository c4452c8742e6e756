import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filterOptions, type PaletteOption } from '../../../../../src/elements/internal/palette/palette-options.js';

const option = (kind: PaletteOption['kind'], label: string): PaletteOption => ({
  kind,
  label,
  detail: '',
  customerId: '',
  run: () => undefined,
});

test('the palette says how many options it does not show', () => {
  const options = [
    ...Array.from({ length: 30 }, (_, i) => option('conversation', `Ana ${i}`)),
    ...Array.from({ length: 50 }, (_, i) => option('response', `Thanks, Ana ${i}`)),
  ];
  assert.equal(filterOptions(options, '').moreCount, 22, 'responses are there once something is searched for');
  const { shown, moreCount } = filterOptions(options, 'ana');
  assert.equal(shown.length + moreCount, 80);
  assert.equal(filterOptions(options, 'ana 29').moreCount, 0);
});
