import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Attachment, OutgoingBody } from '../../../../src/domain/index.js';
import '../../../../src/elements/chat-thread/chat-thread.define.js';
import { extractLinks } from '../../../../src/elements/chat-thread/message/mail/mail-links.js';
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

  const messageText = (message: HTMLElement): string =>
    normalizeText(message.querySelector('.bubble-content')?.textContent);

  const getShadowRoot = (element: Element): ShadowRoot => element.getRootNode() as ShadowRoot;

  const createAttachment = (name: string, mimeType: string) => ({
    mediaUrl: `https://elsewhere.example/file-engine/api/downloadFileStream?filename=${name}`,
    mimeType,
    size: 345_678,
  });

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
      attachment: createAttachment('voice.mp3', 'audio/mp3'),
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
    const form = new FormData();
    const gifBytes = Uint8Array.from(atob('R0lGODlhAQABAAAAACwAAAAAAQABAAA='), (character) => character.charCodeAt(0));
    form.append('file', new File([gifBytes], 'dot.gif', { type: 'image/gif' }));
    form.append('conversationId', '1');
    const { name } = (await (
      await fetch(`${fileServiceUrl}/api/uploadFileStream`, { method: 'POST', body: form })
    ).json()) as {
      name: string;
    };
    const picture = await show({
      type: 'IMAGE',
      markdownText: 'my dot',
      caption: 'dot.gif',
      attachment: createAttachment(name, 'image/gif'),
    });
    const image = picture.querySelector('img');
    expect(image?.src).to.equal(`${fileServiceUrl}/api/downloadFileStream?filename=${name}`);
    expect(image?.alt).to.equal('dot.gif');
    await until(() => (image?.naturalWidth ?? 0) > 0, 'the image is loaded');

    const audio = await show({
      type: 'AUDIO',
      markdownText: '',
      caption: 'v.mp3',
      attachment: createAttachment('v.mp3', 'audio/mp3'),
    });
    expect(audio.querySelector('audio')?.src).to.equal(`${fileServiceUrl}/api/downloadFileStream?filename=v.mp3`);
    const video = await show({
      type: 'VIDEO',
      markdownText: '',
      caption: 'v.mp4',
      attachment: createAttachment('v.mp4', 'video/mp4'),
    });
    expect(video.querySelector('video')?.src).to.equal(`${fileServiceUrl}/api/downloadFileStream?filename=v.mp4`);
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
    const form = new FormData();
    form.append('file', await createImageFile('wide.png'));
    form.append('conversationId', '1');
    const { name } = (await (
      await fetch(`${fileServiceUrl}/api/uploadFileStream`, { method: 'POST', body: form })
    ).json()) as {
      name: string;
    };
    const message = await show({
      type: 'IMAGE',
      markdownText: '',
      caption: 'wide.png',
      attachment: createAttachment(name, 'image/png'),
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
      attachment: createAttachment('dot.png', 'image/png'),
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

  it('shows the HTML version of an e-mail on request, and its images on a second request', async () => {
    const message = await show({
      type: 'EMAIL',
      markdownText: 'Dear team',
      subject: 'Order 4711',
      from: 'ana@example.com',
      htmlBody: '<p>Dear <b>team</b></p><img src="https://beacon.example/mail.png">',
    });
    expect(messageText(message)).to.include('Dear team');
    const mail = await until(() => message.querySelector('agent-desk-mail')?.shadowRoot, 'the element is loaded');
    const button = (label: string) =>
      [...mail.querySelectorAll('button')].find((element) => normalizeText(element.textContent) === label) ?? null;
    expect(mail.querySelector('iframe')).to.equal(null);
    (await until(() => button('Show formatted version'), 'the button is shown')).click();
    const frame = await until(() => mail.querySelector('iframe'), 'the frame is shown');
    expect(frame.getAttribute('sandbox')).to.equal('');
    expect(frame.title).to.equal('Email: Order 4711');
    expect(frame.srcdoc).to.include('img-src data:;').and.to.include('<b>team</b>');
    await checkA11y(thread.element);
    (await until(() => button('Show images'), 'the button for images is shown')).click();
    await until(() => frame.srcdoc.includes('img-src data: https:;'), 'images are allowed');
    await until(() => button('Hide formatted version'), 'the button to hide it is shown').then((hideButton) =>
      hideButton.click(),
    );
    await until(() => mail.querySelector('iframe') === null, 'the frame is removed');
    thread.element.lang = 'ar';
    const getDirection = () => getComputedStyle(mail.querySelector('.actions') as Element).direction;
    await until(() => getDirection() === 'rtl', 'it follows the direction of the thread');
    thread.element.lang = 'en';
    await until(() => button('Show formatted version'), 'it is in English again');
    expect(getDirection(), 'left to right in English').to.equal('ltr');
  });

  it('lists the links of an e-mail with their real destinations', async () => {
    const message = await show({
      type: 'EMAIL',
      markdownText: '',
      subject: 'Order 4711',
      htmlBody:
        '<a class=x href="https://evil.example/pay?x=1&amp;y=2" style="color:red">Your\n bank</a> <A HREF=https://evil.example/pay?x=1&y=2>again</A>' +
        ` <a href=' mailto:jo@example.com'><img alt=""></a> <a href="javascript:alert(1)">run</a> <a href="/here">home</a>`,
    });
    const mail = await until(() => message.querySelector('agent-desk-mail')?.shadowRoot, 'the element is loaded');
    const frame = await until(() => mail.querySelector('iframe'), 'it is shown');
    expect(frame.srcdoc).to.include('<base target="_blank">');
    const summary = await until(() => mail.querySelector('summary'), 'the list of links is shown');
    expect(normalizeText(summary.textContent)).to.equal('Links (2)');
    summary.click();
    const links = [...mail.querySelectorAll('a')];
    expect(links.map(({ href }) => href)).to.deep.equal(['https://evil.example/pay?x=1&y=2', 'mailto:jo@example.com']);
    expect([...mail.querySelectorAll('li')].map((item) => normalizeText(item.textContent))).to.deep.equal([
      'Your bank evil.example',
      'jo@example.com',
    ]);
    for (const { target, rel } of links) {
      expect(target).to.equal('_blank');
      expect(rel).to.equal('noopener noreferrer nofollow');
    }
    await checkA11y(thread.element);
  });

  it('extracts links in linear time, even from hostile markup', () => {
    const fragments = ['<a ', '<a href=', '<a href="', '<a class href="x" ', ' href="x"', `<a${' href=x'.repeat(280)}`];
    for (const fragment of fragments) {
      // The payload limits allow no longer text.
      const mail = `<a ${fragment.repeat(Math.ceil(100_000 / fragment.length))}`;
      const startedAt = performance.now();
      extractLinks(mail);
      expect(performance.now() - startedAt, `repeated ${fragment}`).to.be.lessThan(250);
    }
  });

  it('shows the HTML version immediately if there is no text version', async () => {
    const message = await show({ type: 'EMAIL', markdownText: '', subject: 's', htmlBody: '<p>Only this</p>' });
    await until(() => message.querySelector('agent-desk-mail')?.shadowRoot?.querySelector('iframe'), 'it is shown');
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
      'On its **way** Bot confidence 92 %',
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
    await chat.publishEvent(
      'VOICE_ACTIVITY',
      {
        startTime: 1767607200000,
        endTime: 1767607323000,
        duration: 123,
        recordingUrl: `${fileServiceUrl}/api/downloadFileStream?filename=call.mp3`,
        callLegs: [{ sender: { senderName: 'mara' }, startDirection: 'INBOUND', endDirection: 'OUTBOUND' }],
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
      .and.to.include('INBOUND → OUTBOUND');
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

  const createSentAttachment = (name: string, mimeType: string): Attachment => ({
    url: `${fileServiceUrl}/api/downloadFileStream?filename=${name}`,
    mimeType,
    size: 1200,
    name,
    thumbnailUrl: null,
  });
  const outgoingCases: readonly (readonly [string, () => OutgoingBody, readonly string[]])[] = [
    ['text', () => ({ type: 'text', text: 'One **two**' }), ['One two']],
    [
      'image',
      () => ({ type: 'image', text: 'Look', attachment: createSentAttachment('a.png', 'image/png') }),
      ['Look'],
    ],
    [
      'video',
      () => ({ type: 'video', text: 'Look', attachment: createSentAttachment('a.mp4', 'video/mp4') }),
      ['Look'],
    ],
    [
      'audio',
      () => ({ type: 'audio', text: 'Listen', attachment: createSentAttachment('a.mp3', 'audio/mp3') }),
      ['Listen', 'a.mp3'],
    ],
    [
      'file',
      () => ({ type: 'file', text: 'Read', attachment: createSentAttachment('a.pdf', 'application/pdf') }),
      ['Read', 'a.pdf', '1 KB'],
    ],
    ['link', () => ({ type: 'link', text: 'See', url: 'https://shop.example/p/1' }), ['See', 'shop.example']],
    [
      'location',
      () => ({
        type: 'location',
        text: '',
        latitude: 52.5,
        longitude: 13.4,
        name: 'Office',
        address: '1 Main St',
        url: '',
      }),
      ['Office', '1 Main St', '52.5, 13.4'],
    ],
    [
      'contacts',
      () => ({
        type: 'contacts',
        text: '',
        contacts: [
          {
            name: 'Jo Doe',
            phones: [{ number: '+49 30 1234', label: 'WORK' }],
            emails: [{ address: 'jo@example.com', label: 'HOME' }],
            organisation: 'Shop',
            urls: ['https://jo.example'],
            addresses: ['1 Main St'],
            birthday: '1990-01-01',
          },
        ],
      }),
      ['Jo Doe', '+49 30 1234', 'jo@example.com', 'Shop', 'jo.example', '1 Main St', '1990-01-01'],
    ],
    [
      'buttons',
      () => ({
        type: 'buttons',
        text: 'Choose',
        quickReplies: true,
        header: 'Menu',
        footer: 'Thanks',
        buttons: [{ title: 'Yes', type: 'text', payload: 'y' }],
      }),
      ['Menu', 'Choose', 'Thanks', 'Yes'],
    ],
    [
      'comment',
      () => ({ type: 'comment', text: 'Thank you', postId: 'p1', act: 'text', attachment: null }),
      ['Comment', 'Thank you'],
    ],
  ];
  for (const [name, body, expected] of outgoingCases) {
    it(`shows the agent's own ${name} before and after the server has confirmed it`, async () => {
      const conversationId = chat.id;
      void desk.session.dispatch({
        type: 'send-message',
        conversationId,
        body: body(),
        replyTo: null,
        whisper: false,
        channelSessionId: null,
      });
      const echo = await until(() => thread.messages[0], 'it is shown immediately');
      for (const text of expected)
        await until(() => messageText(echo).includes(text), `it includes “${text}”: ${messageText(echo)}`);
      await until(async () => (await chat.customerEvents('AGENT_MESSAGE')).length === 1, 'the customer received it');
      await until(() => thread.messages[0]?.querySelector('.delivery.sent'), 'it was sent');
      expect(thread.messages.length).to.equal(1);
      const message = thread.messages[0] as HTMLElement;
      expect(message.classList.contains('own')).to.equal(true);
      for (const text of expected) expect(messageText(message)).to.include(text);
    });
  }

  for (const [name, body] of outgoingCases.filter(([kind]) => ['text', 'image', 'file'].includes(kind))) {
    it(`resends the agent's own ${name} after its delivery failed`, async () => {
      const commandFields = { conversationId: chat.id, replyTo: null, whisper: false, channelSessionId: null };
      void desk.session.dispatch({ type: 'send-message', ...commandFields, body: body() });
      await until(() => thread.messages[0]?.querySelector('.delivery.sent'), 'it was sent');
      await chat.failLatestDelivery();
      const retryButton = await until(
        () => thread.messages[0]?.querySelector<HTMLElement>('[part="retry-button"]'),
        'the retry button is shown',
      );
      retryButton.click();
      await until(() => thread.messages[1]?.querySelector('.delivery.sent'), 'it was sent again');
      const [first, second] = await chat.storedEvents('AGENT_MESSAGE');
      expect(second?.data.body).to.deep.equal(first?.data.body);
    });
  }

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

  it('collapses the end of a very long message', async () => {
    const message = await show({ type: 'PLAIN', markdownText: `${'word '.repeat(2000)}end` });
    expect(message.querySelector('details')?.open).to.equal(false);
    message.querySelector('summary')?.click();
    expect(message.querySelector('details')?.open).to.equal(true);
    expect(message.textContent).to.include('word end');
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
