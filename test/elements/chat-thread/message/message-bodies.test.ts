import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../../src/elements/chat-thread/chat-thread.define.js';
import { openChat, type CustomerChat } from '../../../support/browser/customer-chat.js';
import {
  checkA11y,
  cleanUp,
  startEmulator,
  until,
  type Emulator,
  type MountedSession,
} from '../../../support/browser/mount-session.js';
import type { ChatThreadHarness } from '../../../support/harness/chat-thread-harness.js';
import { createImageFile } from '../../../support/harness/composer-harness.js';
import { normalizeText } from '../../../support/harness/text-helpers.js';
import { createRecording, createVideo, missingFile, uploadFile } from '../../../support/browser/upload-file.js';
import { openThread } from '../../../support/browser/open-thread.js';

type Body = Readonly<Record<string, unknown>>;

/** All types of message bodies: each is shown, and none is trusted. */
describe('<chat-thread> message bodies', () => {
  let emulator: Emulator;
  let thread: ChatThreadHarness;
  let chat: CustomerChat;
  let fileServiceUrl: string;
  let desk: MountedSession;

  before(async () => {
    emulator = await startEmulator();
    fileServiceUrl = emulator.url.replace(/\/agent-manager$/, '/file-engine');
  });

  beforeEach(async () => {
    ({ mounted: desk, thread, chat } = await openThread(emulator, { text: null, height: '600px' }));
  });

  afterEach(() => cleanUp(emulator));

  /** Sends a body as the customer and returns its rendered message. */
  async function show(body: Body): Promise<HTMLElement> {
    return thread.waitForNewMessage(chat.sendBody(body), `the ${String(body['type'])} message`);
  }

  const messageText = (message: HTMLElement): string => normalizeText(message.querySelector('.bubble')?.textContent);

  const getShadowRoot = (element: Element): ShadowRoot => element.getRootNode() as ShadowRoot;

  const createAttachment = missingFile;

  const incomingCases: readonly (readonly [Body, readonly string[]])[] = [
    [{ type: 'PLAIN', markdownText: 'One\ntwo' }, ['One two']],
    [{ type: 'URL', markdownText: 'See', mediaUrl: 'https://shop.example/p/1' }, ['See', 'shop.example']],
    [
      {
        type: 'LOCATION',
        markdownText: '',
        location: { latitude: 52.52, longitude: 13.405 },
        additionalDetails: { name: 'Office', address: '1 Main St', url: '' },
      },
      ['Office', '1 Main St', '52.52, 13.405', 'Open map'],
    ],
    [
      {
        type: 'CONTACT',
        markdownText: '',
        contacts: [
          {
            name: { formattedName: 'Jo Doe' },
            phones: [{ phone: '+49 30 1234', additionalPhoneDetails: { type: 'WORK' } }],
            additionalContactDetails: { emails: [{ email: 'jo@example.com', type: 'HOME' }] },
          },
        ],
      },
      ['Jo Doe', '+49 30 1234', 'jo@example.com'],
    ],
    [
      {
        type: 'BUTTON',
        markdownText: 'Choose',
        buttonMessageType: 'QUICK_REPLIES',
        buttons: [
          { title: 'Yes', type: 'text', payload: 'y' },
          { title: 'No', type: 'text', payload: 'n' },
        ],
        additionalDetails: {},
      },
      ['Choose', 'Yes', 'No'],
    ],
    [
      {
        type: 'CAROUSEL',
        markdownText: 'Shoes',
        elements: [{ title: 'Red', text: 'nice', url: 'https://x.example/1.png', buttons: [{ title: 'Buy' }] }],
      },
      ['Shoes', 'Red', 'nice', 'x.example', 'Buy'],
    ],
    [
      {
        type: 'LIST',
        markdownText: '',
        interactive: {
          header: { text: 'Menu' },
          body: { text: 'Pick one' },
          footer: { text: 'Thanks' },
          action: {
            button: 'Open',
            sections: [{ title: 'Main', rows: [{ id: '1', title: 'Soup', description: 'hot' }] }],
          },
        },
      },
      ['Menu', 'Pick one', 'Main', 'Soup', 'hot', 'Thanks'],
    ],
    [
      {
        type: 'EMAIL',
        markdownText: 'Dear team',
        subject: 'Order 4711',
        from: 'ana@example.com',
        recipientsTo: ['help@shop.example'],
        htmlBody: '<img src=https://evil.example/mail.png><b>Dear team</b>',
      },
      ['Order 4711', 'From', 'ana@example.com', 'help@shop.example', 'Dear team'],
    ],
    [
      { type: 'WRAPUP', markdownText: '', wrapups: [{ categoryName: 'Order', value: 'Late' }], note: 'called back' },
      ['Wrap-up', 'Order', 'Late', 'called back'],
    ],
    [
      {
        type: 'COMMENT',
        markdownText: 'Great!',
        postId: 'p1',
        itemType: 'TEXT',
        attachment: null,
      },
      ['Comment', 'Great!'],
    ],
    [{ type: 'COMMENT', markdownText: '', postId: 'p1', itemType: 'LIKE', attachment: null }, ['Liked a comment']],
    [
      {
        type: 'RECEIPT',
        markdownText: '',
        merchantName: 'Shop',
        orderNumber: '4711',
        currency: 'EUR',
        elements: [{ title: 'Shoe', quantity: 1, price: 50 }],
        summary: { totalCost: 50 },
      },
      ['Shop', 'Order', '4711', 'Shoe', 'Total', '50 EUR'],
    ],
    [
      {
        type: 'TEMPLATE',
        markdownText: 'Hi',
        name: 'welcome',
        components: [{ type: 'BODY', parameters: [{ text: 'Ana' }] }],
      },
      ['welcome', 'Ana', 'Hi'],
    ],
    [{ type: 'VOICE', markdownText: '', leg: 'Ana', reasonCode: 'ANSWERED' }, ['Phone call', 'Ana', 'ANSWERED']],
    [{ type: 'STICKER', markdownText: '', mediaUrl: 'https://x.example/s.webp' }, ['Sticker', 'x.example']],
    [{ type: 'NOTIFICATION', markdownText: 'Back at 9', notificationType: 'WARNING' }, ['Warning', 'Back at 9']],
    [
      {
        type: 'POLL',
        question: 'Which day?',
        options: [{ text: 'Monday' }, { text: 'Tuesday', optionId: 'hidden' }],
      },
      ['Unsupported message type (POLL)', 'question', 'Which day?', 'Monday', 'Tuesday'],
    ],
    [
      {
        type: 'IMAGE',
        markdownText: '',
        caption: 'The left one is broken',
        attachment: missingFile('a.png', 'image/png'),
      },
      ['The left one is broken'],
    ],
    [{ type: 'HOLOGRAM', markdownText: 'whoa' }, ['Unsupported message type (HOLOGRAM)', 'whoa']],
  ];
  for (const [body, expected] of incomingCases) {
    it(`shows ${String(body['type'])} ${String(body['itemType'] ?? '')}`, async () => {
      const message = await show(body);
      // The first card of a page is rendered once the module for cards is loaded.
      for (const text of expected)
        await until(() => messageText(message).includes(text), `it includes “${text}”: ${messageText(message)}`);
    });
  }

  it('is accessible with every type of body', async () => {
    for (const [i, [body]] of incomingCases.entries()) {
      await show(body);
      // In batches, because only the messages near the viewport are rendered.
      if (i % 6 === 5) await checkA11y(thread.element);
    }
    await show({
      type: 'AUDIO',
      markdownText: '',
      caption: 'voice.mp3',
      attachment: await uploadFile(emulator, createRecording('voice.wav', 1)),
    });
    await show({
      type: 'FILE',
      markdownText: '',
      additionalDetails: { fileName: 'a.pdf' },
      attachment: createAttachment('a.pdf', 'application/pdf'),
    });
    await checkA11y(thread.element);
  });

  it('loads images, audio and video from the configured file service', async () => {
    const gifBytes = Uint8Array.from(atob('R0lGODlhAQABAAAAACwAAAAAAQABAAA='), (character) => character.charCodeAt(0));
    const gif = await uploadFile(emulator, new File([gifBytes], 'dot.gif', { type: 'image/gif' }));
    const ownUrl = (mediaUrl: string) => mediaUrl.replace('https://elsewhere.example/file-engine', fileServiceUrl);
    const picture = await show({ type: 'IMAGE', markdownText: 'my dot', caption: 'dot.gif', attachment: gif });
    const image = picture.querySelector('img');
    expect(image?.src).to.equal(ownUrl(gif.mediaUrl));
    expect(image?.alt).to.equal('dot.gif');
    await until(() => (image?.naturalWidth ?? 0) > 0, 'the image is loaded');

    const recording = await uploadFile(emulator, createRecording('v.wav', 1));
    const audio = await show({ type: 'AUDIO', markdownText: '', caption: 'v.wav', attachment: recording });
    expect(audio.querySelector('audio')?.src).to.equal(ownUrl(recording.mediaUrl));
    const clip = await uploadFile(emulator, createVideo('v.webm'));
    const video = await show({ type: 'VIDEO', markdownText: '', caption: 'v.webm', attachment: clip });
    await until(() => (video.querySelector('video')?.videoWidth ?? 0) > 0, 'the video is loaded');
    expect(video.querySelector('video')?.src).to.equal(ownUrl(clip.mediaUrl));
    const file = await show({
      type: 'FILE',
      markdownText: '',
      additionalDetails: { fileName: 'a.pdf' },
      attachment: createAttachment('a.pdf', 'application/pdf'),
    });
    expect(messageText(file)).to.include('a.pdf').and.to.include('346 KB');
    expect(file.querySelector('a')?.download).to.equal('a.pdf');
  });

  it('shrinks the bubble to the width of an image', async () => {
    const attachment = await uploadFile(emulator, await createImageFile('wide.png'));
    const message = await show({
      type: 'IMAGE',
      markdownText: '',
      caption: 'wide.png',
      attachment,
    });
    const image = message.querySelector('img');
    await until(() => image?.complete === true && image.naturalWidth === 120, 'the image is loaded');
    const bubble = message.querySelector<HTMLElement>('.bubble');
    const { paddingInlineStart } = getComputedStyle(bubble as HTMLElement);
    expect(bubble?.clientWidth).to.equal(120 + 2 * Number.parseFloat(paddingInlineStart));
  });

  it('aligns the lines of a card to one side, whatever their direction', async () => {
    const message = await show({
      type: 'LOCATION',
      markdownText: '',
      location: { latitude: 52.52, longitude: 13.405 },
      additionalDetails: { name: 'Office', address: 'شارع الملك فهد', url: '' },
    });
    const card = await until(() => message.querySelector('.card'), 'the card is rendered');
    const getLineEdges = (side: 'left' | 'right') =>
      [...card.children].slice(0, 2).map((line) => {
        const range = document.createRange();
        range.selectNodeContents(line);
        return Math.round(range.getBoundingClientRect()[side]);
      });
    const [title, address] = getLineEdges('left');
    expect(address, 'left in English').to.equal(title);
    thread.element.lang = 'ar';
    await until(() => getComputedStyle(card).direction === 'rtl', 'the direction is right to left');
    const [arabicTitle, arabicAddress] = getLineEdges('right');
    expect(arabicTitle, 'right in Arabic').to.equal(arabicAddress);
  });

  it('opens an image in a lightbox; Escape closes it and restores the focus', async () => {
    const picture = await show({
      type: 'IMAGE',
      markdownText: '',
      caption: 'dot\u202egpj.png',
      attachment: await uploadFile(emulator, await createImageFile('dot.png')),
    });
    const link = picture.querySelector<HTMLAnchorElement>('a.picture');
    link?.focus();
    await sendKeys({ press: 'Enter' });
    const lightbox = await until(
      () => getShadowRoot(picture).querySelector('agent-desk-lightbox')?.shadowRoot?.querySelector('dialog'),
      'the lightbox is open',
    );
    await until(() => lightbox.open && lightbox.querySelector('img')?.src === link?.href, 'the image is shown');
    expect(lightbox.getAttribute('aria-label'), 'the name without hidden characters').to.equal('dotgpj.png');
    await checkA11y(thread.element);
    await sendKeys({ press: 'Escape' });
    await until(() => getShadowRoot(picture).querySelector('agent-desk-lightbox') === null, 'the lightbox is closed');
    expect(getShadowRoot(picture).activeElement).to.equal(link);
  });

  it('inserts a suggestion into the composer, or sends it unless the host cancels the event', async () => {
    const id = await chat.sendText('Where is my order?');
    const createSuggestion = (text: string, confidenceLevel: number | null) => ({
      messageBody: { type: 'PLAIN', markdownText: text },
      confidenceLevel,
    });
    await chat.publishEvent(
      'BOT_SUGGESTION',
      {
        suggestions: [createSuggestion('On its **way**', 0.92), createSuggestion('No idea', null)],
        requestedMessage: { id },
      },
      'SUGGESTION',
    );
    const message = await thread.waitForMessage('Where is my order?');
    await until(() => message.querySelectorAll('.suggestion').length === 2, 'both are shown');
    expect(normalizeText(message.querySelector('.suggestion')?.textContent)).to.equal(
      'On its **way** Bot confidence 92%',
    );
    await checkA11y(thread.element);

    const requestedTexts: string[] = [];
    const veto = (event: HTMLElementEventMap['message-send-request']): void => {
      requestedTexts.push(event.detail.text);
      event.preventDefault();
    };
    thread.element.addEventListener('message-send-request', veto);
    thread.pressInMessage('Where is my order?', 'Send now: On its **way**');
    expect(requestedTexts).to.deep.equal(['On its **way**']);
    expect(thread.messageTexts).to.deep.equal(['Where is my order?']);
    thread.element.removeEventListener('message-send-request', veto);
    thread.pressInMessage('Where is my order?', 'Send now: On its **way**');
    const sent = await thread.waitForMessage('On its way');
    expect(sent.querySelector('strong')?.textContent).to.equal('way');
    await until(async () => (await chat.customerEvents('AGENT_MESSAGE')).length === 1, 'the customer received it');

    thread.pressInMessage('Where is my order?', 'No idea');
    await until(() => thread.field.value === 'No idea', 'it is in the composer');
  });

  it('shows a call as a card that keyboard navigation reaches', async () => {
    const { mediaUrl } = await uploadFile(emulator, createRecording('call.wav', 1));
    await chat.publishEvent(
      'VOICE_ACTIVITY',
      {
        startTime: 1767607200000,
        endTime: 1767607323000,
        duration: 123,
        holdTime: 12,
        wrapUps: [{ categoryName: 'Outcome', value: 'solved' }],
        recordingUrl: mediaUrl,
        callLegs: [
          { sender: { senderName: 'mara' }, startDirection: 'INBOUND', endDirection: 'OUTBOUND', duration: 65 },
          { sender: { senderName: 'omar' }, startDirection: 'CONSULT' },
          { sender: { senderName: 'lena' }, duration: '58' },
        ],
      },
      'ACTIVITY',
    );
    const card = await until(
      () =>
        [...thread.content.querySelectorAll<HTMLElement>('.notice-card')].find((card) => card.querySelector('audio')),
      'the call is shown',
    );
    expect(normalizeText(card.textContent))
      .to.include('Call, 2:03')
      .and.to.include('mara')
      .and.to.include('INBOUND → OUTBOUND · 1:05')
      .and.to.include('omar CONSULT lena 0:58')
      .and.to.include('On hold 0:12')
      .and.to.include('Outcome solved');
    await chat.sendText('After the call');
    const laterMessage = await thread.waitForMessage('After the call');
    laterMessage.focus();
    await sendKeys({ press: 'ArrowUp' });
    expect(getShadowRoot(thread.content).activeElement).to.equal(card);
    expect(card.querySelector('audio')?.tabIndex).to.equal(0);
    await checkA11y(thread.element);
  });

  it('shows the pre-chat form', async () => {
    const chatWithForm = await openChat(emulator, desk, 'Ben', { data: { first_name: 'Ben', topic: 'Invoice' } });
    desk.session.activate(chatWithForm.id);
    const card = await until(() => thread.content.querySelector('.notice-card'), 'the form is shown');
    expect(normalizeText(card.textContent))
      .to.include('Pre-chat form')
      .and.to.include('topic')
      .and.to.include('Invoice');
  });

  it('says when scheduled messages are sent', async () => {
    for (const [id, hour] of [
      ['first', 14],
      ['second', 15],
    ] as const)
      await chat.publishEvent(
        'THIRD_PARTY_ACTIVITY',
        {
          id,
          header: {
            sender: { type: 'APP', senderName: 'SCHEDULER' },
            schedulingMetaData: { scheduledDatetime: `2030-01-05T${hour}:06:00.000000000Z` },
          },
          body: { type: 'PLAIN', markdownText: `the ${id} scheduled one` },
        },
        'ACTIVITY',
      );
    await thread.waitForMessage('the second scheduled one');
    const notes = [...thread.content.querySelectorAll('.sender-line .muted')].map(({ textContent }) => textContent);
    const format = (hour: number): string =>
      `Scheduled message · ${new Date(Date.UTC(2030, 0, 5, hour, 6)).toLocaleString('en', { dateStyle: 'full', timeStyle: 'medium' })}`;
    expect(notes.slice(-2)).to.deep.equal([format(14), format(15)]);
  });

  it('offers types that could run scripts as a download only', async () => {
    const svg = await show({
      type: 'IMAGE',
      markdownText: '',
      caption: 'x.svg',
      attachment: createAttachment('x.svg', 'image/svg+xml'),
    });
    expect(svg.querySelector('img')).to.equal(null);
    expect(svg.querySelector('a')?.download).to.equal('x.svg');
    const disguised = await show({
      type: 'IMAGE',
      markdownText: '',
      caption: 'x.png',
      attachment: createAttachment('x.png', 'text/html'),
    });
    expect(disguised.querySelector('img')).to.equal(null);
  });

  it('makes no request to a host named in a message', async () => {
    const beaconOrigin = 'https://beacon.example';
    for (const type of ['IMAGE', 'VIDEO', 'AUDIO', 'FILE']) {
      const message = await show({
        type,
        markdownText: '',
        caption: 'x',
        attachment: { mediaUrl: `${beaconOrigin}/${type}.png`, mimeType: 'image/png', size: 1 },
      });
      expect(message.querySelectorAll('img, video, audio, iframe').length).to.equal(0);
      expect(messageText(message)).to.include('beacon.example');
      expect(message.querySelector('a')?.rel).to.include('noopener').and.to.include('noreferrer');
    }
    await show({ type: 'STICKER', markdownText: '', mediaUrl: `${beaconOrigin}/sticker.webp` });
    await show({ type: 'CAROUSEL', markdownText: '', elements: [{ title: 'x', url: `${beaconOrigin}/card.png` }] });
    await show({ type: 'EMAIL', markdownText: '', subject: 's', htmlBody: `<img src="${beaconOrigin}/mail.png">` });
    await show({
      type: 'PLAIN',
      markdownText: `<img src="${beaconOrigin}/text.png"> ![](${beaconOrigin}/markdown.png)`,
    });
    const beaconRequests = performance
      .getEntriesByType('resource')
      .filter(({ name }) => name.includes('beacon.example'));
    expect(beaconRequests).to.deep.equal([]);
  });

  it('links what a card opens, to safe addresses only', async () => {
    const addresses = [
      'https://shop.example/p/1',
      'javascript:alert(1)',
      'shop://p/2',
      'https://bank.example@evil.example/',
      'https://shop.ex\u202eample/',
      '',
    ];
    const elements = addresses.map((url, i) => ({
      title: `Card ${String(i)}`,
      defaultAction: { type: 'web_url', url },
    }));
    const payload = { title: 'Other', defaultAction: { type: 'WEB_URL', payload: 'https://shop.example/p/9' } };
    const message = await show({ type: 'CAROUSEL', markdownText: '', elements: [...elements, payload] });
    const links = [...message.querySelectorAll<HTMLAnchorElement>('.card a')];
    expect(links.map(({ href }) => href)).to.deep.equal(['https://shop.example/p/1', 'https://shop.example/p/9']);
    expect(links.map((link) => normalizeText(link.textContent))).to.deep.equal(['shop.example', 'shop.example']);
    expect(message.querySelectorAll('.card')).to.have.length(addresses.length + 1);
    await checkA11y(thread.element);
  });

  it('makes links of web and mail addresses only', async () => {
    const message = await show({
      type: 'PLAIN',
      markdownText:
        'See https://shop.example/a(b), mailto:help@shop.example. Not javascript:alert(1), data:text/html,x nor https://bank.example@evil.example/ or shop.example',
    });
    const links = [...message.querySelectorAll('a')];
    expect(links.map(({ href }) => href)).to.deep.equal(['https://shop.example/a(b)', 'mailto:help@shop.example']);
    for (const { target, rel } of links) {
      expect(target).to.equal('_blank');
      expect(rel).to.equal('noopener noreferrer nofollow');
    }
    const unsafeMessage = await show({ type: 'URL', markdownText: '', mediaUrl: 'javascript:alert(1)' });
    expect(unsafeMessage.querySelector('a')).to.equal(null);
    expect(messageText(unsafeMessage)).to.include("can't be opened safely");
  });

  it('shows HTML as text', async () => {
    const message = await show({ type: 'PLAIN', markdownText: '<b>bold</b> <script>alert(1)</script>' });
    expect(messageText(message)).to.equal('<b>bold</b> <script>alert(1)</script>');
    expect(message.querySelector('b, script')).to.equal(null);
  });

  it('replaces a deleted message by a note', async () => {
    const id = await chat.sendText('Oops');
    await thread.waitForMessage('Oops');
    await chat.sendBody({ type: 'DELETEDNOTIFICATION', markdownText: '', messageId: id, timestamp: 1 });
    await until(
      () =>
        thread.messages.length === 1 && messageText(thread.messages[0] as HTMLElement) === 'This message was deleted',
      'the message is replaced',
    );
  });
});
