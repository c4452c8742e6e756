/** Leads all elements through their states in two pages, that of an agent and that of a supervisor, and checks each. */
import { sendKeys, setViewport } from '@web/test-runner-commands';
import '../../../src/index.js';
import { openChat, type CustomerChat } from '../browser/customer-chat.js';
import {
  cleanUp,
  goReady,
  mountSession,
  startEmulator,
  until,
  type Emulator,
  type MountedSession,
} from '../browser/mount-session.js';
import { uploadFile } from '../browser/upload-file.js';
import { accessibleName } from '../harness/element-harness.js';
import { checkA11y, type Appearance } from './check-a11y.js';
import { elementsBelow } from './target-size.js';

/** Buttons that say that they open something. The field of the canned responses is no button. */
const openers = 'button:is([aria-haspopup], [aria-expanded=false]):not(:disabled, [aria-disabled=true])';
const popups = 'dialog[open], [popover]:popover-open';

const messageBodies: readonly Readonly<Record<string, unknown>>[] = [
  { type: 'PLAIN', markdownText: 'A list:\n\n- **one**\n- `two`\n\n> quoted https://example.com' },
  { type: 'URL', markdownText: 'See', mediaUrl: 'https://shop.example/p/1' },
  {
    type: 'LOCATION',
    markdownText: '',
    location: { latitude: 52.52, longitude: 13.405 },
    additionalDetails: { name: 'Office', address: '1 Main St', url: '' },
  },
  {
    type: 'CONTACT',
    markdownText: '',
    contacts: [
      {
        name: { formattedName: 'Jo Doe' },
        phones: [{ phone: '+49 30 1234', additionalPhoneDetails: { type: 'WORK' } }],
        emails: [{ email: 'jo@example.com', additionalEmailDetails: { type: 'HOME' } }],
      },
    ],
  },
  {
    type: 'FILE',
    markdownText: '',
    caption: 'a.pdf',
    attachment: { mediaUrl: 'https://x.example/a.pdf', mimeType: 'application/pdf', size: 9 },
  },
];

/** One page with the session of one person. */
class CheckedPage {
  constructor(
    readonly desk: MountedSession,
    readonly appearances: readonly Appearance[],
  ) {}

  all(selector: string): HTMLElement[] {
    return [...elementsBelow(this.desk.element)].filter(
      (element): element is HTMLElement =>
        element instanceof HTMLElement && element.matches(selector) && element.checkVisibility(),
    );
  }

  see(selector: string): Promise<HTMLElement> {
    return until(() => this.all(selector)[0], `${selector} is shown`);
  }

  seeText(text: string): Promise<unknown> {
    return until(
      () => [...elementsBelow(this.desk.element)].some(({ shadowRoot }) => shadowRoot?.textContent.includes(text)),
      `“${text}” is shown`,
    );
  }

  async press(name: string | RegExp): Promise<void> {
    const isNamed = (button: Element): boolean =>
      typeof name === 'string' ? accessibleName(button) === name : name.test(accessibleName(button));
    const find = (): HTMLElement | undefined => this.all('button:not(:disabled, [aria-disabled=true])').find(isNamed);
    const names = (): string => this.all('button').map(accessibleName).join(', ');
    (await until(find, () => `there is a button “${String(name)}”: ${names()}`)).click();
  }

  check(state: string, element: Element = this.desk.element): Promise<void> {
    return checkA11y(element, state, this.appearances);
  }

  /** Checks what a key or a button opens in front of the page, and closes it with Escape. */
  async checkPopup(state: string, open: () => unknown): Promise<void> {
    const others = this.all(popups);
    await open();
    const opened = await until(() => this.all(popups).find((popup) => !others.includes(popup)), `${state} is open`);
    await this.check(state, opened);
    await sendKeys({ press: 'Escape' });
    await until(() => !opened.isConnected || !opened.matches(popups), `${state} is closed`);
  }

  /** Opens everything that says that it opens, and checks and closes what is in front of the page. */
  async checkOpeners(): Promise<void> {
    const opened = new Set<string>();
    const keyOf = (opener: Element): string =>
      `${(opener.getRootNode() as ShadowRoot).host.localName} ${opener.getAttribute('part') ?? opener.className}`;
    for (;;) {
      const opener = this.all(openers).find((candidate) => !opened.has(keyOf(candidate)));
      if (opener === undefined) return;
      const key = keyOf(opener);
      opened.add(key);
      if (opener.ariaHasPopup !== null) await this.checkPopup(key, () => opener.click());
      else {
        // Stays open, and is there in the states that follow.
        opener.click();
        await until(() => !opener.isConnected || opener.ariaExpanded !== 'false', `${key} is open`);
      }
    }
  }
}

export function describeEveryState(appearances: readonly Appearance[]): void {
  const looks = appearances.map(({ colors, dir }) => `${colors} ${dir}`).join(', ');
  describe(`accessibility of every state (${looks})`, () => {
    let emulator: Emulator;
    let deskCount = 0;

    before(async () => {
      emulator = await startEmulator();
    });
    beforeEach(() => setViewport({ width: 1200, height: 1400 }));
    afterEach(async () => {
      await setViewport({ width: 1024, height: 800 });
      await cleanUp(emulator);
    });

    async function openPage(markup: string, username: string | null): Promise<CheckedPage> {
      const attributes = `session-id="every-state-${++deskCount}" server="4.9"`;
      return new CheckedPage(await mountSession(emulator, { username, markup, attributes }), appearances);
    }

    const drop = (username: string) =>
      emulator.control('POST', '/faults', { dropSockets: { username, how: 'close' }, down: 60_000 });

    it('of an agent: signed out, refused, empty, offers, chats, all that opens, ended, wrap-up, offline', async () => {
      const page = await openPage(
        `<agent-login></agent-login><agent-state-switch></agent-state-switch><desk-announcements></desk-announcements>
        <task-offer no-sound inline></task-offer><pull-queue></pull-queue><conversation-list></conversation-list>
        <chat-thread style="height: 50rem"></chat-thread><customer-card></customer-card>`,
        null,
      );
      const { desk } = page;
      await page.see('input[type=password]');
      await page.check('signed out');
      await desk.element.login('mara', 'wrong');
      await page.see('[role=alert]');
      await page.check('sign-in refused');
      await desk.element.login('mara', 'demo');
      await page.see('agent-state-switch');
      await until(() => desk.session.state.presence !== null, 'the presence is there');
      await page.check('signed in, nothing to do');

      await goReady(desk);
      await emulator.control('POST', '/pull-requests', { customer: { firstName: 'Pia' }, list: 'general' });
      const chat = await openChat(emulator, desk, 'Ana', { text: 'Hello', history: 2 });
      await openChat(emulator, desk, 'Ben', { text: 'Hello' });
      await emulator.control('POST', '/chats', { customer: { firstName: 'Wren' }, text: 'Hi' });
      desk.session.activate(chat.id);
      await showMessages(page, chat);
      await page.press('Accept');
      await until(() => desk.session.state.conversations.ids.length === 3, 'the offer is accepted');
      desk.session.activate(chat.id);
      await emulator.control('POST', '/chats', { customer: { firstName: 'Otis' }, text: 'Hi' });
      await page.see('agent-desk-emoji-button, button[part~=send-button]');
      await until(() => desk.session.state.offers.ids.length === 1, 'there is an offer');
      await page.check('an offer, chats, messages of all types');
      await page.checkOpeners();
      await page.checkPopup('emoji', () => page.press('Emoji'));
      await page.checkPopup('shortcuts', () => page.press('Keyboard shortcuts'));
      (await page.see('chat-thread')).focus();
      await page.checkPopup('palette', async () => {
        await sendKeys({ down: 'Control' });
        await sendKeys({ press: 'k' });
        await sendKeys({ up: 'Control' });
      });

      await chat.leave();
      await page.seeText('has ended');
      await page.check('all is expanded, and the customer has left');
      await drop('mara');
      await until(() => desk.session.state.connection.status !== 'online', 'the connection is lost');
      await page.check('offline');
    });

    it('of an agent: loading, an e-mail, a picture, wrap-up', async () => {
      const withWrapUp = await startEmulator({ wrapup: 60 });
      const attributes = `session-id="every-state-${++deskCount}" server="4.9"`;
      const desk = await mountSession(withWrapUp, { markup: '<chat-thread></chat-thread>', attributes });
      const page = new CheckedPage(desk, appearances);
      const thread = desk.find<HTMLElement>('chat-thread');
      thread.style.height = '50rem';
      await openChat(withWrapUp, desk, 'Ana', { text: 'Hello', history: 2 });
      await page.seeText('Hello');
      await withWrapUp.control('POST', '/faults', { restDelayMs: [3_000_000, 3_000_000] });
      for (const tag of ['customer-card', 'pull-queue', 'desk-announcements', 'agent-state-switch'])
        desk.element.append(document.createElement(tag));
      await page.seeText('Loading…');
      await page.checkPopup('transfer, loading', () => page.press('Transfer…'));
      await page.press('Leave');
      (await page.see('.confirm .danger')).click();
      await page.see('agent-desk-wrap-up');
      await page.check('loading, and the codes of the wrap-up, too');
      await withWrapUp.control('DELETE', '/faults');
      await page.see('.code');
      await page.check('wrap-up');

      const other = await openChat(withWrapUp, desk, 'Ben', { text: 'Hello' });
      desk.session.activate(other.id);
      const canvas = Object.assign(document.createElement('canvas'), { width: 80, height: 60 });
      const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
      const attachment = await uploadFile(withWrapUp, new File([blob as Blob], 'a.png', { type: 'image/png' }));
      await other.sendBody({ type: 'IMAGE', markdownText: '', caption: 'a.png', attachment });
      await other.sendBody({
        type: 'EMAIL',
        markdownText: '',
        subject: 'Order 4711',
        htmlBody:
          '<p style="color: #333">Dear <a href="https://a.example/">team</a></p><img src="https://elsewhere.example/a.png" alt="Logo">',
      });
      await page.see('agent-desk-mail');
      await page.seeText('Show images');
      for (const summary of page.all('summary')) summary.click();
      await page.check('an e-mail with links and pictures, all open');
      await page.checkPopup('lightbox', async () => (await page.see('a.picture')).click());
    });

    it('of a supervisor: figures, a raised hand, monitoring, the question before barging in, announcements, offline', async () => {
      const agent = await mountSession(emulator, { attributes: `session-id="watched-${deskCount}" server="4.9"` });
      await goReady(agent);
      const page = await openPage(
        `<supervisor-panel refresh-interval="1"></supervisor-panel><team-wallboard></team-wallboard><raised-hands></raised-hands>
        <desk-announcements></desk-announcements><chat-thread style="height: 30rem"></chat-thread>`,
        'vela',
      );
      const { desk } = page;
      await page.see('[role=grid]');
      await page.check('no customers');
      const chat = await openChat(emulator, agent, 'Ana', { text: 'Hello' });
      await emulator.control('POST', '/chats', {
        customer: { firstName: 'Wren' },
        channel: 'WHATSAPP',
        queue: 'sales',
      });
      await emulator.control('POST', '/chats', { customer: { firstName: 'Bo' }, bot: true });
      await emulator.control('POST', '/announcements', { text: 'The 18:40 is cancelled.' });
      await agent.session.dispatch({ type: 'raise-hand', conversationId: chat.id });
      await page.seeText('asks for a supervisor');
      await page.press(/^Monitor the chat with Ana/);
      await until(() => desk.session.state.conversations.byId.has(chat.id), 'the chat is monitored');
      await page.check('customers, a raised hand, a monitored chat');
      await page.checkOpeners();
      await page.checkPopup('the question', () => page.press(/^Barge in on the chat with Ana/));
      await drop('vela');
      await until(() => desk.session.state.connection.status !== 'online', 'the connection is lost');
      await page.check('offline');
    });
  });
}

/** Messages of all types, one of the agent that replies to another, and a suggestion of a bot. */
async function showMessages(page: CheckedPage, chat: CustomerChat): Promise<void> {
  for (const body of messageBodies) await chat.sendBody(body);
  await page.seeText('Jo Doe');
  (await page.see('textarea[part~=input]')).focus();
  await sendKeys({ type: 'On my way' });
  await sendKeys({ press: 'Enter' });
  await chat.markRead();
  await sendKeys({ type: 'a draft' });
  await page.seeText('On my way');
}
