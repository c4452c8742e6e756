import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Message } from '../../../../src/domain/index.js';
import {
  renderByHost,
  updateHostContent,
  type HostContent,
  type HostFunctions,
  type TranslationProvider,
} from '../../../../src/elements/chat-thread/host-content.js';

const none: HostFunctions = { messageRenderers: {}, messageFooter: null, suggestions: null, translator: null };
const update = (known: HostContent, given: Partial<HostFunctions>): HostContent =>
  updateHostContent(known, { ...none, ...given });
const translate = (call: (...path: never[]) => unknown): TranslationProvider => call as TranslationProvider;
const translateTo =
  (language: string): TranslationProvider =>
  ({ text }) =>
    `${language} ${text}`;

test('the functions of a template, made again at every render, go on with what is known, and the latest one is called', () => {
  const bound = { translate: () => null };
  for (const make of [() => translateTo('de'), () => translate(bound.translate.bind(bound))]) {
    const known = update({}, { translator: make() });
    const latest = make();
    assert.equal(update(known, { translator: latest }), known);
    assert.equal(known.translator?.current, latest);
  }
});

test('null, in between, ends what is known of functions with one source text', () => {
  const known = update({}, { translator: translateTo('de'), messageRenderers: { text: () => null } });
  const without = update(known, { messageRenderers: null });
  assert.deepEqual(without, {});
  const later = update(without, { translator: translateTo('fr'), messageRenderers: { text: () => null } });
  assert.notEqual(later.translator, known.translator);
  assert.notEqual(later.text, known.text);
});

test('another function starts over, and none of the others does', () => {
  const text = () => null;
  const known = update({}, { translator: translateTo('de'), messageRenderers: { text, image: () => null } });
  const now = update(known, {
    translator: ({ text: given }) => given,
    messageRenderers: { text, image: (message) => (message.id === 'm' ? null : null) },
  });
  assert.equal(now.text, known.text);
  assert.notEqual(now.image, known.image);
  assert.notEqual(now.translator, known.translator);
  const gone = update(now, { translator: translateTo('de'), messageRenderers: { text: 'no function' as never } });
  assert.deepEqual(Object.keys(gone), ['translator']);
  assert.notEqual(gone.translator, known.translator, 'one that comes back after another one');
});

test('a renderer is called once for each message, and again after null', () => {
  const message = { id: 'm', body: { type: 'text' } } as Message;
  let calls = 0;
  const messageFooter = (): null => (calls++, null);
  let content = update({}, { messageFooter });
  const render = () => (renderByHost(content.footer, message), calls);
  assert.deepEqual([render(), render()], [1, 1]);
  content = update(content, { messageFooter: () => (calls++, null) });
  content = update(content, { messageFooter: () => (calls++, null) });
  const before = render();
  assert.equal(render(), before);
  content = update(update(content, {}), { messageFooter });
  assert.equal(render(), before + 1);
});
