import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const source = readFileSync('src/elements/internal/styles/tokens.ts', 'utf8');

/** Relative luminance (WCAG) of the colour of a token in a scheme. */
function luminance(token: string, scheme: 'light' | 'dark'): number {
  const [, light = '', dark = ''] =
    new RegExp(`--agent-desk-${token}, light-dark\\(#([0-9a-f]{6}), #([0-9a-f]{6})\\)`).exec(source) ?? [];
  const hex = scheme === 'light' ? light : dark;
  assert.notEqual(hex, '', token);
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((index) => {
    const value = Number.parseInt(hex.slice(index, index + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test('the dark scheme has three planes: sunken, surface and raised, each lighter than the one below', () => {
  const planes = ['surface-sunken', 'surface', 'surface-raised'].map((token) => luminance(token, 'dark'));
  const [sunken = 0, surface = 0, raised = 0] = planes;
  assert.ok(surface / sunken > 1.3 && raised / surface > 1.3, planes.join(' < '));
});

test('text is readable on every plane of both schemes', () => {
  for (const scheme of ['light', 'dark'] as const)
    for (const plane of ['surface-sunken', 'surface', 'surface-raised', 'hover', 'bubble'])
      for (const text of ['text', 'text-muted']) {
        const [low = 0, high = 0] = [luminance(plane, scheme), luminance(text, scheme)].toSorted((a, b) => a - b);
        const contrast = (high + 0.05) / (low + 0.05);
        assert.ok(contrast >= 4.5, `${text} on ${plane}, ${scheme}: ${contrast.toFixed(2)}`);
      }
});
