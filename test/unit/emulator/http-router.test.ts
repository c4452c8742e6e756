import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { test } from 'node:test';
import { isLoopback, requestUrl } from '../../../demo/agent-manager/http/http-router.js';

test('accepts only loopback addresses', () => {
  for (const address of ['127.0.0.1', '127.8.9.10', '::1', '::ffff:127.0.0.1']) {
    assert.equal(isLoopback(address), true, address);
  }
  const others = ['10.0.0.1', '192.168.1.127', '12.7.0.1', '::', '::2', 'fe80::1', '::ffff:10.0.0.1', '2001:db8::127'];
  for (const address of [...others, '127.0.0.1.example', '127.', '', undefined]) {
    assert.equal(isLoopback(address), false, address);
  }
});

test('parses any request target as a URL; an invalid one is the root', () => {
  const path = (url?: string) => requestUrl({ url } as IncomingMessage).pathname;
  assert.equal(path('/control/world?since=1'), '/control/world');
  assert.equal(path('http://proxy.example/control/world'), '/control/world');
  for (const target of ['//', 'http://', 'http://:', undefined]) assert.equal(path(target), '/', target);
});
