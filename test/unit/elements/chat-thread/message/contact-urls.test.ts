import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toMailtoUrl, toTelUrl } from '../../../../../src/elements/chat-thread/message/contact-urls.js';

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
  // Amounts, places, versions, hours and dates, and the zero after a country.
  ['1.234.567', null],
  ['1 234 567', null],
  ['10.000.000', null],
  ['52.520008', null],
  ['1.2.3.4.5.6.7', null],
  ['10.0.0.300', null],
  ['08.00-17.00', null],
  ['0800 - 1700', null],
  ['31 01 2024', null],
  ['0-306-40615-2', null],
  ['123-45-6789', null],
  ['+49 030 1234567', null],
  ['+39 06 1234567', 'tel:+39061234567'],
  ['+33.1.23.45.67.89', 'tel:+33123456789'],
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
