import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { keepBraces, expandMarkers } from '../../../demo/docs/generator/markers.js';
import { sessionReference, commandReference } from '../../../demo/docs/generator/session-reference.js';
import {
  contrastOf,
  contrastProblems,
  cssText,
  describeProperty,
} from '../../../demo/docs/generator/theme-property.js';
import type { Command, CommandOutcome } from '../../../src/domain/index.js';

const asIs = (text: string) => text;

/** A stand-in for markdown-it: keeps the rule that is added. */
function expand(src: string): string {
  const state = { src };
  expandMarkers({
    core: { ruler: { before: (_rule, _name, run) => run(state) } },
    renderer: { rules: {} },
    renderInline: asIs,
  });
  return state.src;
}

describe('the generated reference', () => {
  test('a marker that nothing is generated for, or an element that does not exist, fails the build', () => {
    assert.throws(() => expand('<!-- show: nothing -->'), /Nothing is generated for/);
    assert.throws(() => expand('<!-- show: reference agent-clock -->'), /There is no element <agent-clock>/);
    assert.equal(expand('a <!-- show: nothing --> b'), 'a <!-- show: nothing --> b');
  });

  test('has the types, defaults and details of an element', () => {
    const text = expand('<!-- show: reference task-offer -->');
    assert.match(text, /id="attribute-placement".*'inline' \| 'toast'.*default <code>'inline'<\/code>/);
    assert.match(text, /id="event-task-accept-request".*<a href="\/docs\/api\/types#type-offer">Offer<\/a>/);
    assert.match(text, /:state\(ringing\)/);
  });

  test('has the public methods of the session, and none for this project only', () => {
    const text = sessionReference(asIs);
    for (const name of ['login', 'dispatch', 'teamReport', 'renewCredentials'])
      assert.ok(text.includes(`id="method-${name.toLowerCase()}"`), name);
    assert.ok(text.includes('id="option-replymode"'));
    assert.ok(!text.includes('joinTabs') && !text.includes('@internal'));
  });

  test('has every command and outcome', () => {
    const text = commandReference(asIs);
    const commands = ['set-state', 'send-message', 'consult-transfer', 'end-item'] satisfies Command['type'][];
    const outcomes = ['confirmed', 'refused', 'unknown', 'not-sent', 'invalid'] satisfies CommandOutcome['status'][];
    for (const name of commands) assert.ok(text.includes(`id="command-${name}"`), name);
    for (const name of outcomes) assert.ok(text.includes(`id="outcome-${name}"`), name);
  });

  test('braces of texts are not read by Vue', () => {
    const rules = { text: () => 'Hello {{customer.firstName}}' };
    keepBraces({ core: { ruler: { before: () => undefined } }, renderer: { rules }, renderInline: asIs });
    assert.equal(rules.text(), 'Hello &#123;&#123;customer.firstName}}');
  });
});

describe('the theme editor', () => {
  const accent = describeProperty({ name: '--agent-desk-accent', default: 'light-dark(#1757b8, #86b6fa)' });
  const onAccent = describeProperty({ name: '--agent-desk-on-accent', default: 'light-dark(#ffffff, #0b1b30)' });
  const space = describeProperty({ name: '--agent-desk-space', default: '0.5rem' });
  const font = describeProperty({ name: '--agent-desk-font', default: 'system-ui, sans-serif' });
  const properties = [accent, onAccent, space, font];

  test('tells colours, sizes and texts apart', () => {
    assert.deepEqual(
      properties.map(({ kind }) => kind),
      ['colour', 'colour', 'size', 'text'],
    );
    assert.equal(describeProperty({ name: '--a', default: '#ffffff' }).dark, '#ffffff');
    assert.equal(describeProperty({ name: '--a', default: '1.4' }).unit, '');
  });

  test('writes what was chosen only, one colour if both are the same', () => {
    const choices = {
      '--agent-desk-accent': { light: '#0b7a75', dark: '#0b7a75' },
      '--agent-desk-space': { light: '0.4', dark: '0.4' },
    };
    assert.equal(
      cssText(properties, choices),
      ':root {\n  --agent-desk-accent: #0b7a75;\n  --agent-desk-space: 0.4rem;\n}\n',
    );
    assert.equal(cssText(properties, {}), '');
  });

  test('names chosen colours on which text is hard to read', () => {
    assert.equal(contrastOf('#000000', '#ffffff'), 21);
    assert.deepEqual(contrastProblems(properties, {}), []);
    const choices = { '--agent-desk-accent': { light: '#7fb0ff', dark: '#86b6fa' } };
    assert.deepEqual(contrastProblems(properties, choices), [
      '“on-accent” on “accent” has a contrast of 2.2 in light.',
    ]);
  });
});
