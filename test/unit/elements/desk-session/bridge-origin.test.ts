import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readBridgeOrigin } from '../../../../src/elements/desk-session/bridge/bridge-origin.js';

const crm = 'https://crm.example.com';

describe('bridge-origin names one site', () => {
  for (const [text, origin] of [
    [crm, crm],
    [`  ${crm}/ `, crm],
    ['HTTPS://CRM.Example.com', crm],
    [`${crm}/\u200b`, crm],
    [`\u2066${crm}\u2069`, crm],
    [`\u200e\ufeff${crm}/\u00a0`, crm],
    ['https://crm.exam\u00adple.com/\u2060', crm],
    [`${crm}:443`, crm],
    ['http://localhost:8000', 'http://localhost:8000'],
    ['https://bücher.example', 'https://xn--bcher-kva.example'],
    ['http://[::1]:81', 'http://[::1]:81'],
  ] as const) {
    test(`${text} is ${origin}`, () => {
      assert.deepEqual(readBridgeOrigin(text, null), { origin });
      assert.deepEqual(readBridgeOrigin(text, origin), { origin });
    });
  }
});

describe('anything else is an error that names the attribute and says that nothing is posted', () => {
  for (const [text, pattern] of [
    ['', /is empty/],
    ['  ', /is empty/],
    ['\u200b', /is empty/],
    ['*', /has to name one site/],
    ['https://*.example.com', /has to name one site/],
    ['null', /is no origin/],
    ['crm.example.com', /is no origin/],
    ['//crm.example.com', /is no origin/],
    ['/', /is no origin/],
    ['https:crm.example.com', /is no origin/],
    ['https:/crm.example.com', /is no origin/],
    ['https://', /is no origin/],
    [`${crm} https://other.example`, /has to name one site/],
    [`${crm},https://other.example`, /has to name one site/],
    ['file:///srv/crm.html', /names no site/],
    ['data:text/html;base64', /names no site/],
    ['blob:https://crm.example.com/1', /names no site/],
    ['about:srcdoc', /names no site/],
    ['javascript:alert(1)', /names no site/],
    ['ws://crm.example.com', /names no site/],
    ['crm.example.com:8443', /names no site/],
    [`${crm}/desk`, /write the origin alone, "https:\/\/crm\.example\.com"/],
    [`${crm}/?a=b`, /write the origin alone/],
    [`${crm}/#top`, /write the origin alone/],
    ['https://mara:secret@crm.example.com', /write the origin alone, "https:\/\/crm\.example\.com"/],
  ] as const) {
    test(`“${text}”`, () => {
      const result = readBridgeOrigin(text, null);
      assert.ok('problem' in result, JSON.stringify(result));
      assert.match(result.problem, pattern);
      assert.match(result.problem, /^bridge-origin .* Nothing is posted\.$/);
    });
  }

  test('the page around this one is of another origin, perhaps only by its scheme', () => {
    for (const other of ['http://crm.example.com', 'https://crm.example.com:8443', 'https://evil.example']) {
      assert.deepEqual(readBridgeOrigin(crm, other), {
        problem: `bridge-origin is "${crm}", but the page around this one is of "${other}". Nothing is posted.`,
      });
    }
    assert.match(JSON.stringify(readBridgeOrigin(crm, 'null')), /sandboxed/);
  });
});
