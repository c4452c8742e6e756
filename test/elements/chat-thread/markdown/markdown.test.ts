import { fastestRun } from '../../../support/browser/measure.js';
import { expect } from '@open-wc/testing';
import '../../../../src/elements/chat-thread/chat-thread.define.js';
import { markdownText, parseMarkdown } from '../../../../src/elements/chat-thread/markdown/parse-markdown.js';
import type { CustomerChat } from '../../../support/browser/customer-chat.js';
import { checkA11y, cleanUp, startEmulator, until, type Emulator } from '../../../support/browser/mount-session.js';
import type { ChatThreadHarness } from '../../../support/harness/chat-thread-harness.js';
import { slowMarkdownTexts } from '../../../support/builders/slow-markdown-texts.js';
import { openThread } from '../../../support/browser/open-thread.js';

describe('<chat-thread> markdown', () => {
  let emulator: Emulator;
  let thread: ChatThreadHarness;
  let chat: CustomerChat;

  before(async () => {
    emulator = await startEmulator();
  });

  beforeEach(async () => {
    ({ thread, chat } = await openThread(emulator, {
      text: null,
      height: '600px',
      attributes: 'customer-format="markdown"',
    }));
  });

  afterEach(() => cleanUp(emulator));

  /** Sends a text as the customer and returns its rendered element. */
  async function showText(text: string): Promise<HTMLElement> {
    const message = await thread.waitForNewMessage(chat.sendText(text));
    return until(() => message.querySelector<HTMLElement>('.text'), 'its text is rendered');
  }

  /** Waits for markdown: the first text may be rendered before the module for it is loaded. */
  async function showMarkdown(text: string): Promise<HTMLElement> {
    const message = await thread.waitForNewMessage(chat.sendText(text));
    return until(() => message.querySelector<HTMLElement>('.markdown'), `${text} is rendered as markdown`);
  }

  /** The elements and texts of a message, without attributes. */
  const outline = (element: Element): string =>
    [...element.childNodes]
      .map((node) =>
        node instanceof Element
          ? `<${node.localName}>${outline(node)}</${node.localName}>`
          : node instanceof Text
            ? node.data.replaceAll(/\s+/g, ' ')
            : '',
      )
      .join('')
      .trim();

  const cases: readonly (readonly [string, string])[] = [
    [
      '**bold** _slanted_ ~~gone~~ `code`',
      '<p><strong>bold</strong> <em>slanted</em> <s>gone</s> <code>code</code></p>',
    ],
    ['- one\n- two', '<ul><li><p>one</p></li> <li><p>two</p></li></ul>'],
    [
      '3. three\n4. four',
      '<ol><li><span>3.</span><span>three</span></li> <li><span>4.</span><span>four</span></li></ol>',
    ],
    ['> said\n\nanswer', '<blockquote><p>said</p></blockquote> <p>answer</p>'],
    ['# Title\ntext', '<p>Title</p> <p>text</p>'],
    ['```js\nlet a = "*b*";\n```', '<pre><span>js</span><code>let a = "*b*";</code></pre>'],
    ['a\n\n---\n\nb', '<p>a</p> <hr></hr> <p>b</p>'],
    ['|a|b|\n|-|-|\n|1|2|', '<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>'],
    ['one\ntwo **three**', '<p>one two <strong>three</strong></p>'],
    ['\\*not bold\\* &amp; &#169; &hellip;', '<p>*not bold* & © …</p>'],
    // Text that is not meant as markup.
    ['<b>bold</b> & <script>alert(1)</script>', '<p><b>bold</b> & <script>alert(1)</script></p>'],
    ['snake_case_name 2*3*4', '<p>snake_case_name 2*3*4</p>'],
    // Numbers of lists stay as they were written, and no mark disappears in a word, a number or a path.
    [
      '12. Mai\n19. Mai\n2. Juni',
      '<ol><li><span>12.</span><span>Mai</span></li> <li><span>19.</span><span>Mai</span></li> <li><span>2.</span><span>Juni</span></li></ol>',
    ],
    ['03) a\n01) b', '<ol><li><span>03)</span><span>a</span></li> <li><span>01)</span><span>b</span></li></ol>'],
    ['40*60*20, 2**10**3, 5~~6~~7, (5)*(6)*(7)', '<p>40*60*20, 2**10**3, 5~~6~~7, (5)*(6)*(7)</p>'],
    ['__init__ and *.csv, *.txt', '<p>__init__ and *.csv, *.txt</p>'],
    ['这是**重点**内容', '<p>这是<strong>重点</strong>内容</p>'],
    ['\\\\files01\\team\\_archive\\*.csv', '<p>\\\\files01\\team\\_archive\\*.csv</p>'],
    ['C:\\Users\\pim\\.config\\!old *x*', '<p>C:\\Users\\pim\\.config\\!old <em>x</em></p>'],
    ['¯\\_(ツ)_/¯ \\(^o^)/', '<p>¯\\_(ツ)_/¯ \\(^o^)/</p>'],
    ['a_b@x.example or www.x.example/a_b_/c*d*e', '<p><a>a_b@x.example</a> or <a>www.x.example/a_b_/c*d*e</a></p>'],
    ['>5 kg *extra*', '<p>>5 kg <em>extra</em></p>'],
    [
      '> said\n*answer*\n- 5 °C\n+ 49 30 1234',
      '<blockquote><p>said</p></blockquote> <p><em>answer</em> - 5 °C + 49 30 1234</p>',
    ],
    ['|a|b|\n|-|-|\n|1|2|3|', '<p>|a|b| |-|-| |1|2|3|</p>'],
    ['|a|b|\n|-|-|\n|1|', '<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td></td></tr></table>'],
    ['# C #\n# F#', '<p># C #</p> <p>F#</p>'],
    ['%TEMP%\\*.* ./_a_ a/*b*/c', '<p>%TEMP%\\*.* ./_a_ a/*b*/c</p>'],
    ['~~~\n*a*', '<p>~~~ <em>a</em></p>'],
    ['Yours\n---\nAna', '<p>Yours</p> <hr></hr> <p>Ana</p>'],
    ['    four spaces `in`', '<p>four spaces <code>in</code></p>'],
    ['[1]: https://x.example\n`a`', '<p>[1]: <a>https://x.example</a> <code>a</code></p>'],
    // Links, and what is not a link.
    ['**https://x.example/a_b_c?d=*e*f**', '<p><strong><a>https://x.example/a_b_c?d=*e*f</a></strong></p>'],
    ['[shop](https://shop.example/p)!', '<p><a>shop <bdi>shop.example</bdi></a>!</p>'],
    ['[shop.example/p](https://shop.example/p)', '<p><a>shop.example/p</a></p>'],
    ['[bank.example](https://evil.example)', '<p><a>bank.example <bdi>evil.example</bdi></a></p>'],
    [
      '[evil.example.bank.example](https://evil.example)',
      '<p><a>evil.example.bank.example <bdi>evil.example</bdi></a></p>',
    ],
    [
      '[call](tel:+49-30-1234) [write](mailto:a@x.example)',
      '<p><a>call <bdi>+49301234</bdi></a> <a>write <bdi>a@x.example</bdi></a></p>',
    ],
    [
      '[x](javascript:alert(1)) [y](/etc) [z](//x.example)',
      '<p>[x](javascript:alert(1)) [y](/etc) [z](//x.example)</p>',
    ],
    ['<https://x.example> <javascript:alert(1)>', '<p><a>https://x.example</a> <javascript:alert(1)></p>'],
    [
      '`www.x.example` www.x.example a.b@x.example',
      '<p><code>www.x.example</code> <a>www.x.example</a> <a>a.b@x.example</a></p>',
    ],
    ['![cat](https://x.example/c.png)', '<p><a><svg><path></path></svg><bdi>cat</bdi><bdi>x.example</bdi></a></p>'],
    ['[![cat](https://x.example/c.png)](https://y.example)', '<p><a>cat <bdi>y.example</bdi></a></p>'],
  ];
  for (const [text, expected] of cases) {
    it(JSON.stringify(text), async () => {
      expect(outline(await showMarkdown(text)).replaceAll(/<svg>.*?<path>/g, '<svg><path>')).to.equal(expected);
    });
  }

  it('is accessible with every kind of markup', async () => {
    for (const [i, [text]] of cases.entries()) {
      await showText(text);
      // In batches, because only the messages near the viewport are rendered.
      if (i % 8 === 7 || i === cases.length - 1) await checkA11y(thread.element);
    }
  });

  it('opens links in a new tab without opener and referrer', async () => {
    await showMarkdown('[a](https://x.example/?q=1&r=2 "the title") https://y.example **www.z.example**');
    const links = [...thread.content.querySelectorAll<HTMLAnchorElement>('.text a')];
    expect(links.map(({ href }) => href)).to.deep.equal([
      'https://x.example/?q=1&r=2',
      'https://y.example/',
      'https://www.z.example/',
    ]);
    for (const { target, rel } of links)
      expect([target, rel]).to.deep.equal(['_blank', 'noopener noreferrer nofollow']);
    expect(links[0]?.title).to.equal('the title');
  });

  it('shows plain, too deeply nested and very long texts as they were written', async () => {
    const nestedQuote = `${'> '.repeat(40)}deep`;
    for (const text of ['Hello, is it 3 - 2? Yes!', nestedQuote, `**${'long '.repeat(1700)}**`]) {
      const textElement = await showText(text);
      expect(textElement.className).to.equal('text');
    }
    expect(thread.messageTexts[1]).to.equal(nestedQuote);
  });

  it('keeps the indentation of pasted logs', async () => {
    const log = '  Error in *my_app*:\n    at foo (bar_baz.js:1)\n\tat bar';
    const textElement = await showMarkdown(log);
    expect(textElement.textContent).to.equal(log.replaceAll('*', ''));
    expect(getComputedStyle(textElement.querySelector('p') as Element).whiteSpace).to.equal('pre-wrap');
  });

  it('never shows an empty bubble', async () => {
    for (const text of ['***', '# ', '> ', '``` ```', '[](https://)', '&#8203;', '~~&nbsp;~~', '****']) {
      const textElement = await showText(text);
      expect(textElement.textContent?.trim()).to.equal(text.trim());
    }
  });

  it('names a picture without words by its host, also where only text is shown', () => {
    expect(markdownText(parseMarkdown('![](https://a.example/x.png)'))).to.equal('a.example');
    expect(markdownText(parseMarkdown('![](https://a.example/x.png "Plan")'))).to.equal('Plan');
  });

  it('keeps single line breaks', async () => {
    const textElement = await showMarkdown('first\nsecond *third*');
    const range = new Range();
    range.selectNodeContents(textElement);
    const tops = [...range.getClientRects()].map(({ top }) => top).sort((a, b) => a - b);
    // Slanted letters may begin a pixel higher or lower.
    expect(tops.filter((top, i) => top - (tops[i - 1] ?? -Infinity) > 5).length).to.equal(2);
  });

  it('parses hostile texts in bounded time', () => {
    const parse = (text: string) => {
      try {
        parseMarkdown(text);
      } catch (error) {
        expect(String(error)).to.match(/nested too deeply|too large a table|nothing visible/);
      }
    };
    const ordinaryText = '**Order** 7 is [here](https://shop.example/7), see `code`.\n\n'.repeat(140);
    // A slow machine takes longer for every text.
    const limitMs = Math.max(250, 40 * fastestRun(() => parse(ordinaryText)));
    for (const text of slowMarkdownTexts()) {
      expect(
        fastestRun(() => parse(text), limitMs),
        text.slice(0, 60),
      ).to.be.below(limitMs);
    }
  });
});
