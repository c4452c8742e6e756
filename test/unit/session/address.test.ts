import assert from 'node:assert/strict';
import { after, before, describe, mock, test } from 'node:test';
import { appendPath, parseAddress, siblingAddress } from '../../../src/session/address.js';

const warn = mock.method(console, 'warn', () => undefined);
after(() => warn.mock.restore());
const warnings = () => warn.mock.calls.map(({ arguments: [text] }) => String(text));
const parse = (given: string) => parseAddress(given, 'url')?.href ?? null;

describe('the address of an Agent Manager', () => {
  const addresses: readonly [string, string][] = [
    ['https://h/agent-manager?tenant=a', 'https://h/agent-manager?tenant=a'],
    ['https://h/agent-manager?', 'https://h/agent-manager'],
    ['https://h/agent-manager/?#', 'https://h/agent-manager'],
    ['https://h/agent-manager#x', 'https://h/agent-manager'],
    ['  https://h/agent-manager \n', 'https://h/agent-manager'],
    ['WS://h/agent-manager', 'http://h/agent-manager'],
    ['Wss://h:8443/agent-manager/', 'https://h:8443/agent-manager'],
    ['HTTPS://CX.Example.com/crm/agent-manager//?a=1&b=2#top', 'https://cx.example.com/crm/agent-manager?a=1&b=2'],
    ['http://[::1]:4600/agent-manager', 'http://[::1]:4600/agent-manager'],
    ['\u00a0https://h\u00a0', 'https://h/'],
    // Pasted from a document or a chat.
    ['https://h/agent-manager\u200b', 'https://h/agent-manager'],
    ['\ufeffhttps://h/agent-manager\u200b\n', 'https://h/agent-manager'],
    ['\u2066https://h/agent-manager\u2069', 'https://h/agent-manager'],
    ['\u200ehttps://h/agent-manager/\u200e', 'https://h/agent-manager'],
    ['https://h/agent\u00ad-manager', 'https://h/agent-manager'],
    ['https://h/\u2060agent-manager?tenant=a\u200d', 'https://h/agent-manager?tenant=a'],
    ['https://h\ufeff:8443/agent-manager\u00a0\u200b', 'https://h:8443/agent-manager'],
    ['https://h/agent-\n\tmanager', 'https://h/agent-manager'],
  ];
  for (const [given, href] of addresses) {
    test(`${JSON.stringify(given)} is ${href}`, () => assert.equal(parse(given), href));
  }

  const others: readonly [string, string][] = [
    ['h.example.com/agent-manager', 'needs "https://"'],
    ['h.example.com:8443/agent-manager', 'needs "https://"'],
    ['localhost/agent-manager', 'needs "https://"'],
    ['localhost:4600/agent-manager', 'needs "https://"'],
    ['127.0.0.1:4600/agent-manager', 'needs "https://"'],
    ['[::1]:4600/agent-manager', 'needs "https://"'],
    ['https:/h/agent-manager', 'needs "https://"'],
    ['https:h/agent-manager', 'needs "https://"'],
    ['https//h/agent-manager', 'needs "https://"'],
    ['wss:/h/agent-manager', 'needs "https://"'],
    ['ftp://h/agent-manager', 'needs "https://"'],
    ['javascript:alert(1)', 'needs "https://"'],
    ['https://', 'cannot be read'],
    ['https://a b/', 'cannot be read'],
    ['not an address', 'cannot be read'],
    ['/agent-manager', 'cannot be read'],
    ['https://user:secret@h/agent-manager', 'do not belong'],
  ];
  for (const [given, reason] of others) {
    test(`${JSON.stringify(given)} is none, and the warning says why`, () => {
      assert.equal(parse(given), null);
      const text = warnings().find((candidate) => candidate.includes(`${JSON.stringify(given)} cannot be used`));
      assert.ok(text?.includes(reason), text);
    });
  }

  test('nothing is none, without a warning', () => {
    const count = warnings().length;
    for (const given of ['', '  ', '\u200b', '\ufeff \u2060']) assert.equal(parse(given), null);
    assert.equal(warnings().length, count);
  });

  describe('relative to the page', () => {
    const scope = globalThis as { document?: unknown };
    before(() => (scope.document = { baseURI: 'https://crm.example.com/desk/index.html?lang=en' }));
    after(() => delete scope.document);
    const relative: readonly [string, string | null][] = [
      ['/agent-manager', 'https://crm.example.com/agent-manager'],
      ['https:/h/agent-manager', null],
      ['https:h/agent-manager', null],
      ['https//h/agent-manager', null],
      ['ws//h/agent-manager', null],
      ['ws/agent-manager', 'https://crm.example.com/desk/ws/agent-manager'],
      ['https-gateway', 'https://crm.example.com/desk/https-gateway'],
      ['http?tenant=a', 'https://crm.example.com/desk/http?tenant=a'],
      ['agent-manager?tenant=a', 'https://crm.example.com/desk/agent-manager?tenant=a'],
      ['../agent-manager/', 'https://crm.example.com/agent-manager'],
      ['//cx.example.com/agent-manager', 'https://cx.example.com/agent-manager'],
      ['cx.example.com/agent-manager', null],
      ['localhost:4600', null],
    ];
    for (const [given, href] of relative) test(`${given} is ${String(href)}`, () => assert.equal(parse(given), href));
  });
});

test('a path comes below the address, and both queries are kept', () => {
  const cases: readonly [string, string, string][] = [
    ['https://h/am', 'agent/login', 'https://h/am/agent/login'],
    ['https://h/', 'agent/login', 'https://h/agent/login'],
    ['https://h/am?tenant=a', 'agent/login', 'https://h/am/agent/login?tenant=a'],
    ['https://h/am?tenant=a', 'tasks?agentId=x%3Fy', 'https://h/am/tasks?agentId=x%3Fy&tenant=a'],
  ];
  for (const [base, path, href] of cases) assert.equal(appendPath(new URL(base), path), href);
});

test('a service is beside the Agent Manager, with its query', () => {
  const cases: readonly [string, string][] = [
    ['https://h/agent-manager', 'https://h/unified-admin'],
    ['https://h/crm/agent-manager?tenant=a', 'https://h/crm/unified-admin?tenant=a'],
    ['https://h/', 'https://h/unified-admin'],
  ];
  for (const [manager, href] of cases) {
    assert.equal(siblingAddress(new URL(manager), 'unified-admin').href, href);
  }
});
