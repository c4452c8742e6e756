import assert from 'node:assert/strict';
import { test } from 'node:test';
import { extractLinks } from '../../../../../../src/elements/chat-thread/message/mail/mail-links.js';

test('finds each address once, however it is written, with its link text', () => {
  const links = extractLinks(
    `<p><a class="x" href="https://shop.example/?a=1&amp;b=2">Your   order</a> <A HREF='https://two.example/'>two</A>
     <a href=https://three.example/x><b>three</b></a> <a href="https://two.example/">again</a>
     <a href="javascript:alert(1)">no</a> <a name="top">none</a> <a href>empty</a></p>`,
  );
  assert.deepEqual(
    [...links],
    [
      ['https://shop.example/?a=1&b=2', 'Your order'],
      ['https://two.example/', 'two'],
      ['https://three.example/x', 'three.example'],
    ],
  );
});

test('reads a mail built for catastrophic backtracking in linear time', () => {
  const pieces = ['href=x ', 'href= ', 'href="" ', 'href="', "href='", ' ', 'x', '<a ', '<a href="x"', 'href\t=\t'];
  for (const piece of pieces) {
    const tag = `<a ${piece.repeat(Math.ceil(1990 / piece.length))}`;
    const mail = tag.repeat(Math.ceil(1_000_000 / tag.length));
    const before = process.cpuUsage();
    extractLinks(mail);
    const elapsedMs = process.cpuUsage(before).user / 1000;
    assert.ok(elapsedMs < 500, `${JSON.stringify(piece)} took ${elapsedMs} ms`);
  }
});
