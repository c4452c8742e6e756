import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findLinks } from '../../../../../src/elements/chat-thread/message/find-links.js';
import { slowMarkdownTexts } from '../../../../support/builders/slow-markdown-texts.js';

const found = (text: string): readonly string[] =>
  findLinks(text).map(({ start, end, url }) => `${text.slice(start, end)} ${url.replace(/\/$/, '')}`);
const own = (...addresses: readonly string[]): readonly string[] =>
  addresses.map((address) => `${address} ${address.replace(/\/$/, '')}`);

const cases: readonly (readonly [string, readonly string[]])[] = [
  // Ends before full-width signs, quotes, dashes and letters of scripts without spaces.
  ['见 https://shop.example，谢谢', own('https://shop.example')],
  ['（https://shop.example）', own('https://shop.example')],
  ['https://shop.example—dash', own('https://shop.example')],
  ['https://shop.example谢谢', own('https://shop.example')],
  ['https://shop.example。谢谢', own('https://shop.example')],
  ['https://shop.example！https://two.example/a？', own('https://shop.example', 'https://two.example/a')],
  ['订单在https://shop.example/o/1谢谢', own('https://shop.example/o/1')],
  ['ご注文はhttps://shop.example/o/1です', own('https://shop.example/o/1')],
  ['请写pim@mail.example谢谢', ['pim@mail.example mailto:pim@mail.example']],
  ['👉https://shop.example/a👈', own('https://shop.example/a')],
  ['“https://shop.example/a”', own('https://shop.example/a')],
  ['«https://shop.example/c»', own('https://shop.example/c')],
  ['„https://shop.example/d“', own('https://shop.example/d')],
  ["'https://shop.example/d'", own('https://shop.example/d')],
  ['`https://shop.example/d`', own('https://shop.example/d')],
  ['(see https://shop.example/a_(b)).', own('https://shop.example/a_(b)')],
  ['https://shop.example.Then', own('https://shop.example')],
  ['*https://shop.example/a*', own('https://shop.example/a')],
  ['https://shop.example/a\u202egpj', own('https://shop.example/a')],
  // Shortened ones lead elsewhere: within a host, before more of the address, and where the last part is missing.
  ['https://shop.exa… www.shop.exa… pim@mail.exa…', []],
  ['http://shop.example/a?x=…&y=1 http://shop.example/a…b.pdf http://shop.example/a…/c', []],
  ['https://shop.example/… https://shop.example/a-… https://shop.example/a?x=… https://shop.example/a%2…', []],
  // Sentences that trail off.
  [
    'see https://shop.example/order/47… and https://two.example/a',
    own('https://shop.example/order/47', 'https://two.example/a'),
  ],
  ['it was https://shop.example/a.html…', own('https://shop.example/a.html')],
  [
    '(https://shop.example/a…), https://shop.example/b…! https://shop.example/c….',
    own('https://shop.example/a', 'https://shop.example/b', 'https://shop.example/c'),
  ],
  ['www.shop.example/a?x=1… oder?', ['www.shop.example/a?x=1 https://www.shop.example/a?x=1']],
  ['看https://shop.example/a…谢谢', own('https://shop.example/a')],
  [
    '我在https://shop.example……然后pim@mail.example……',
    [...own('https://shop.example'), 'pim@mail.example mailto:pim@mail.example'],
  ],
  ['… https://shop.example/a …', own('https://shop.example/a')],
  // Several.
  [
    'http://a.example/1,http://a.example/2;http://a.example/3',
    own('http://a.example/1', 'http://a.example/2', 'http://a.example/3'),
  ],
  ['a@x.example,b@y.example', ['a@x.example mailto:a@x.example', 'b@y.example mailto:b@y.example']],
  // Mail addresses are whole or none.
  ["o'brien@mail.example", ["o'brien@mail.example mailto:o'brien@mail.example"]],
  ['first&last@mail.example', ['first&last@mail.example mailto:first&last@mail.example']],
  ['a=b@mail.example', ['a=b@mail.example mailto:a=b@mail.example']],
  ['...pim@mail.example', ['pim@mail.example mailto:pim@mail.example']],
  ["'pim@mail.example'", ['pim@mail.example mailto:pim@mail.example']],
  ['*pim@mail.example*', ['pim@mail.example mailto:pim@mail.example']],
  ['E-Mail:pim@mail.example', ['pim@mail.example mailto:pim@mail.example']],
  ['mailto:pim@mail.example', ['mailto:pim@mail.example mailto:pim@mail.example']],
  ['pim@mail.example.And then', ['pim@mail.example mailto:pim@mail.example']],
  ['@pim@social.example', []],
  ['sftp://pim@files.example', []],
  ['git@host.example:x.git', []],
  ['sip:pim@host.example', []],
  ['a?bcc=all@mail.example', []],
  // A user name before a host, and hosts that go on in another script.
  ['https://bank.example@evil.example/', []],
  ['http://user:pass@evil.example:8080', []],
  ['https://abc北京.cn', []],
  // The host is the one that is seen: nothing hidden, divided or calculated.
  ['https://shop..example https://bank\u200b.example https://shop．example/x https://bank\u2024example', []],
  ['https://shop.example\u2044pay.evil.example/', own('https://shop.example')],
  ['https://shop.example\u2800.evil.example', own('https://shop.example')],
  ['https://shop.example%2eevil.example https://bank\u00ad.example', []],
  ['https://1.2/ http://0x7f.1/ http://2130706433/', []],
  ['http://10.0.0.1:8080/a http://[::1]/a', own('http://10.0.0.1:8080/a', 'http://[::1]/a')],
  [
    'http://intranet. http://intranet, http://intranet:8080',
    own('http://intranet', 'http://intranet', 'http://intranet:8080'),
  ],
  ['https://shop.exampleдом', own('https://shop.example')],
  ['https://пример.рф/путь', ['https://пример.рф/путь https://xn--e1afmkfd.xn--p1ai/%D0%BF%D1%83%D1%82%D1%8C']],
  ['https://shop.example=x https://two.example|x', own('https://shop.example', 'https://two.example')],
  ['https://a.examplehttps://b.example', own('https://a.example')],
  // Marks and emoji beside an address.
  ['https://shop.example/o/1: the order', own('https://shop.example/o/1')],
  ['__https://shop.example/a_b__ ||https://two.example/c||', own('https://shop.example/a_b', 'https://two.example/c')],
  ['❤️https://shop.example/a 1️⃣https://two.example/b', own('https://shop.example/a', 'https://two.example/b')],
  ['https://shop.example/dQw4-_-', own('https://shop.example/dQw4-_-')],
  ['[https://a.example/x](https://b.example/y_(z))', own('https://a.example/x', 'https://b.example/y_(z)')],
  // No mail addresses: versions, files, places on other machines.
  ['lodash@4.17.21 node@18.x a@1.2 icon@2x.png root@host.example:/var', []],
  ['sips:pim@host.example acct:pim@host.example pim@mail..example', []],
  [
    'pim@mail.example$ |jo@mail.example|',
    ['pim@mail.example mailto:pim@mail.example', 'jo@mail.example mailto:jo@mail.example'],
  ],
  ['Kontakt:pim@mail.example', ['pim@mail.example mailto:pim@mail.example']],
  ['почта:pim@mail.example', ['pim@mail.example mailto:pim@mail.example']],
  ['https://shop.example/?mail=pim@mail.example', own('https://shop.example/?mail=pim@mail.example')],
  // Marks after the last letter before an address, and several after it; dots in the middle of words.
  ['ดูhttps://shop.example/aครับ', own('https://shop.example/a')],
  ['देखेंhttps://shop.example/a', own('https://shop.example/a')],
  ['https://shop.example/a?! https://two.example/b!?!', own('https://shop.example/a', 'https://two.example/b')],
  ['https://shop.example/?a=1? https://shop.example/?', own('https://shop.example/?a=1', 'https://shop.example/')],
  ['https://ca.example/wiki/Col·legi', ['https://ca.example/wiki/Col·legi https://ca.example/wiki/Col%C2%B7legi']],
  ['https://ja.example/ア・イ', ['https://ja.example/ア・イ https://ja.example/%E3%82%A2%E3%83%BB%E3%82%A4']],
  ['https://a.col·legi.example https://col·legi.example', []],
  [
    'https://en.example/wiki/1914–1918.',
    ['https://en.example/wiki/1914–1918 https://en.example/wiki/1914%E2%80%931918'],
  ],
  ['https://it.example/wiki/L’Aquila', ['https://it.example/wiki/L’Aquila https://it.example/wiki/L%E2%80%99Aquila']],
  ['https://shop.example–dash https://two.example/a’s', own('https://shop.example', 'https://two.example/a')],
  ['pim@mail.example–we answer', ['pim@mail.example mailto:pim@mail.example']],
  [
    'https://a.example:8080–or https://two.example/1–2',
    ['https://a.example:8080 https://a.example:8080', 'https://two.example/1–2 https://two.example/1%E2%80%932'],
  ],
  ['https://a.example/x–https://b.example/y', own('https://a.example/x', 'https://b.example/y')],
  ['https://a.example/x–pim@mail.example', [...own('https://a.example/x'), 'pim@mail.example mailto:pim@mail.example']],
  ['https://l’equipe.example/a', []],
  // An address within another, and marks of forums.
  ['https://a.example/url?q=https://b.example/x&sa=1', own('https://a.example/url?q=https://b.example/x&sa=1')],
  [
    'https://a.example/?x=1&u=www.b.example url=https://c.example',
    own('https://a.example/?x=1&u=www.b.example', 'https://c.example'),
  ],
  ['?url=https://a.example/x,https://b.example', own('https://a.example/x', 'https://b.example')],
  ['[url]https://a.example/x[/url]', own('https://a.example/x')],
  ['https://shop.example/a · https://two.example/b·', own('https://shop.example/a', 'https://two.example/b')],
  // Signs within a name, of which only the end would be another person; signs before a name.
  ...['o’brien', 'D’Angelo.x', 'oʼbrien', 'o´brien', 'o`brien', 'pim‑x', 'pim\u200bharrow'].map(
    (name): readonly [string, readonly string[]] => [`${name}@mail.example`, []],
  ),
  ["'d'arcy@mail.example'", ["d'arcy@mail.example mailto:d'arcy@mail.example"]],
  ...[...'$^&+=}'].map((sign): readonly [string, readonly string[]] => [
    `${sign}pim@mail.example`,
    ['pim@mail.example mailto:pim@mail.example'],
  ]),
  // Punctuation before brackets and quotes; data, entities and labelled links.
  ['(https://shop.example/a.)', own('https://shop.example/a')],
  ['[https://shop.example/a,] "https://two.example/b."', own('https://shop.example/a', 'https://two.example/b')],
  ['**https://shop.example/a.** https://two.example/b;)', own('https://shop.example/a', 'https://two.example/b')],
  ['https://shop.example/a:-)', own('https://shop.example/a')],
  ['{"url":"https://shop.example/a","x":1}', own('https://shop.example/a')],
  ["{'url':'https://shop.example/a','x':1}", own('https://shop.example/a')],
  [
    '&quot;https://shop.example/a&quot; https://two.example/b&gt;',
    own('https://shop.example/a', 'https://two.example/b'),
  ],
  ['<https://shop.example/a|Shop>', own('https://shop.example/a')],
  // As before.
  ['www.shop.example/a_b_/c*d*e', ['www.shop.example/a_b_/c*d*e https://www.shop.example/a_b_/c*d*e']],
  ['https://zh.example/wiki/中文', ['https://zh.example/wiki/中文 https://zh.example/wiki/%E4%B8%AD%E6%96%87']],
  ['https://例え.example/a', ['https://例え.example/a https://xn--r8jz45g.example/a']],
  [
    'http://intranet/x and HTTP://Shop.Example/',
    ['http://intranet/x http://intranet/x', 'HTTP://Shop.Example/ http://shop.example'],
  ],
  ['file.txt shop.example 10:30 a@b', []],
  ['foo.www.shop.example javascript:alert(1) ftp://a.example', []],
];
for (const [text, expected] of cases) test(`the links of ${text}`, () => assert.deepEqual(found(text), expected));

test('finds links in linear time, whatever the text', () => {
  const pieces = ['https://a', 'a@', '@a.a', 'www.', 'mailto:', '://', '谢a', "'a", '..', '-.', '((', ',;', 'a.b.'];
  const texts = [...slowMarkdownTexts(), ...pieces.map((piece) => piece.repeat(Math.ceil(100_000 / piece.length)))];
  for (const text of texts) {
    const before = process.cpuUsage();
    findLinks(text);
    const ms = process.cpuUsage(before).user / 1000;
    assert.ok(ms < 300, `${JSON.stringify(text.slice(0, 40))} of ${text.length} characters took ${ms} ms`);
  }
});
