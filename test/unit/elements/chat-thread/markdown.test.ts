import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseMarkdown, type MarkdownNode } from '../../../../src/elements/chat-thread/markdown/parse-markdown.js';

const outline = (node: MarkdownNode): string =>
  typeof node === 'string'
    ? node
    : `<${[node.kind, node.marker].filter(Boolean).join(' ')}>${node.children.map(outline).join('')}</>`;

/** What is meant as text stays as written, with its numbers, marks and spaces. */
const cases: readonly (readonly [string, string])[] = [
  [
    '2024. was good\n2026. better',
    '<numbers><item 2024.><paragraph>was good</></><item 2026.><paragraph>better</></></>',
  ],
  ['1) one\n3) three', '<numbers><item 1)><paragraph>one</></><item 3)><paragraph>three</></></>'],
  ['1.5 l\n2. x', '<paragraph>1.5 l\n2. x</>'],
  ['10.) a\n11.) b', '<paragraph>10.) a\n11.) b</>'],
  ['+1 555 0100\n+1 555 0101', '<paragraph>+1 555 0100\n+1 555 0101</>'],
  ['-5 °C\n-6 °C', '<paragraph>-5 °C\n-6 °C</>'],
  ['x**2 + y**2, 5* hotel, 4* inn', '<paragraph>x**2 + y**2, 5* hotel, 4* inn</>'],
  ['foo__bar__baz, file~1~2', '<paragraph>foo__bar__baz, file~1~2</>'],
  ['C:\\new\\table ^\\d{3}-\\d{4}$', '<paragraph>C:\\new\\table ^\\d{3}-\\d{4}$</>'],
  ['$HOME/_a_/* user_name@mail_host.example', '<paragraph>$HOME/_a_/* user_name@mail_host.example</>'],
  ['Title\n=====', '<paragraph>Title\n=====</>'],
  ['<!-- hidden --> a<b>c 2 < 3', '<paragraph><!-- hidden --> a<b>c 2 < 3</>'],
  ['(c) (tm) --  ... "quotes"', '<paragraph>(c) (tm) --  ... "quotes"</>'],
  ['\ta\tb', '<paragraph>\ta\tb</>'],
  ['„*a*“ (_b_)', '<paragraph>„<em>a</>“ (<em>b</>)</>'],
  ['| a |\n``', '<paragraph>| a |\n``</>'],
];
for (const [text, expected] of cases)
  test(`the markdown of ${JSON.stringify(text)}`, () =>
    assert.equal(parseMarkdown(text).map(outline).join(''), expected));

for (const text of ['---', '>', '```', '[]()', '&nbsp;', '&#8203;'])
  test(`${text} is not rendered as nothing`, () => assert.throws(() => parseMarkdown(text), /nothing visible/));
