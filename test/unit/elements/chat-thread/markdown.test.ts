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
  // Faces and single signs.
  ...[
    ':_( *_*',
    '<_< >_> -_- ^_^ :_)',
    '(*^_^*) yay (*^_^*)',
    '>_< oh no >_<',
    '(⊙_☉) hmm ._. ok ._.',
    ':*( kiss :*',
    '(*) see below (*), [*] and [*]',
    "'*' and '?' and '*'",
    '*_* I am sorry *→*',
    // Signs of multiplication, numbers, dates and ranges.
    '长*宽*高, 가로*세로*높이',
    '# 4711 is my order',
    '5. 3. 2024 um 10 Uhr',
    '5~7 kg × 100~200, (~1.34) and (~5.4)',
    'src/**/x/**/*.ts',
    // File patterns and comments.
    'foo/*bar*/baz, he/*she*/*they*',
    '/*comment*/ /usr/*/bin */*',
    'src/*.ts test/*.ts *.c/*.h',
    'lib*/*spec* lib*/*/*spec*',
    '*test*/*.ts *a*/b ../*/*x*',
    '**/*spec* a/**/*b*',
    'snake_*x*_case',
    '__*x*__ x_**y** a_*x*',
    // Apostrophes.
    'It`s me, and it`s 5`10',
    'd`accord, l`eau `ok',
  ].map((text): readonly [string, string] => [text, `<paragraph>${text}</>`]),
  ['*Wow!*🎉 (*see “b”.*) 🎉*“c”*', '<paragraph><em>Wow!</>🎉 (<em>see “b”.</>) 🎉<em>“c”</></>'],
  ['**https://a.example/** *x/*', '<paragraph><strong>https://a.example/</> <em>x/</></>'],
  ['**A**/**B**, **5 €**/kg', '<paragraph><strong>A</>/<strong>B</>, <strong>5 €</>/kg</>'],
  // Phrases that a slash joins.
  ['*a*/*b* _c_/_d_', '<paragraph><em>a</>/<em>b</> <em>c</>/<em>d</></>'],
  ['*a*/*b*/*c*: yes', '<paragraph><em>a</>/<em>b</>/<em>c</>: yes</>'],
  ['**Ja**/*Nein*, *ja*/**nein**', '<paragraph><strong>Ja</>/<em>Nein</>, <em>ja</>/<strong>nein</></>'],
  ['(*M*/_L_)', '<paragraph>(<em>M</>/<em>L</>)</>'],
  ['[*a*/*b*](https://a.example/)', '<paragraph><link><em>a</>/<em>b</></></>'],
  // Marks within marks.
  ['_**x**_ _**a** b_ _*y*_', '<paragraph><em><strong>x</></> <em><strong>a</> b</> <em><em>y</></></>'],
  ['~~_**x**_~~ _~~z~~_', '<paragraph><struck><em><strong>x</></></> <em><struck>z</></></>'],
  ['使用`ls`命令 `a` it`s `b`', '<paragraph>使用<code>ls</>命令 <code>a</> it`s <code>b</></>'],
  ['# 1. Overview', '<heading>1. Overview</>'],
  ['1. 2.5 kg\n2. 10.30 Uhr', '<numbers><item 1.><paragraph>2.5 kg</></><item 2.><paragraph>10.30 Uhr</></></>'],
  ['5. 3.2024 um 10 Uhr', '<paragraph>5. 3.2024 um 10 Uhr</>'],
  ['# 2) Set up', '<heading>2) Set up</>'],
  ['**!important** **:warning:** **?**', '<paragraph><strong>!important</> <strong>:warning:</> <strong>?</></>'],
  [':**) yay :**, you :**', '<paragraph>:**) yay :**, you :**</>'],
  // Words in scripts without spaces, whose punctuation and endings stand beside the marks.
  ['**マークダウン（例）**は', '<paragraph><strong>マークダウン（例）</>は</>'],
  ['これは**「重要」**な点です。', '<paragraph>これは<strong>「重要」</>な点です。</>'],
  ['**「A」**なので**「B」**', '<paragraph><strong>「A」</>なので<strong>「B」</></>'],
  ['**“공개 문서”**는 **중요**합니다', '<paragraph><strong>“공개 문서”</>는 <strong>중요</>합니다</>'],
  ['**中文（带括号）。**这句话', '<paragraph><strong>中文（带括号）。</>这句话</>'],
  ['使用API**必须**登录，共5**个**', '<paragraph>使用API<strong>必须</>登录，共5<strong>个</></>'],
  ['~~删除（文字）。~~正确', '<paragraph><struck>删除（文字）。</>正确</>'],
  // A line without a cell is no row.
  [
    '|a|b|\n|-|-|\n|1|2|\nafter',
    '<table><row><head-cell>a</><head-cell>b</></><row><cell>1</><cell>2</></></><paragraph>after</>',
  ],
  ['|a|\n|-|\nb', '<table><row><head-cell>a</></><row><cell>b</></></>'],
];
for (const [text, expected] of cases)
  test(`the markdown of ${JSON.stringify(text)}`, () =>
    assert.equal(parseMarkdown(text).map(outline).join(''), expected));

for (const text of ['---', '>', '```', '[]()', '&nbsp;', '&#8203;', '-', '* '])
  test(`${text} is not rendered as nothing`, () => assert.throws(() => parseMarkdown(text), /nothing visible/));
