import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { test } from 'node:test';
import { requestUrl } from '../../../demo/agent-manager/http/http-router.js';

test('parses any request target as a URL; an invalid one is the root', () => {
  const path = (url?: string) => requestUrl({ url } as IncomingMessage).pathname;
  assert.equal(path('/control/world?since=1'), '/control/world');
  assert.equal(path('http://proxy.example/control/world'), '/control/world');
  for (const target of ['//', 'http://', 'http://:', undefined]) assert.equal(path(target), '/', target);
});
