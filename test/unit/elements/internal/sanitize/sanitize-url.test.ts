import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { getHost, sanitizeUrl } from '../../../../../src/elements/internal/sanitize/sanitize-url.js';

test('returns an absolute web or mail address as the browser parses it', () => {
  assert.equal(sanitizeUrl('https://example.com/a?b=c#d'), 'https://example.com/a?b=c#d');
  assert.equal(sanitizeUrl(' HTTP://Example.COM '), 'http://example.com/');
  assert.equal(sanitizeUrl('mailto:asha@example.com'), 'mailto:asha@example.com');
  assert.equal(
    sanitizeUrl('mailto:asha@example.com?bcc=all@evil.example&Subject=Hi%20there&cc=b@evil.example&to=c@evil.example'),
    'mailto:asha@example.com?Subject=Hi%20there',
  );
  assert.equal(sanitizeUrl('https://example.com/a b'), 'https://example.com/a%20b');
});

const rejectedUrls = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'java\tscript:alert(1)',
  'javascript&colon;alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  'blob:https://example.com/1234',
  'file:///etc/passwd',
  'ftp://example.com/',
  'tel:+4912345',
  '//example.com/',
  '/path',
  'example.com',
  'www.example.com',
  'https:example.com',
  'https://',
  'https://bank.example@evil.example/',
  'https://user:secret@example.com/',
  'https://exa\u202emple.com/',
  'https://exa\u200bmple.com/',
  'https://exa\nmple.com/',
  'https://example.com/order/47…',
  '\u0000https://example.com/',
  '',
  `https://example.com/${'a'.repeat(5000)}`,
];
for (const address of rejectedUrls) {
  test(`rejects ${JSON.stringify(address).slice(0, 60)}`, () => {
    assert.equal(sanitizeUrl(address), null);
  });
}

test('returns only the three allowed schemes, whatever the input', () => {
  const scheme = fc.constantFrom(
    'javascript:',
    'data:',
    'https://',
    'http://',
    'mailto:',
    'vbscript:',
    'jAvAscript:',
    '',
  );
  const noise = fc.string({
    unit: fc.constantFrom('\t', '\n', ' ', '\u0001', '\u202e', ':', '/', '@', 'a', '.', '%', '&#106;'),
  });
  fc.assert(
    fc.property(noise, scheme, fc.string(), (before, start, rest) => {
      const url = sanitizeUrl(before + start + rest);
      if (url === null) return;
      assert.match(url, /^(?:https?:\/\/|mailto:)/);
      assert.equal(new URL(url).username, '');
    }),
    { numRuns: 20_000 },
  );
});

test('returns the real host, in punycode if needed', () => {
  assert.equal(getHost('https://example.com:8443/x'), 'example.com:8443');
  assert.equal(getHost('https://аррӏе.com/'), 'xn--80ak6aa92e.com');
  assert.equal(getHost('mailto:asha@example.com'), 'asha@example.com');
  assert.equal(getHost('nonsense'), '');
});
