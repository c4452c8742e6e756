import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLoopback, parseOrigins, reachableHost } from '../../../demo/agent-manager/http/access-policy.js';

test('accepts only loopback addresses', () => {
  for (const address of ['127.0.0.1', '127.8.9.10', '::1', '::ffff:127.0.0.1']) {
    assert.equal(isLoopback(address), true, address);
  }
  const others = ['10.0.0.1', '192.168.1.127', '12.7.0.1', '::', '::2', 'fe80::1', '::ffff:10.0.0.1', '2001:db8::127'];
  for (const address of [...others, '127.0.0.1.example', '127.', '', undefined]) {
    assert.equal(isLoopback(address), false, address);
  }
});

test('reads origins, and refuses what is no origin', () => {
  assert.deepEqual(parseOrigins(null), []);
  assert.deepEqual(parseOrigins('https://Desk.example/'), ['https://desk.example']);
  assert.deepEqual(parseOrigins(['https://a.example:443', 'http://b.example:8080']), [
    'https://a.example',
    'http://b.example:8080',
  ]);
  const invalid = ['*', 'null', '', 'desk.example', 'file:///x', 'https://desk.example/path', 'https://*', 'data:,x'];
  for (const text of invalid) assert.throws(() => parseOrigins(text), RangeError, text);
});

test('names a host that a caller on this machine reaches', () => {
  for (const [host, expected] of [
    ['127.0.0.1', '127.0.0.1'],
    ['0.0.0.0', '127.0.0.1'],
    ['::', '127.0.0.1'],
    ['::1', '[::1]'],
    ['desk.internal', 'desk.internal'],
  ] as const)
    assert.equal(reachableHost(host), expected);
});
