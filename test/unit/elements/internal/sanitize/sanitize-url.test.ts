import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  getHost,
  toMailtoUrl,
  sanitizeUrl,
  toTelUrl,
} from '../../../../../src/elements/internal/sanitize/sanitize-url.js';

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

const phoneNumbers: readonly (readonly [string, string | null])[] = [
  ['+44 (0)20 7946 0000', 'tel:+442079460000'],
  ['0044 (0) 20 7946 0000', 'tel:00442079460000'],
  ['+41-(0)44-5550102', 'tel:+41445550102'],
  ['+49.(0).30/123456', 'tel:+4930123456'],
  ['+44 0 20 7946 0000', null],
  ['0044-0-20-7946-0000', null],
  ['(+49) 30/1234567', 'tel:+49301234567'],
  ['(020) 7946-0000', 'tel:02079460000'],
  ['044 555 01 02 ext. 12', 'tel:0445550102;ext=12'],
  ['+1 555 010 0000 x7', 'tel:+15550100000;ext=7'],
  ['+15550100000;ext=7', 'tel:+15550100000;ext=7'],
  ['044 555 01 02 extension 12', 'tel:0445550102;ext=12'],
  ['112', 'tel:112'],
  ['1-800-FLOWERS', null],
  ['call 044 555 01 02', null],
  ['044 555 01 02 / 079 555 01 03', null],
  ['044 555 01 02, 079 555 01 03', null],
  ['044 555 01 02 or 079 555 01 03', null],
  ['044 555 01 02 079 555 01 03', null],
  ['+44 20 7946 0000 +44 20 7946 0001', null],
  ['030 - 1234567', 'tel:0301234567'],
  ['01.23.45.67.89', 'tel:0123456789'],
  ['044.123.45.67', 'tel:0441234567'],
  ['+39 (0)6 1234567', 'tel:+39061234567'],
  ['+44 (020) 7946 0000', null],
  ['0445550102/03', null],
  ['+1 555 010 0000 - 0001', null],
  ['044 555 01 02\t079 555 01 03', null],
  ['044 555 01\t02', null],
  ['5550102 5550103', null],
  ['555-0102 555-0103', null],
  ['555 0102 (555 0103)', null],
  ['01 23 45 67 89 (06)', null],
  ['044)5550102(', null],
  ['112/110', null],
  ['112 110', null],
  ['112 - 110', null],
  ['5550102/03', null],
  ['0800 (555) 0102', 'tel:08005550102'],
  ['+86 138 1234 5678', 'tel:+8613812345678'],
  ['1-555-010-0000', 'tel:15550100000'],
  ['555-0102', 'tel:5550102'],
  ['2024-01-31', null],
  ['31.01.2024', null],
  ['12/31/24', null],
  ['1990-2020', null],
  ['12.50', null],
  ['24/7', null],
  ['192.168.0.1', null],
  ['４４５５５', null],
  ['0800 REFUND', null],
  ['*100#', null],
  ['#31#0445550102', null],
  ['0445550102,,12#', null],
  ['tel:+49-30-1234567', 'tel:+49301234567'],
  ['+0171 1234567', null],
  ['+0000', null],
  ['0000000', null],
  ['000', 'tel:000'],
  ['+', null],
  ['', null],
];
for (const [text, url] of phoneNumbers)
  test(`the telephone link of ${JSON.stringify(text)} is ${url}`, () => assert.equal(toTelUrl(text), url));

test('builds tel: and mailto: URLs from contact cards', () => {
  assert.equal(toTelUrl('+49 (30) 123-456'), 'tel:+4930123456');
  assert.equal(toTelUrl('call me'), null);
  assert.equal(toTelUrl('1;ext=2+3'), null);
  assert.equal(toMailtoUrl('asha@example.com'), 'mailto:asha@example.com');
  assert.equal(toMailtoUrl('mailto:asha@example.com'), 'mailto:asha@example.com');
  assert.equal(toMailtoUrl('asha@example.com?bcc=all@example.com'), null);
  assert.equal(toMailtoUrl('unknown'), null);
  assert.equal(toMailtoUrl('asha@example.c…'), null);
});
