import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MessageBody } from '../../../../../src/domain/index.js';
import {
  formatMessagePreview,
  formatMessageText,
} from '../../../../../src/elements/internal/format/format-message-preview.js';
import { englishLanguagePack, registerEnglish } from '../../../../../src/translations/en.js';
import { cards } from '../../../../../src/translations/en/parts/cards.js';
import { thread } from '../../../../../src/translations/en/parts/thread/thread.js';
import { message } from '../../../../support/builders/domain-objects.js';

registerEnglish(thread);
registerEnglish(cards);

const button = (title: string) => ({ title, type: '', payload: '' });
const cases: readonly [body: Partial<MessageBody>, line: string, spoken: string][] = [
  [{ type: 'text', text: `${'word '.repeat(1800)}END` }, `${'word '.repeat(28)}`, 'END'],
  [
    { type: 'link', text: '', url: 'https://shop.example/x' },
    'Link: https://shop.example/x',
    'Link: https://shop.example/x',
  ],
  [
    { type: 'contacts', text: '', contacts: [{ name: 'Ana' }, { name: 'Ben' }] as never },
    'Contact: Ana, Ben',
    'Contact: Ana, Ben',
  ],
  [
    { type: 'location', text: '', name: 'Home', address: 'Main Street 1' } as never,
    'Location: Home, Main Street 1',
    'Location: Home, Main Street 1',
  ],
  [
    { type: 'buttons', text: '', header: 'Which size?', footer: '', buttons: [button('S'), button('M')] } as never,
    'Choices: Which size?, S, M',
    'Choices: Which size?, S, M',
  ],
  [
    { type: 'buttons', text: 'Which size?', header: '', footer: '', buttons: [button('S'), button('M')] } as never,
    'Choices: Which size?',
    'Choices: Which size?, S, M',
  ],
  [
    { type: 'carousel', text: '', cards: [{ title: 'Coat', text: 'Blue', imageUrl: '', buttons: [] }] },
    'Cards: Coat, Blue',
    'Cards: Coat, Blue',
  ],
  [
    {
      type: 'list',
      text: '',
      header: 'Sizes',
      footer: '',
      button: '',
      sections: [{ title: '', rows: [{ title: 'S' }] }],
    } as never,
    'List of choices: Sizes, S',
    'List of choices: Sizes, S',
  ],
  [{ type: 'email', text: 'Hello', subject: 'Order 7' } as never, 'Email: Hello', 'Email: Order 7, Hello'],
  [
    { type: 'template', text: '', name: 'order', lines: [{ label: 'body', value: 'It is sent' }] },
    'Template: order, It is sent',
    'Template: order, It is sent',
  ],
];

for (const [body, line, spoken] of cases)
  test(`${body.type} ${spoken}`, () => {
    const sent = message('m', 1, { body: body as MessageBody });
    const formats = { customer: 'text', agent: 'text' } as const;
    const { translations } = englishLanguagePack;
    const text = formatMessageText(sent, formats, translations);
    if (body.type === 'text') assert.ok(text.endsWith(spoken));
    else assert.equal(text, spoken);
    assert.ok(formatMessagePreview(sent, formats, translations).startsWith(line.trim()));
  });
