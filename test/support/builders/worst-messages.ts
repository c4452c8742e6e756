/** Wire bodies that cost the most to show: as large as the limits of the wire allow, in each field that is drawn. */

type Body = Readonly<Record<string, unknown>>;

interface WorstEvent {
  readonly name: string;
  readonly type: string;
  readonly data: (message: string) => unknown;
}

export interface WorstMessage {
  readonly kind: string;
  /** The body of a customer's message. */
  readonly body?: Body | undefined;
  /** An event of another kind. `message` stands for the id of a customer's message sent before. */
  readonly event?: WorstEvent | undefined;
}

/** Below the largest event (1 MB), with its envelope. */
const maxText = 90_000;

const fill = (unit: string, length = maxText): string => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
const list = <T>(count: number, create: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => create(i));

const marks = `a${'\u0301'.repeat(maxText)}`;
const joinedArabic = fill('\u0628');
const lineBreaks = `a${'\n'.repeat(50_000)}b`;
const joinedEmoji = fill('👩\u200d');

const texts: Readonly<Record<string, string>> = {
  words: fill('word '),
  'one long word': fill('x'),
  'combining marks': marks,
  'marks on every letter': fill(`e${'\u0301\u0323'.repeat(5)}`),
  '50,000 line breaks': lineBreaks,
  'short lines': fill('a\n'),
  'joined Arabic letters': joinedArabic,
  'Arabic and Latin words in turn': fill('\u0633\u0644\u0627\u0645 ok '),
  'Hangul consonants (one character)': fill('\u1100'),
  'Devanagari conjuncts (one character)': fill('\u0915\u094d'),
  'Thai without spaces': fill('\u0e01\u0e35\u0e48\u0e1b\u0e35'),
  Chinese: fill('订单在这里谢谢'),
  'direction controls': fill('\u202ea\u202c\u2067b\u2069'),
  emoji: fill('😀'),
  'different emoji': fill(list(600, (i) => String.fromCodePoint(0x1f300 + i)).join('')),
  'emoji joined without end': joinedEmoji,
  'families and flags': fill('👨‍👩‍👧‍👦🇨🇭👍🏽'),
  'links without end': fill('https://shop.example/a '),
  'mail addresses': fill('a@b.de '),
  'almost an address': fill('a.b'),
  'almost a link': fill('http://'),
  'shortened links': fill('https://shop.example/a… '),
  'links in queries': fill('https://a.example/?u=https://'),
  'mail names without end': fill("o'brien&a=b.c+"),
  'telephone numbers': fill('+41 44 555 01 02 / '),
  'one telephone number': `+41${fill(' 44 555 01')}`,
  'almost telephone numbers': fill('+44 (0)20 ext. 1-800-A '),
  'quotes and dashes in paths': `https://a.example/${fill('a–b’c·d')}`,
  tabs: fill('\t'),
};

/** 8,000 characters are parsed as markdown. */
const markdownTexts: Readonly<Record<string, string>> = {
  'list of 1,900': '- a\n'.repeat(1900),
  'numbered list': list(1100, (i) => `${i}. a\n`)
    .join('')
    .slice(0, 7990),
  'nested lists': fill(list(14, (depth) => `${'  '.repeat(depth)}- a\n`).join(''), 7990),
  'nested quotes': fill(`${'> '.repeat(14)}a\n\n`, 7990),
  emphasis: fill('**a** ', 7990),
  'inline code': fill('`a` ', 7990),
  links: fill('[a](http://b.de) ', 7990),
  images: fill('![a](http://b.de) ', 7990),
  table: `|${'a|'.repeat(40)}\n|${'-|'.repeat(40)}\n${`|${'b|'.repeat(40)}\n`.repeat(90)}`.slice(0, 7990),
  'rules and headings': fill('# a\n\n---\n\n', 7990),
  'code blocks': fill('```\na\n```\n', 7990),
  'empty items': fill('-\n', 7990),
  'emphasis joined by slashes': fill('*a*/', 7990),
  'marks within marks': fill('_**~~a~~**_ ', 7990),
  apostrophes: fill('a`b`c ', 7990),
};

const buttons = (count: number, text = 'Button'): Body[] =>
  list(count, (i) => ({
    title: `${text} ${i}`,
    type: 'reply',
    payload: `p${i}`,
    additionalButtonDetails: { sectionNo: i, description: 'Description' },
  }));

const contacts = (count: number): Body[] =>
  list(count, (i) => ({
    name: { formattedName: `Contact ${i}` },
    phones: [{ phone: '+49 30 1234' }],
    additionalContactDetails: { emails: [{ email: 'jo@shop.example' }] },
  }));

const attachment = { mediaUrl: 'https://files.example/a.png', mimeType: 'image/png', size: 1 };

const bodies: Readonly<Record<string, Body>> = {
  'button header of marks': {
    type: 'BUTTON',
    markdownText: 'x',
    additionalDetails: {
      interactive: { header: { text: marks }, footer: lineBreaks, body: joinedArabic, button: 'x' },
    },
    buttons: buttons(3),
  },
  '5,000 buttons': { type: 'BUTTON', markdownText: 'x', buttons: buttons(5000) },
  'buttons of Arabic letters': { type: 'BUTTON', markdownText: 'x', buttons: buttons(1500, fill('\u0628', 250)) },
  'list of 5,000 rows': {
    type: 'LIST',
    markdownText: 'x',
    interactive: {
      header: lineBreaks,
      action: {
        sections: [{ title: 'All', rows: list(5000, (i) => ({ id: `${i}`, title: `Row ${i}`, description: 'd' })) }],
      },
    },
  },
  'list of 5,000 sections': {
    type: 'LIST',
    markdownText: 'x',
    interactive: {
      action: {
        sections: list(5000, (i) => ({ title: `S ${i}`, rows: [{ id: `${i}`, title: 'Row', description: 'd' }] })),
      },
    },
  },
  'carousel of 3,000 cards': {
    type: 'CAROUSEL',
    markdownText: 'x',
    elements: list(3000, (i) => ({
      title: `Card ${i}`,
      text: 'text',
      url: 'https://a.example/b.png',
      buttons: buttons(1, 'b'),
      defaultAction: { type: 'web_url', url: `mailto:${fill('a', 4000)}@a.example` },
    })),
  },
  'carousel card of long texts': {
    type: 'CAROUSEL',
    markdownText: fill('a\n', 20_000),
    elements: list(5, () => ({ title: fill('\u0628'), text: fill('a\n', 30_000), buttons: buttons(100) })),
  },
  '5,000 contacts': { type: 'CONTACT', markdownText: '', contacts: contacts(5000) },
  'contact with 5,000 numbers': {
    type: 'CONTACT',
    markdownText: '',
    contacts: [{ name: { formattedName: joinedEmoji }, phones: list(5000, (i) => ({ phone: `+49 30 ${1000 + i}` })) }],
  },
  'contact with long addresses': {
    type: 'CONTACT',
    markdownText: '',
    contacts: [
      {
        name: { formattedName: fill('\u0628') },
        additionalContactDetails: {
          addresses: list(9, () => ({ street: joinedArabic })),
          urls: list(1, () => lineBreaks),
        },
      },
    ],
  },
  'receipt of 5,000 items': {
    type: 'RECEIPT',
    markdownText: '',
    merchantName: marks,
    currency: 'EUR',
    elements: list(5000, (i) => ({ title: `Item ${i}`, subtitle: 'size M', quantity: 1, price: 2 })),
    summary: { subtotal: 1, totalCost: 1 },
  },
  'receipt of long values': {
    type: 'RECEIPT',
    markdownText: '',
    orderNumber: joinedArabic,
    recipientName: lineBreaks,
    elements: list(4, () => ({ title: 'x', quantity: fill('1\n'), price: 2 })),
  },
  'template of 5,000 components': {
    type: 'TEMPLATE',
    markdownText: '',
    name: 'x',
    components: list(5000, () => ({ type: 'BODY', parameters: [{ type: 'text', text: 'x' }] })),
  },
  'template of 5,000 parameters': {
    type: 'TEMPLATE',
    markdownText: '',
    name: 'x',
    components: [{ type: 'BODY', parameters: list(5000, () => ({ type: 'text', text: fill('\u0628', 90) })) }],
  },
  'wrap-up of 5,000 codes': {
    type: 'WRAPUP',
    markdownText: '',
    wrapups: list(5000, (i) => ({ categoryName: 'Category', value: `Code ${i}` })),
    note: lineBreaks,
  },
  'wrap-up note': { type: 'WRAPUP', markdownText: '', wrapups: [], note: joinedArabic },
  'place of marks': {
    type: 'LOCATION',
    markdownText: '',
    location: { latitude: 1, longitude: 2 },
    additionalDetails: { name: marks, address: joinedArabic, url: '' },
  },
  'file name of marks': { type: 'FILE', markdownText: lineBreaks, attachment, additionalDetails: { fileName: marks } },
  'file name of joined emoji': {
    type: 'FILE',
    markdownText: '',
    attachment,
    additionalDetails: { fileName: joinedEmoji },
  },
  'picture with a long text': { type: 'IMAGE', markdownText: fill('a\n'), caption: joinedArabic, attachment },
  link: { type: 'URL', markdownText: lineBreaks, mediaUrl: `https://shop.example/${fill('a')}` },
  sticker: { type: 'STICKER', markdownText: joinedArabic, mediaUrl: fill('x') },
  comment: { type: 'COMMENT', markdownText: lineBreaks, itemType: 'IMAGE', attachment },
  'unknown type': { type: 'POLL', markdownText: joinedArabic, options: list(5000, (i) => `Option ${i}`) },
  'unknown type of long texts': {
    type: 'SURVEY',
    markdownText: '',
    answers: list(500, (i) => ({ question: fill('\u0628', 100), comment: fill('a\n', 80), score: i })),
    note: joinedArabic,
  },
  'buttons in sections': {
    type: 'BUTTON',
    markdownText: 'x',
    buttons: list(1200, (i) => ({
      title: `Button ${i}`,
      additionalButtonDetails: { sectionNo: i, sectionTitle: fill('\u0628', 250), description: fill('\u0628', 250) },
    })),
  },
  'notification with data': {
    type: 'NOTIFICATION',
    notificationType: 'SYSTEM_ERROR',
    notificationData: { message: joinedArabic, details: list(5000, (i) => `Detail ${i}`) },
  },
  notification: { type: 'NOTIFICATION', notificationType: 'INFO', markdownText: lineBreaks },
  'call of 5,000 legs': {
    type: 'VOICE',
    markdownText: '',
    callLegs: list(5000, (i) => ({
      leg: `Leg ${i}`,
      startDirection: 'INBOUND',
      endDirection: 'OUTBOUND',
      duration: i,
    })),
  },
  'mail with a long text': {
    type: 'EMAIL',
    markdownText: lineBreaks,
    subject: joinedArabic,
    from: marks,
    recipientsTo: list(5000, (i) => `pim${i}@shop.example`),
    attachments: list(2000, (i) => ({
      mediaUrl: `https://files.example/${i}.pdf`,
      mimeType: 'application/pdf',
      mediaName: `${i}.pdf`,
    })),
  },
  'mail with a huge table': {
    type: 'EMAIL',
    markdownText: 'x',
    subject: 'x',
    htmlBody: `<table>${'<tr><td>a<td>b<td>c'.repeat(4700)}`,
  },
  'mail nested deeply': { type: 'EMAIL', markdownText: '', subject: 'x', htmlBody: '<div>'.repeat(18_000) },
  'mail of nested tables': { type: 'EMAIL', markdownText: '', subject: 'x', htmlBody: '<table><tr><td>'.repeat(6_000) },
  'mail of a long word in a list': {
    type: 'EMAIL',
    markdownText: '',
    subject: 'x',
    htmlBody: `<ul><li>${joinedArabic}</ul>`,
  },
  'mail of fields': {
    type: 'EMAIL',
    markdownText: '',
    subject: 'x',
    htmlBody: '<input value=a><select><option>a<option selected>b</select>'.repeat(1_500),
  },
  'mail of wide cells': {
    type: 'EMAIL',
    markdownText: '',
    subject: 'x',
    htmlBody: `<table>${'<tr><td colspan=1000 rowspan=65534>a'.repeat(2_400)}`,
  },
  'mail of addresses in brackets': {
    type: 'EMAIL',
    markdownText: '',
    subject: 'x',
    htmlBody: '<pim@mail.example>\n'.repeat(4_500),
  },
  'mail of quotations': {
    type: 'EMAIL',
    markdownText: '> '.repeat(40_000),
    subject: 'x',
    htmlBody: `${'<blockquote style="border-left:1px solid;padding-left:1ex">a'.repeat(1_400)}`,
  },
  'mail without markup': { type: 'EMAIL', markdownText: '', subject: 'x', htmlBody: lineBreaks },
  'mail of short lines without markup': {
    type: 'EMAIL',
    markdownText: '',
    subject: 'x',
    htmlBody: 'a\n'.repeat(45_000),
  },
  'mail of tabs without markup': { type: 'EMAIL', markdownText: '', subject: 'x', htmlBody: 'a\t'.repeat(45_000) },
  'mail of a long word': { type: 'EMAIL', markdownText: '', subject: 'x', htmlBody: joinedArabic },
};

const event = (name: string, type: string, data: (message: string) => unknown): WorstEvent => ({
  name,
  type,
  data,
});

const botMessage = (text: string): WorstEvent =>
  event('BOT_MESSAGE', 'MESSAGE', (id) => ({
    id: `bot-${id}`,
    header: { sender: { id: 'bot-1', type: 'BOT', senderName: 'Robo' } },
    body: { type: 'PLAIN', markdownText: text },
  }));

const events: Readonly<Record<string, WorstEvent>> = {
  'suggestions: 3,000': event('BOT_SUGGESTION', 'SUGGESTION', (id) => ({
    requestedMessage: { id },
    suggestions: list(3000, (i) => ({ messageBody: { markdownText: `Suggestion ${i}` }, confidenceLevel: 0.5 })),
  })),
  'suggestions: long': event('BOT_SUGGESTION', 'SUGGESTION', (id) => ({
    requestedMessage: { id },
    suggestions: list(5, () => ({ messageBody: { markdownText: joinedArabic }, confidenceLevel: 0.5 })),
  })),
  'call summary': event('VOICE_ACTIVITY', 'ACTIVITY', () => ({
    startTime: 1767607200000,
    wrapUps: list(2000, (i) => ({ categoryName: 'Category', value: `Code ${i}` })),
    callLegs: list(5000, (i) => ({
      leg: `Leg ${i}`,
      startDirection: 'INBOUND',
      endDirection: 'OUTBOUND',
      duration: i,
    })),
  })),
  'raised hands: 5,000': event('HAND_RAISED', 'NOTIFICATION', () => ({
    handRaised: true,
    agentNames: list(5000, (i) => `agent${i} ${fill('\u0628', 90)}`),
  })),
  'pre-chat form': event('CHANNEL_SESSION_STARTED', 'NOTIFICATION', () => ({
    id: 'session-2',
    channel: { name: 'Web', channelType: { name: 'WEB' } },
    channelData: {
      additionalAttributes: [
        {
          value: {
            formData: {
              attributes: [
                { key: 'note', value: lineBreaks },
                ...list(4000, (i) => ({ key: `field_${i}`, value: fill('\u0628', 50) })),
              ],
            },
          },
        },
      ],
    },
  })),
};

const plain = (text: string): Body => ({ type: 'PLAIN', markdownText: text });

export const worstMessages: readonly WorstMessage[] = [
  ...Object.entries(texts).map(([kind, text]) => ({ kind: `text: ${kind}`, body: plain(text) })),
  ...Object.entries(markdownTexts).map(([kind, text]) => ({ kind: `markdown: ${kind}`, event: botMessage(text) })),
  ...Object.entries(bodies).map(([kind, body]) => ({ kind, body })),
  ...Object.entries(events).map(([kind, event]) => ({ kind, event })),
];
