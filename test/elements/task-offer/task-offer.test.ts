import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import '../../../src/elements/chat-thread/chat-thread.define.js';
import '../../../src/elements/task-offer/task-offer.define.js';
import type { ChatThread } from '../../../src/elements/chat-thread/chat-thread.js';
import type { TaskOffer } from '../../../src/elements/task-offer/task-offer.js';
import type { ConversationId } from '../../../src/domain/index.js';
import { DeskSession } from '../../../src/session/session.js';
import {
  checkA11y,
  cleanUp,
  goReady,
  mountSession,
  startEmulator,
  until,
  type Emulator,
  type MountedSession,
} from '../../support/browser/mount-session.js';
import { itWithSound } from '../../support/browser/engine.js';
import { fetchWorld } from '../../support/browser/server-world.js';
import { ChatThreadHarness } from '../../support/harness/chat-thread-harness.js';
import { TaskOfferHarness } from '../../support/harness/task-offer-harness.js';

const waitingTitle = 'A customer is waiting';

describe('<task-offer>', () => {
  let emulator: Emulator;
  /** Its offers end after two seconds. */
  let shortRonaEmulator: Emulator;
  let desk: MountedSession;
  let offer: TaskOfferHarness;
  const colleagueSessions: DeskSession[] = [];
  /** Those of the page; the system suspends them for a call or another headset. */
  const audioContexts: AudioContext[] = [];

  before(async () => {
    const { AudioContext } = window;
    window.AudioContext = class extends AudioContext {
      constructor() {
        super();
        audioContexts.push(this);
      }
    };
    emulator = await startEmulator();
    shortRonaEmulator = await startEmulator({ rona: 2 });
  });

  afterEach(async () => {
    for (const session of colleagueSessions.splice(0)) session.dispose();
    await cleanUp(emulator);
    await shortRonaEmulator.control('POST', '/reset', {});
  });

  interface Options {
    readonly attributes?: string;
    readonly content?: string;
    readonly sessionAttributes?: string;
    readonly onEmulator?: Emulator;
    readonly wrapper?: string;
  }

  /** Mounts the element for an agent who is ready on every channel. Without sound, unless a test is about the ring tone. */
  async function mountOffers(options: Options = {}): Promise<void> {
    const widget = `<task-offer ${options.attributes ?? 'no-sound'}>${options.content ?? ''}</task-offer>`;
    desk = await mountSession(options.onEmulator ?? emulator, {
      markup: (options.wrapper ?? '%').replace('%', widget),
      attributes: options.sessionAttributes ?? '',
    });
    offer = new TaskOfferHarness(desk.find<TaskOffer>('task-offer'));
    await goReady(desk);
  }

  async function createChat(firstName: string, extra: object = {}, onEmulator = emulator): Promise<ConversationId> {
    const chat = { customer: { firstName }, ...extra };
    return (await onEmulator.control<{ conversationId: ConversationId }>('POST', '/chats', chat)).conversationId;
  }

  async function signInColleague(username: string, onEmulator = emulator): Promise<DeskSession> {
    const session = new DeskSession({ url: onEmulator.url });
    colleagueSessions.push(session);
    await session.login(username, 'demo');
    await until(() => session.state.presence !== null, `${username} is there`);
    return session;
  }

  const mediaStates = async (id: ConversationId, onEmulator = emulator) =>
    (await fetchWorld(onEmulator)).tasks
      .filter(({ conversationId }) => conversationId === id)
      .flatMap(({ activeMedia }) => activeMedia.map(({ state }) => state));

  it('is accessible inline, as a toast, with a lost offer, and in Arabic', async () => {
    await mountOffers({ attributes: 'no-sound show-empty' });
    await until(() => offer.visibleText === 'No customers waiting', 'it is empty');
    await checkA11y(offer.element);
    await createChat('Ana');
    const second = await createChat('Ben', { channel: 'WHATSAPP' });
    await offer.waitForOffers('Ana', 'Ben');
    await checkA11y(offer.element);
    offer.element.placement = 'toast';
    await emulator.control('POST', `/chats/${second}/leave`, {});
    await offer.waitForEndedText('The customer left');
    await checkA11y(offer.element);
    offer.element.lang = 'ar';
    await offer.waitForCardText('Ana', 'قبول');
    await checkA11y(offer.element);
  });

  it('shows the customer, the channel, the queue and the time left', async () => {
    await mountOffers();
    await createChat('Ana');
    await offer.waitForOffers('Ana');
    expect(offer.cardText('Ana')).to.include('WEB · support').and.to.include('Known customer');
    const secondsLeft = offer.secondsLeft('Ana');
    expect(secondsLeft).to.be.within(28, 30);
    expect(offer.countdownPercent('Ana')).to.be.within(90, 100);
    await until(() => offer.secondsLeft('Ana') < secondsLeft, 'the seconds go down');
  });

  it('keeps the order of channel, queue and customer in right-to-left text', async () => {
    await setViewport({ width: 390, height: 700 });
    await mountOffers();
    offer.element.lang = 'ar';
    await createChat('Ana', { queue: 'sales' });
    await offer.waitForOffers('Ana');
    await offer.waitForCardText('Ana', 'WEB · sales · عميل معروف');
    const [channel, queue, customerDetail] = offer.detailRects('Ana');
    if (channel === undefined || queue === undefined || customerDetail === undefined)
      throw new Error('A part is missing.');
    expect(channel.top).to.be.closeTo(customerDetail.top, 8, 'all are in one line');
    expect(channel.left).to.be.at.least(queue.right, 'the channel comes first, on the right');
    expect(queue.left).to.be.at.least(customerDetail.right, 'then the queue, then the customer');
    await setViewport({ width: 800, height: 600 });
  });

  it('shows the oldest offer first', async () => {
    await mountOffers();
    await createChat('Ben', { channel: 'WHATSAPP' });
    await offer.waitForOffers('Ben');
    await createChat('Ana');
    await offer.waitForOffers('Ben', 'Ana');
  });

  it('opens the conversation of an accepted offer', async () => {
    await mountOffers();
    const id = await createChat('Ana');
    await offer.waitForOffers('Ana');
    offer.accept('Ana');
    await offer.waitForOffers();
    expect(desk.session.state.conversations.byId.has(id)).to.equal(true);
    expect(await mediaStates(id)).to.deep.equal(['ACTIVE']);
    expect(offer.endedText, 'there is nothing to explain').to.equal('');
  });

  it('shows that an offer is being accepted, and sends one request', async () => {
    await mountOffers();
    await createChat('Ana');
    await offer.waitForOffers('Ana');
    await emulator.control('POST', '/faults', { delayMs: [1500, 1500] });
    offer.accept('Ana');
    await offer.waitForCardText('Ana', 'Accepting…');
    expect(offer.canAccept('Ana')).to.equal(false);
    offer.accept('Ana');
    expect(desk.session.state.pending.length).to.equal(1);
    await offer.waitForOffers();
  });

  it('accepts an offer by Enter on its card', async () => {
    await mountOffers();
    const id = await createChat('Ana');
    await offer.waitForOffers('Ana');
    await offer.pressEnterOn('Ana');
    await until(() => desk.session.state.conversations.byId.has(id), 'the conversation is open');
  });

  describe('after an offer is handled, moves the focus', () => {
    const acceptByKey = async (name: string) => {
      await offer.waitForOffers(name);
      await offer.pressEnterOn(name);
      await offer.waitForOffers();
    };

    it('to the next offer', async () => {
      await mountOffers();
      await createChat('Ana');
      await offer.waitForOffers('Ana');
      await createChat('Ben', { channel: 'WHATSAPP' });
      await offer.waitForOffers('Ana', 'Ben');
      await offer.pressEnterOn('Ana');
      await until(() => offer.focusedCustomer === 'Ben', 'Ben is focused');
    });

    it('to the composer of the conversation', async () => {
      await mountOffers({ wrapper: '%<chat-thread style="height: 20rem"></chat-thread>' });
      const thread = new ChatThreadHarness(desk.find<ChatThread>('chat-thread'));
      await createChat('Ana');
      await acceptByKey('Ana');
      await until(() => thread.isComposerFocused, 'the focus is in the composer for Ana');
      await createChat('Ben');
      await acceptByKey('Ben');
      await until(() => thread.title === 'Ben' && thread.isComposerFocused, 'the focus is in the composer for Ben');
    });

    it('to the element itself, when there is no thread', async () => {
      await mountOffers({ wrapper: '%<button id="next">Next</button>' });
      await createChat('Ana');
      await acceptByKey('Ana');
      await until(() => document.activeElement === offer.element, 'the focus is kept');
      await sendKeys({ press: 'Tab' });
      expect(document.activeElement?.id).to.equal('next');
      await createChat('Ben');
      await offer.waitForOffers('Ben');
      offer.stack.querySelector<HTMLElement>('[part="dismiss-button"]')?.focus();
      await sendKeys({ press: 'Enter' });
      await offer.waitForOffers();
      await until(() => document.activeElement === offer.element, 'the focus is kept after dismissing, too');
    });

    it('but not when it is elsewhere', async () => {
      await mountOffers({ wrapper: '%<chat-thread></chat-thread><input aria-label="Note">' });
      const id = await createChat('Ana');
      await offer.waitForOffers('Ana');
      offer.accept('Ana');
      desk.find<HTMLElement>('input').focus();
      await until(() => desk.session.state.conversations.byId.has(id), 'the conversation is open');
      await offer.waitForOffers();
      await offer.element.updateComplete;
      expect(document.activeElement === desk.find('input')).to.equal(true);
    });
  });

  it('makes the accepted conversation the active one', async () => {
    await mountOffers();
    const first = await createChat('Ana');
    await offer.waitForOffers('Ana');
    offer.accept('Ana');
    await until(() => desk.session.state.local.activeConversation === first, 'Ana is active');
    const second = await createChat('Ben');
    await offer.waitForOffers('Ben');
    offer.accept('Ben');
    await until(() => desk.session.state.local.activeConversation === second, 'Ben is active');
  });

  it('accepts the oldest offer by shortcut, but not while the agent types', async () => {
    await mountOffers({ attributes: 'no-sound shortcut="Alt+A"', wrapper: '<input aria-label="Note">%' });
    await createChat('Ben', { channel: 'WHATSAPP' });
    await offer.waitForOffers('Ben');
    await createChat('Ana');
    await offer.waitForOffers('Ben', 'Ana');
    const pressShortcut = async () => {
      await sendKeys({ down: 'Alt' });
      await sendKeys({ press: 'a' });
      await sendKeys({ up: 'Alt' });
    };
    const field = desk.find<HTMLInputElement>('input');
    field.focus();
    await pressShortcut();
    expect(desk.session.state.pending.length).to.equal(0);
    field.blur();
    await pressShortcut();
    await offer.waitForOffers('Ana');
  });

  it('keeps the offer when the page cancels the request', async () => {
    await mountOffers();
    const id = await createChat('Ana');
    await offer.waitForOffers('Ana');
    const requestedEvents: unknown[] = [];
    for (const name of ['task-accept-request', 'task-dismiss-request'] as const) {
      desk.element.addEventListener(name, (event) => {
        requestedEvents.push([name, event.detail.conversationId]);
        event.preventDefault();
      });
    }
    offer.accept('Ana');
    offer.dismiss('Ana');
    expect(requestedEvents).to.deep.equal([
      ['task-accept-request', id],
      ['task-dismiss-request', id],
    ]);
    expect(offer.customers).to.deep.equal(['Ana']);
    expect(await mediaStates(id)).to.deep.equal(['RESERVED']);
  });

  it('hides a dismissed offer that stays open on the server, and moves the focus to the next one', async () => {
    await mountOffers();
    const id = await createChat('Ana');
    await offer.waitForOffers('Ana');
    await createChat('Ben', { channel: 'WHATSAPP' });
    await offer.waitForOffers('Ana', 'Ben');
    offer.dismiss('Ana');
    await offer.waitForOffers('Ben');
    expect(offer.focusedCustomer).to.equal('Ben');
    expect(await mediaStates(id)).to.deep.equal(['RESERVED']);
    expect(offer.endedText).to.equal('');
  });

  it('shows a dismissed offer again, as long as it is open', async () => {
    await mountOffers();
    await createChat('Ana');
    await offer.waitForOffers('Ana');
    offer.dismiss('Ana');
    await offer.waitForOffers();
    expect(offer.dismissedText).to.equal('Ana Dismissed Undo');
    await checkA11y(offer.element);
    offer.undo();
    await offer.waitForOffers('Ana');
    expect(offer.dismissedText).to.equal('');
    expect(offer.canAccept('Ana')).to.equal(true);
  });

  it('shows no offer for a task that the server has started for the agent', async () => {
    await mountOffers();
    const id = await createChat('Ana', { started: 'mara' });
    await until(() => desk.session.state.conversations.byId.has(id), 'the conversation is open');
    expect(offer.customers).to.deep.equal([]);
  });

  it('accepts offers automatically with auto-answer', async () => {
    await mountOffers({ sessionAttributes: 'auto-answer' });
    const id = await createChat('Ana');
    await until(() => desk.session.state.conversations.byId.has(id), 'the conversation is open');
    await offer.waitForOffers();
  });

  it('shows who transfers a conversation, and their note', async () => {
    const otto = await signInColleague('otto');
    await otto.dispatch({ type: 'set-state', state: 'ready', reason: null });
    for (const { id } of otto.state.channels) await otto.dispatch({ type: 'set-channel', channelId: id, ready: true });
    const conversationId = await createChat('Ana');
    await until(() => otto.state.offers.byId.has(conversationId), 'otto has the offer');
    await otto.dispatch({ type: 'accept-offer', conversationId });
    await mountOffers();
    await otto.dispatch({
      type: 'transfer',
      conversationId,
      target: { to: 'queue', queueName: 'support' },
      note: 'Wants a <b>refund</b>',
    });
    await offer.waitForOffers('Ana');
    expect(offer.cardText('Ana')).to.include('Transfer');
    expect(offer.cardText('Ana')).to.include('otto is transferring this chat to you');
    expect(offer.cardText('Ana')).to.include('Wants a <b>refund</b>');
  });

  describe('when an offer is lost', () => {
    it('says that the time is up, and another agent gets the offer', async () => {
      const otto = await signInColleague('otto', shortRonaEmulator);
      await mountOffers({ onEmulator: shortRonaEmulator });
      const id = await createChat('Ana', {}, shortRonaEmulator);
      await offer.waitForOffers('Ana');
      await otto.dispatch({ type: 'set-state', state: 'ready', reason: null });
      for (const channel of otto.state.channels) {
        await otto.dispatch({ type: 'set-channel', channelId: channel.id, ready: true });
      }
      await offer.waitForEndedText("You didn't answer in time.");
      expect(offer.endedText).to.include('Ana');
      expect(offer.announcedEnd).to.equal("Ana: You didn't answer in time.");
      expect(offer.customers).to.deep.equal([]);
      await until(() => otto.state.offers.byId.has(id), 'otto has the offer');
    });

    it('says that the customer left, until the notice is dismissed', async () => {
      await mountOffers();
      const id = await createChat('Ana');
      await offer.waitForOffers('Ana');
      await emulator.control('POST', `/chats/${id}/leave`, {});
      await offer.waitForEndedText('The customer left before you could answer.');
      offer.dismissEnded();
      await until(() => offer.endedText === '', 'it is gone');
    });

    it('keeps missed offers in one line, with who and when, until they are dismissed', async () => {
      await mountOffers();
      const id = await createChat('Ana');
      await offer.waitForOffers('Ana');
      await emulator.control('POST', `/chats/${id}/leave`, {});
      await offer.waitForEndedText('The customer left before you could answer.');
      expect(offer.missedText).to.equal('');
      await until(() => offer.missedText === '1 missed offer', 'one line', 40_000);
      expect(offer.endedText).to.equal('');
      offer.pressMissed('1 missed offer');
      await until(() => offer.missedText.includes('Ana The customer left'), 'who and why');
      expect(offer.missedText).to.match(/\d+:\d\d [AP]M/);
      await checkA11y(offer.element);
      offer.pressMissed('Dismiss missed offers');
      await until(() => offer.missedText === '', 'it is gone');
    });

    it('moves the focus from its card to the notice', async () => {
      await mountOffers();
      const id = await createChat('Ana');
      await offer.waitForOffers('Ana');
      offer.stack.querySelector<HTMLElement>('[part="card"]')?.focus();
      await emulator.control('POST', `/chats/${id}/leave`, {});
      await offer.waitForEndedText('The customer left');
      await until(
        () => offer.element.shadowRoot?.activeElement?.closest('[part="ended"]'),
        'the focus is on the explanation',
      );
    });

    it('explains that the server refused a late accept', async () => {
      await mountOffers();
      const id = await createChat('Ana');
      await offer.waitForOffers('Ana');
      await emulator.control('POST', '/faults', { lose: { event: 'revokeTask', p: 1 } });
      await emulator.control('POST', `/chats/${id}/leave`, {});
      expect(offer.customers, 'no event has arrived').to.deep.equal(['Ana']);
      offer.accept('Ana');
      await offer.waitForCardText('Ana', 'The server refused');
      expect(offer.canAccept('Ana')).to.equal(true);
      expect(desk.session.state.conversations.ids.length).to.equal(0);
      await checkA11y(offer.element);
    });

    it('says that it was too late when the offer is lost while it is being accepted', async () => {
      await mountOffers();
      const id = await createChat('Ana');
      await offer.waitForOffers('Ana');
      await emulator.control('POST', '/faults', { delayMs: [300, 300] });
      await emulator.control('POST', `/chats/${id}/leave`, {});
      offer.accept('Ana');
      await offer.waitForEndedText('Too late. The customer left before you could answer.');
    });
  });

  it('checks offers after a reconnect, and does not accept them before that', async () => {
    await mountOffers();
    await createChat('Ana');
    await offer.waitForOffers('Ana');
    await emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'close' }, down: 800 });
    await offer.waitForCardText('Ana', 'Checking whether this chat is still waiting…');
    expect(offer.canAccept('Ana')).to.equal(false);
    offer.accept('Ana');
    expect(desk.session.state.pending.length).to.equal(0);
    await checkA11y(offer.element);
    await until(() => offer.canAccept('Ana'), 'the offer stands');
    expect(offer.announced, 'announced only once').to.equal('New chat offered: Ana, WEB · support');
    offer.accept('Ana');
    await offer.waitForOffers();
  });

  it('announces each offer once per page', async () => {
    await mountOffers({ wrapper: '%<task-offer id="other" no-sound></task-offer>' });
    const other = new TaskOfferHarness(desk.find<TaskOffer>('#other'));
    await createChat('Ana');
    await offer.waitForOffers('Ana');
    await other.waitForOffers('Ana');
    expect([offer.announced, other.announced].filter((text) => text !== '')).to.deep.equal([
      'New chat offered: Ana, WEB · support',
    ]);
    await createChat('Ben', { channel: 'WHATSAPP' });
    await offer.waitForOffers('Ana', 'Ben');
    await other.waitForOffers('Ana', 'Ben');
    expect(`${offer.announced}${other.announced}`).to.equal('New chat offered: Ben, WHATSAPP · whatsapp');
  });

  describe('as a toast', () => {
    it('is in a corner of the window above all other content, in both text directions and on a phone', async () => {
      await setViewport({ width: 390, height: 700 });
      await mountOffers({
        attributes: 'no-sound placement="toast"',
        wrapper: '<div class="cover"></div><div class="box">%</div>',
      });
      desk.find<HTMLElement>('.cover').style.cssText =
        'position: fixed; inset: 0; z-index: 2147483647; background: #888';
      desk.find<HTMLElement>('.box').style.cssText = 'overflow: hidden; height: 0; transform: scale(1)';
      await createChat('Ana');
      await offer.waitForOffers('Ana');
      for (const dir of ['ltr', 'rtl']) {
        document.documentElement.dir = dir;
        await until(() => getComputedStyle(offer.stack).direction === dir, `it runs ${dir}`);
        const card = offer.stack.querySelector('[part="card"]')?.getBoundingClientRect();
        if (card === undefined) throw new Error('There is no card.');
        expect(card.left).to.be.at.least(0);
        expect(card.right).to.be.at.most(390);
        expect(card.bottom).to.be.within(600, 700);
        const topElement = document.elementFromPoint(card.left + 20, card.top + 20);
        expect(topElement?.localName).to.equal('task-offer');
      }
      document.documentElement.removeAttribute('dir');
      await setViewport({ width: 800, height: 600 });
    });

    const boxOf = (element: Element | null | undefined): DOMRect => element?.getBoundingClientRect() ?? new DOMRect();
    const isApart = (a: DOMRect, b: DOMRect) =>
      a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
    const cardBox = () => boxOf(offer.stack.querySelector('[part="card"]'));

    for (const [width, height] of [
      [1024, 700],
      [390, 700],
      [320, 460],
    ] as const)
      it(`covers neither Send, nor the newest message, nor a focused field, at ${width}×${height}`, async () => {
        await setViewport({ width, height });
        await mountOffers({
          attributes: 'no-sound placement="toast"',
          wrapper: `<div class="page"><chat-thread></chat-thread></div><input class="host">%`,
        });
        desk.find<HTMLElement>('.page').style.cssText = 'position: fixed; inset: 0; background: #fff';
        const field = desk.find<HTMLElement>('.host');
        field.style.cssText = 'position: fixed; right: 0; top: 0; width: 60%; height: 40px';
        const thread = new ChatThreadHarness(desk.find<ChatThread>('chat-thread'));
        const id = await createChat('Ana', { started: 'mara', text: 'First' });
        await thread.waitForMessage('First');
        desk.session.activate(id);
        await createChat('Ben', { channel: 'WHATSAPP' });
        await offer.waitForOffers('Ben');
        const places = () => ({
          send: boxOf(thread.sendButton),
          newest: boxOf(thread.messages.at(-1)),
          field: document.activeElement === field ? boxOf(field) : new DOMRect(),
        });
        const covered = () =>
          Object.entries(places())
            .filter(([, place]) => place.width > 0 && !isApart(cardBox(), place))
            .map(([name]) => name)
            .join();
        const waitUntilClear = () =>
          until(
            () => cardBox().width > 0 && covered() === '',
            () => `nothing is covered (${covered()}), by ${JSON.stringify(cardBox())}`,
          );
        await waitUntilClear();
        field.focus();
        await waitUntilClear();
        for (const text of ['Second', 'Third', 'Fourth']) {
          await emulator.control('POST', `/chats/${id}/messages`, { text });
          await thread.waitForMessage(text);
          await waitUntilClear();
        }
        expect(cardBox().top, 'inside the window').to.be.at.least(0);
        expect(cardBox().bottom).to.be.at.most(height);
        await setViewport({ width: 1024, height: 800 });
      });

    it('is above a modal dialog of the page, and its shortcut works there', async () => {
      await mountOffers({
        attributes: 'no-sound placement="toast" shortcut="Alt+A"',
        wrapper: '<dialog class="host"><button>Save</button></dialog>%',
      });
      const dialog = desk.find<HTMLDialogElement>('dialog');
      dialog.style.cssText = 'width: 100vw; height: 100vh; max-width: none; max-height: none; margin: 0; border: 0';
      const id = await createChat('Ana');
      await until(() => offer.stack.matches(':popover-open'), 'it is shown');
      const reopened = new Promise((resolve) => offer.stack.addEventListener('toggle', resolve));
      dialog.showModal();
      // What is inert cannot be hit, so this is the only sign in the page of being above the dialog.
      await reopened;
      await until(() => offer.stack.matches(':popover-open'), 'it is shown again');
      await sendKeys({ down: 'Alt' });
      await sendKeys({ press: 'a' });
      await sendKeys({ up: 'Alt' });
      await until(() => desk.session.state.conversations.byId.has(id), 'it is accepted');
      dialog.close();
    });

    it('can be clicked inside a modal dialog', async () => {
      await mountOffers({ attributes: 'no-sound placement="toast"', wrapper: '<dialog>%</dialog>' });
      desk.find<HTMLDialogElement>('dialog').showModal();
      const id = await createChat('Ana');
      const button = await until(() => offer.stack.querySelector('[part="accept-button"]'), 'the button');
      await until(() => boxOf(button).width > 0, 'it is shown');
      await until(async () => {
        // Its place does nothing until it has been there for a moment.
        const { x, y, width, height } = boxOf(button);
        await sendMouse({ type: 'click', position: [Math.round(x + width / 2), Math.round(y + height / 2)] });
        return desk.session.state.conversations.byId.has(id);
      }, 'it is accepted');
    });

    it('takes no space and shows nothing without offers', async () => {
      await mountOffers({ attributes: 'no-sound placement="toast" show-empty' });
      expect(offer.element.getBoundingClientRect().height).to.equal(0);
      expect(offer.stack.matches(':popover-open')).to.equal(false);
    });

    it('is still shown after the element was moved', async () => {
      await mountOffers({ attributes: 'no-sound placement="toast"' });
      await createChat('Ana');
      await until(() => offer.stack.matches(':popover-open'), 'it is shown');
      desk.element.append(offer.element);
      await until(() => offer.stack.matches(':popover-open'), 'it is shown again');
    });
  });

  it('shows the slotted content while there are no offers', async () => {
    await mountOffers({ content: '<p slot="empty">All quiet</p>' });
    const emptySlot = desk.find<HTMLElement>('p');
    expect(emptySlot.checkVisibility()).to.equal(true);
    await createChat('Ana');
    await offer.waitForOffers('Ana');
    await until(() => !emptySlot.checkVisibility(), 'the element is hidden');
  });

  it('shows nothing by default without offers or without a signed-in agent', async () => {
    await mountOffers();
    expect(offer.visibleText).to.equal('');
    void desk.session.logout();
    await until(() => desk.session.state.agent === null, 'no agent is signed in');
    expect(offer.visibleText).to.equal('');
    offer.element.showEmpty = true;
    await until(() => offer.visibleText === 'Not signed in', 'the text is shown');
  });

  describe('the ring tone', () => {
    const clickPage = () => sendMouse({ type: 'click', position: [1, 1] });

    itWithSound('plays until the offer is accepted', async () => {
      await clickPage();
      await mountOffers({ attributes: 'placement="inline"' });
      await createChat('Ana');
      await until(() => offer.isRinging, 'it rings');
      offer.accept('Ana');
      await until(() => !offer.isRinging, 'it is silent');
    });

    itWithSound('says that the system has silenced it, and comes back with a click', async () => {
      await clickPage();
      await mountOffers({ attributes: 'placement="inline"' });
      await createChat('Ana');
      await until(() => offer.isRinging, 'it rings');
      expect(offer.silentText).to.equal('');
      await audioContexts.at(-1)?.suspend();
      await until(() => !offer.isRinging, 'it is silent');
      await until(() => offer.silentText.startsWith('The ring tone is silent'), 'the card says so');
      await checkA11y(offer.element);
      await clickPage();
      await until(() => offer.isRinging, 'it rings again');
      await until(() => offer.silentText === '', 'there is nothing to say');
    });

    itWithSound('stops when the offer is lost, and when the connection is lost', async () => {
      await clickPage();
      await mountOffers({ attributes: 'placement="inline"' });
      const id = await createChat('Ana');
      await until(() => offer.isRinging, 'it rings');
      await emulator.control('POST', `/chats/${id}/leave`, {});
      await until(() => !offer.isRinging, 'it is silent');
      await createChat('Ben');
      await until(() => offer.isRinging, 'it rings again');
      await emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'close' }, down: 60_000 });
      await until(() => !offer.isRinging, 'it is silent while nothing can be accepted');
      await emulator.control('DELETE', '/faults');
    });

    it('does not play with no-sound', async () => {
      await clickPage();
      await mountOffers({ attributes: 'no-sound' });
      await createChat('Ana');
      await offer.waitForOffers('Ana');
      expect(offer.isRinging).to.equal(false);
    });
  });

  describe('while the page is hidden', () => {
    // A test cannot hide its own page, so it overrides the property and dispatches the event.
    function setHidden(hidden: boolean): void {
      if (hidden) Object.defineProperty(document, 'hidden', { value: true, configurable: true });
      else Reflect.deleteProperty(document, 'hidden');
      document.dispatchEvent(new Event('visibilitychange'));
    }

    afterEach(() => setHidden(false));

    it('does not blink the title of the page by default', async () => {
      document.title = 'Customer 42';
      await mountOffers();
      setHidden(true);
      await createChat('Ana');
      await offer.waitForOffers('Ana');
      await until(() => document.title === '(1) Customer 42', 'it has the count of what waits');
      const seen = new Set<string>();
      const seconds = offer.secondsLeft('Ana');
      await until(() => {
        seen.add(document.title);
        return offer.secondsLeft('Ana') < seconds - 2;
      }, 'it would have blinked');
      expect([...seen]).to.deep.equal(['(1) Customer 42']);
    });

    it('blinks the title, and restores it exactly', async () => {
      document.title = 'Customer 42';
      await mountOffers({ attributes: 'no-sound notify' });
      await createChat('Ana');
      await offer.waitForOffers('Ana');
      await until(() => document.title === '(1) Customer 42', 'it has the count of what waits');
      setHidden(true);
      await until(() => document.title === waitingTitle, 'the title blinks');
      await until(() => document.title === '(1) Customer 42', 'it blinks');
      await until(() => document.title === waitingTitle, 'the title blinks again');
      setHidden(false);
      await until(() => document.title === '(1) Customer 42', 'it is put back');
    });

    it('keeps a title that the page sets in the meantime', async () => {
      document.title = 'Customer 42';
      await mountOffers({ attributes: 'no-sound notify' });
      const id = await createChat('Ana');
      await offer.waitForOffers('Ana');
      setHidden(true);
      await until(() => document.title === waitingTitle, 'the title blinks');
      document.title = 'Customer 43';
      await until(() => document.title === waitingTitle, 'the title blinks again');
      await emulator.control('POST', `/chats/${id}/leave`, {});
      await until(() => document.title === 'Customer 43', 'the new title is restored');
    });
  });
});
