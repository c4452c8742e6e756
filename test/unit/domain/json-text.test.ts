import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import { toJsonText, withoutInheritedToJson } from '../../../src/domain/text/json-text.js';

describe('JSON in a page with extended prototypes', () => {
  const prototypes = [Object.prototype, Array.prototype, String.prototype, Number.prototype, Date.prototype];
  const dateToJson = Object.getOwnPropertyDescriptor(Date.prototype, 'toJSON') as PropertyDescriptor;
  afterEach(() => {
    for (const prototype of prototypes) Reflect.deleteProperty(prototype, 'toJSON');
    Reflect.deleteProperty(Object.prototype, 'extra');
    Object.defineProperty(Date.prototype, 'toJSON', dateToJson);
  });

  const value = () => ({
    text: 'a "quoted" text',
    list: [1, 'two', [null, true], { deep: [{}] }],
    none: undefined,
    at: new Date(0),
    ['__proto__x']: 1,
  });

  test('is the same as without the extensions', () => {
    const expected = JSON.stringify(value());
    for (const prototype of prototypes) {
      Object.defineProperty(prototype, 'toJSON', { value: () => 'changed', configurable: true, enumerable: true });
      assert.equal(toJsonText(value()), expected);
    }
    Object.defineProperty(Object.prototype, 'extra', { value: 1, configurable: true, enumerable: true });
    assert.equal(toJsonText(value()), expected);
    assert.equal(toJsonText([1, 2]), '[1,2]');
    assert.equal(toJsonText('text'), '"text"');
  });

  test('keeps own members of any name, also those with a setter on the prototype', () => {
    const parsed: unknown = JSON.parse('{"__proto__":{"a":1},"constructor":[2]}');
    assert.equal(toJsonText(parsed), '{"__proto__":{"a":1},"constructor":[2]}');
  });

  test('passes binary values on as they are', () => {
    const bytes = new Uint8Array([1]);
    assert.equal((withoutInheritedToJson({ bytes }) as { bytes: unknown }).bytes, bytes);
  });
});
