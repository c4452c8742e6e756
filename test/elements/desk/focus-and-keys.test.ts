import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { LitElement } from 'lit';
import '../../../src/elements/agent-login/agent-login.define.js';
import '../../../src/elements/agent-state-switch/agent-state-switch.define.js';
import '../../../src/elements/chat-thread/chat-thread.define.js';
import '../../../src/elements/conversation-list/conversation-list.define.js';
import '../../../src/elements/task-offer/task-offer.define.js';
import type { ChatThread } from '../../../src/elements/chat-thread/chat-thread.js';
import type { ConversationList } from '../../../src/elements/conversation-list/conversation-list.js';
import { openChat, type CustomerChat } from '../../support/browser/customer-chat.js';
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
import { clickAt, waitForHand } from '../../support/browser/pointer.js';
import { ChatThreadHarness } from '../../support/harness/chat-thread-harness.js';
import { ComposerHarness } from '../../support/harness/composer-harness.js';
import { ConversationListHarness } from '../../support/harness/conversation-list-harness.js';
import { normalizeText } from '../../support/harness/text-helpers.js';

/** The element with the focus, in whatever shadow root. */
function deepActiveElement(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

describe('a desk by keyboard', () => {
  let emulator: Emulator;
  let desk: MountedSession;
  let list: ConversationListHarness;
  let thread: ChatThreadHarness;
  let composer: ComposerHarness;

  before(async () => {
    emulator = await startEmulator();
  });

  afterEach(async () => {
    await sendMouse({ type: 'move', position: [0, 0] });
    await cleanUp(emulator);
  });

  async function mountElements(...names: string[]): Promise<CustomerChat[]> {
    desk = await mountSession(emulator, {
      markup: `<agent-state-switch></agent-state-switch><task-offer></task-offer>
        <conversation-list sort="opened"></conversation-list><chat-thread></chat-thread>`,
    });
    list = new ConversationListHarness(desk.find<ConversationList>('conversation-list'));
    list.setHeight(260);
    const element = desk.find<ChatThread>('chat-thread');
    element.style.setProperty('--chat-thread-height', '300px');
    thread = new ChatThreadHarness(element);
    composer = new ComposerHarness(element);
    element.cannedResponses = { en: { Thanks: ['Thank you for waiting, {{customer.firstName}}'] } };
    const chats: CustomerChat[] = [];
    for (const name of names) chats.push(await openChat(emulator, desk, name, { text: `Hello from ${name}` }));
    if (names.length > 0) await list.waitForNames(...names);
    return chats;
  }

  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys.slice(0, -1)) await sendKeys({ down: key });
    await sendKeys({ press: keys.at(-1) ?? '' });
    for (const key of keys.slice(0, -1).reverse()) await sendKeys({ up: key });
  };

  const palette = (): HTMLElement | null => {
    for (const element of desk.element.querySelectorAll('*')) {
      const found = element.shadowRoot?.querySelector<HTMLElement>('agent-desk-palette');
      if (found) return found;
    }
    return null;
  };
  const paletteOptions = (): string[] =>
    [...(palette()?.shadowRoot?.querySelectorAll('[role="option"]') ?? [])].map((option) =>
      normalizeText(option.textContent),
    );

  it('puts the cursor into the message field of the conversation that is clicked', async () => {
    await mountElements('Ana', 'Ben', 'Bo');
    await clickAt(list.row('Ben'));
    await until(() => composer.isFocused, 'the field has the focus');
    await sendKeys({ type: 'Bo is next' });
    await until(() => composer.field.value === 'Bo is next', 'the words are in the field');
    expect(list.selected).to.equal('Ben');
    await clickAt(list.row('Bo'));
    await until(() => composer.isFocused && composer.field.value === '', 'the field of Bo has the focus');
    await sendKeys({ type: 'x' });
    await clickAt(list.row('Ben'));
    await until(() => composer.field.value === 'Bo is next', 'the draft is there');
    await sendKeys({ type: '!' });
    expect(composer.field.value, 'the cursor is at its end').to.equal('Bo is next!');
  });

  it('does not send a draft when Enter is pressed twice on a conversation', async () => {
    const [, ben] = await mountElements('Ana', 'Ben');
    desk.session.setDraft((ben as CustomerChat).id, { text: 'Not finished', replyTo: null, whisper: false });
    list.element.focus();
    await press('ArrowDown');
    await press('Enter');
    await press('Enter');
    await until(() => composer.isFocused && composer.field.value === 'Not finished', 'the draft is in the field');
    await sendKeys({ type: ' yet' });
    expect(composer.field.value).to.equal('Not finished yet');
    await press('Enter');
    await thread.waitForMessage('Not finished yet');
  });

  it('sends letters to the message field from everywhere in the session, and none from a field, a menu or the page', async () => {
    await mountElements('Ana', 'Ben');
    list.select('Ana');
    list.element.focus();
    await sendKeys({ type: 'hi' });
    await until(() => composer.field.value === 'hi', 'letters typed on a row are in the field');
    desk.find<HTMLElement>('agent-state-switch').shadowRoot?.querySelector('button')?.focus();
    await sendKeys({ type: '3' });
    await until(() => composer.field.value === 'hi3', 'letters typed on the state switch');
    thread.element.shadowRoot?.querySelector<HTMLElement>('[part="leave-button"]')?.focus();
    await sendKeys({ type: 'é' });
    await until(() => composer.field.value.startsWith('hi3') && composer.isFocused, 'letters typed in the head');

    const before = composer.field.value;
    list.element.shadowRoot?.querySelector<HTMLElement>('[part="search"]')?.focus();
    await sendKeys({ type: 'be' });
    await list.waitForNames('Ben');
    expect(composer.field.value).to.equal(before);
    (deepActiveElement() as HTMLElement).blur();
    await sendKeys({ type: 'z' });
    expect(composer.field.value, 'the page itself is not part of the session').to.equal(before);

    desk.element.shortcuts = { typing: null };
    await desk.element.updateComplete;
    await list.search('');
    await list.waitForNames('Ana', 'Ben');
    list.element.focus();
    await sendKeys({ type: 'z' });
    expect(list.focused, 'turned off by the host').to.equal('Ana');
    expect(composer.field.value).to.equal(before);
  });

  it('leaves letters to widgets of the page that are slotted into an element of the session', async () => {
    await mountElements('Ana');
    list.select('Ana');
    await until(() => composer.isFocused, 'the cursor is in the message field');
    const { element } = thread;
    const widget = document.createElement('div');
    widget.slot = 'head';
    widget.innerHTML = '<div role="row"><div tabindex="0">Orders</div></div>';
    element.append(widget);
    const inner = widget.querySelector<HTMLElement>('[tabindex]');
    for (const role of [
      'listbox',
      'grid',
      'treegrid',
      'tree',
      'menu',
      'menubar',
      'application',
      'textbox',
      'none listbox',
    ]) {
      widget.setAttribute('role', role);
      inner?.focus();
      expect(deepActiveElement() === inner).to.equal(true);
      await sendKeys({ type: 'o?' });
      expect(deepActiveElement() === inner, role).to.equal(true);
      expect(composer.field.value, role).to.equal('');
    }
    // Items of other libraries have a `localize` property of their own.
    const item = document.createElement('div');
    item.tabIndex = 0;
    item.textContent = 'Orders';
    Object.assign(item, { localize: {} });
    inner?.replaceWith(item);
    widget.setAttribute('role', 'tree');
    item.focus();
    await sendKeys({ type: 'o?' });
    expect(deepActiveElement() === item, 'an item of another library').to.equal(true);
    item.replaceWith(inner as HTMLElement);
    // What is around the desk says nothing about its letters.
    desk.element.setAttribute('role', 'application');
    for (const role of ['group', 'toolbar']) {
      widget.setAttribute('role', role);
      inner?.focus();
      await sendKeys({ type: 'o' });
      await until(() => composer.field.value === 'o', `no letters for a ${role}`);
      composer.field.select();
      await sendKeys({ press: 'Delete' });
    }
  });

  it('leads from the head to the message field with one Tab, and back through messages and head', async () => {
    await mountElements('Ana');
    list.select('Ana');
    await thread.waitForMessage('Hello from Ana');
    const reroute = thread.element.shadowRoot?.querySelector<HTMLElement>('[part="reroute-button"]');
    const leave = thread.element.shadowRoot?.querySelector<HTMLElement>('[part="leave-button"]');
    for (const button of [reroute, leave]) {
      button?.focus();
      await press('Tab');
      expect(composer.isFocused).to.equal(true);
    }
    await press('Shift', 'Tab');
    expect(deepActiveElement()?.closest('article'), 'a message').not.to.equal(null);
    leave?.focus();
    await press('ArrowLeft');
    expect(deepActiveElement()).to.equal(reroute);
  });

  it('has shortcuts for conversations, replies, canned responses and the search', async () => {
    const [ana, ben, cid] = (await mountElements('Ana', 'Ben', 'Cid')) as [CustomerChat, CustomerChat, CustomerChat];
    await clickAt(list.row('Ana'));
    await until(() => composer.isFocused, 'the field has the focus');
    const isShown = (name: string): Promise<unknown> =>
      until(() => list.selected === name && composer.isFocused, `${name} is shown`);
    await press('Alt', 'ArrowDown');
    await isShown('Ben');
    await press('Alt', 'ArrowUp');
    await isShown('Ana');
    await press('Alt', 'ArrowUp');
    await isShown('Cid');
    await ben.sendText('Unread');
    await until(() => list.unreadCount('Ben') === 1, 'Ben has written');
    await press('Alt', 'Shift', 'ArrowDown');
    await isShown('Ben');
    await press('Alt', 'r');
    await until(() => composer.quoteText.includes('Unread'), 'the latest message is quoted');
    await press('Alt', 'c');
    await until(
      () => composer.cannedResponses.join().includes('Thank you for waiting, Ben'),
      'the canned responses are open',
    );
    await press('Escape');
    await press('Alt', 'f');
    expect(deepActiveElement()?.getAttribute('part')).to.equal('search');
    expect([ana.id, cid.id]).not.to.include(desk.session.state.local.activeConversation);
  });

  it('accepts the oldest offer from the message field, and moves on to its conversation', async () => {
    await mountElements('Ana');
    await goReady(desk);
    await clickAt(list.row('Ana'));
    await until(() => composer.isFocused, 'the field has the focus');
    await emulator.control('POST', '/chats', { customer: { firstName: 'Dora' } });
    await until(() => desk.session.state.offers.ids.length === 1, 'Dora is offered');
    await press('Alt', 'a');
    await until(() => list.selected === 'Dora' && composer.isFocused, 'the field of Dora has the focus');
  });

  it('changes and turns off shortcuts, and lists them as they are', async () => {
    await mountElements('Ana', 'Ben');
    desk.element.shortcuts = { nextConversation: 'Alt+J', previousConversation: null, help: 'Alt+H' };
    await clickAt(list.row('Ana'));
    await until(() => composer.isFocused, 'the field has the focus');
    await press('Alt', 'ArrowDown');
    await press('Alt', 'ArrowUp');
    expect(list.selected).to.equal('Ana');
    await press('Alt', 'j');
    await until(() => list.selected === 'Ben' && composer.isFocused, 'Ben is shown');
    await press('Alt', 'h');
    const dialog = await until(
      () => composer.shortcutsDialog && normalizeText(composer.shortcutsDialog.textContent),
      'the overview is open',
    );
    expect(dialog).to.include('AltJ Next conversation');
    expect(dialog).not.to.include('Previous conversation');
    expect(dialog).to.include('CtrlK Find a conversation');
    expect(dialog).to.include('AltH This list');
    await press('Escape');
    await until(() => composer.isFocused, 'the focus is back');
  });

  it('does not take a character that Alt types, nor keys of an input method', async () => {
    await mountElements('Ana', 'Ben');
    await clickAt(list.row('Ana'));
    await until(() => composer.isFocused, 'the field has the focus');
    const type = (init: KeyboardEventInit): boolean =>
      composer.field.dispatchEvent(
        new KeyboardEvent('keydown', { bubbles: true, composed: true, cancelable: true, ...init }),
      );
    expect(type({ key: '®', code: 'KeyR', altKey: true }), 'typed by Option+R').to.equal(true);
    expect(composer.quoteText).to.equal('');
    expect(type({ key: 'ArrowDown', altKey: true, isComposing: true })).to.equal(true);
    expect(list.selected).to.equal('Ana');
    // On a Cyrillic layout the key has another letter, but types none with Alt.
    expect(type({ key: 'к', code: 'KeyR', altKey: true })).to.equal(false);
    await until(() => composer.quoteText !== '', 'the message is quoted');
  });

  it('leads to no customer once the server has ended the session', async () => {
    await mountElements('Ana', 'Ben');
    const login = document.createElement('agent-login');
    desk.element.append(login);
    await clickAt(list.row('Ana'));
    await until(() => composer.isFocused, 'the field has the focus');
    await press('Control', 'k');
    await until(() => paletteOptions().some((text) => text.includes('Ben')), 'the palette is open');
    await emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'kick' } });
    await until(() => desk.session.state.connection.status === 'closed', 'the session has ended');
    await until(() => palette() === null, 'the palette is closed');
    const field = await until(() => login.shadowRoot?.querySelector<HTMLInputElement>('#username'), 'the form');
    field.scrollIntoView({ block: 'center' });
    await clickAt(field);
    await until(() => deepActiveElement() === field, 'the form has the focus');
    await press('Control', 'k');
    await sendKeys({ type: 'mara' });
    await until(() => field.value === 'mara', 'the keys have been handled');
    expect(palette()).to.equal(null);
    const shown = [...desk.element.children].map(({ shadowRoot }) => normalizeText(shadowRoot?.textContent)).join();
    expect(shown).not.to.match(/Ana|Ben/);
  });

  it('puts what is typed right after the shortcut into the palette, not into the message', async () => {
    await mountElements('Ana', 'Ben');
    await clickAt(list.row('Ana'));
    await until(() => composer.isFocused, 'the field has the focus');
    const options = { bubbles: true, composed: true, cancelable: true };
    const keydown = (key: string, ctrlKey = false): KeyboardEvent => {
      const event = new KeyboardEvent('keydown', { key, ctrlKey, ...options });
      composer.field.dispatchEvent(event);
      return event;
    };
    // In one task, so that the palette cannot have been loaded yet.
    keydown('k', true);
    expect(
      [keydown('b'), keydown('e'), keydown('Enter')].map(({ defaultPrevented }) => defaultPrevented),
    ).to.deep.equal([true, true, true]);
    await until(() => palette()?.shadowRoot?.querySelector('input')?.value === 'be', 'the palette has the letters');
    await until(() => paletteOptions()[0]?.includes('Ben'), 'and has searched for them');
    expect(composer.field.value).to.equal('');
    await press('Enter');
    await until(() => list.selected === 'Ben', 'Ben is selected');
  });

  it('finds conversations, actions and canned responses in the command palette', async () => {
    await mountElements('Ana', 'Ben', 'Zoë');
    await clickAt(list.row('Ana'));
    await until(() => composer.isFocused, 'the field has the focus');
    await press('Control', 'k');
    await until(() => paletteOptions().some((text) => text.includes('Ben')), 'the palette is open');
    await checkA11y(palette() as Element);
    await sendKeys({ type: 'zoe' });
    await until(() => paletteOptions().length === 1, 'Zoë is found');
    await press('Enter');
    await until(() => list.selected === 'Zoë' && composer.isFocused, 'the field of Zoë has the focus');
    expect(palette()).to.equal(null);

    await press('Control', 'k');
    await until(() => palette() !== null && paletteOptions().length > 0, 'the palette is open again');
    await sendKeys({ type: 'waiting thank' });
    await until(
      () => paletteOptions().some((text) => text.startsWith('Thank you for waiting, Zoë')),
      'the response is found',
    );
    await press('Enter');
    await until(() => composer.isFocused && composer.field.value === 'Thank you for waiting, Zoë', 'it is inserted');

    await press('Control', 'k');
    await until(() => paletteOptions().length > 0, 'the palette is open once more');
    await sendKeys({ type: 'transfer' });
    await until(() => paletteOptions()[0]?.includes('Transfer'), 'the action is found');
    await press('Escape');
    await until(() => palette() === null && composer.isFocused, 'the focus is back in the field');
  });

  it('chooses with the arrow keys among responses that are the same', async () => {
    await mountElements('Ana');
    thread.element.cannedResponses = { en: { Thanks: ['Thank you', 'Thank you', 'Thank you all', 'Thank you'] } };
    await clickAt(list.row('Ana'));
    await until(() => composer.isFocused, 'the field has the focus');
    await press('Control', 'k');
    await until(() => paletteOptions().length > 0, 'the palette is open');
    await sendKeys({ type: 'thank' });
    await until(() => paletteOptions().length === 4, 'all are found');
    const chosen = () => palette()?.shadowRoot?.querySelector('[aria-selected="true"]')?.id;
    const chosenAfter: (string | undefined)[] = [];
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp']) {
      await sendKeys({ press: key });
      await (palette() as LitElement | null)?.updateComplete;
      chosenAfter.push(chosen());
    }
    expect(chosenAfter).to.deep.equal([1, 2, 3, 0, 3, 2].map((index) => `option-${index}`));
    await press('Escape');
  });

  it('keeps the focus off the page when a conversation is left, discarded or ends', async () => {
    const [ana] = await mountElements('Ana', 'Ben');
    await clickAt(list.row('Ana'));
    await until(() => composer.isFocused, 'the field has the focus');
    await (ana as CustomerChat).leave();
    await until(() => list.names.join() === 'Ben', 'Ana has left');
    await until(() => document.activeElement !== document.body, 'an element has the focus');
    thread.element.shadowRoot?.querySelector<HTMLElement>('.banner button')?.focus();
    await press('Enter');
    await until(() => list.selected === 'Ben' && document.activeElement !== document.body, 'Ben is shown');

    // Ben's row has moved up under the pointer.
    await waitForHand();
    await clickAt(list.row('Ben'));
    await until(() => composer.isFocused, 'the field has the focus');
    thread.element.shadowRoot?.querySelector<HTMLElement>('[part="leave-button"]')?.focus();
    await press('Enter');
    await until(() => deepActiveElement()?.classList.contains('danger'), 'the question has the focus');
    await waitForHand();
    await press('Enter');
    await until(() => list.names.length === 0, 'Ben is left');
    await until(() => document.activeElement !== document.body, 'an element has the focus');
  });

  it('leaves the place of an accepted offer inert for half a second, for mouse and Enter', async () => {
    await mountElements();
    await goReady(desk);
    const offers = desk.find<HTMLElement>('task-offer');
    const cards = (): HTMLElement[] => [...(offers.shadowRoot?.querySelectorAll<HTMLElement>('[data-task]') ?? [])];
    /** Offers two customers, accepts the first by `act`, and repeats it until the second is accepted. Returns the time between. */
    const measurePause = async (first: string, second: string, act: () => Promise<void>): Promise<number> => {
      await emulator.control('POST', '/chats', { customer: { firstName: first } });
      await emulator.control('POST', '/chats', { customer: { firstName: second }, channel: 'WHATSAPP' });
      await until(() => cards().length === 2, 'two customers are offered');
      let movedAt = 0;
      const observer = new MutationObserver(() => {
        if (cards().length === 1) movedAt ||= performance.now();
      });
      observer.observe(offers.shadowRoot as ShadowRoot, { childList: true, subtree: true });
      let actedAt = 0;
      await until(async () => {
        if (cards().every((card) => card.getAttribute('aria-busy') === 'false')) {
          actedAt = performance.now();
          await act();
        }
        return list.names.includes(second);
      }, `${second} is accepted too`);
      observer.disconnect();
      return actedAt - movedAt;
    };
    let place: [number, number] | null = null;
    const click = async (): Promise<void> => {
      const { left = 0, top = 0 } = cards()[0]?.querySelector('[part="accept-button"]')?.getBoundingClientRect() ?? {};
      place ??= [Math.round(left) + 8, Math.round(top) + 8];
      await sendMouse({ type: 'click', position: place });
    };
    expect(await measurePause('Ana', 'Ben', click), 'by mouse').to.be.above(400);
    let hasFocused = false;
    const pressEnter = async (): Promise<void> => {
      if (!hasFocused) cards()[0]?.focus();
      hasFocused = true;
      await press('Enter');
    };
    expect(await measurePause('Cid', 'Dora', pressEnter), 'by Enter').to.be.above(400);
    expect(document.activeElement).not.to.equal(document.body);
  });

  it('closes only its own layer by Escape, not one of the page', async () => {
    await mountElements('Ana');
    let escapes = 0;
    const count = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') escapes++;
    };
    document.addEventListener('keydown', count);
    const trigger = desk
      .find<HTMLElement>('agent-state-switch')
      .shadowRoot?.querySelector<HTMLElement>('[part="trigger"]');
    trigger?.click();
    const panel = desk.find<HTMLElement>('agent-state-switch').shadowRoot?.querySelector('[part="panel"]');
    await until(
      () => panel?.matches(':popover-open') && document.activeElement?.localName === 'agent-state-switch',
      'the panel is open',
    );
    await press('Escape');
    await until(() => !panel?.matches(':popover-open'), 'the panel is closed');
    expect(escapes).to.equal(0);
    await press('Escape');
    expect(escapes, 'the next one is for the page').to.equal(1);

    await clickAt(list.row('Ana'));
    await until(() => composer.isFocused, 'the field has the focus');
    const openLayers: readonly (() => Promise<unknown>)[] = [
      async () => {
        await press('Control', 'k');
        return until(() => palette()?.shadowRoot?.querySelector('dialog[open]'), 'the palette is open');
      },
      async () => {
        thread.element.shadowRoot?.querySelector<HTMLElement>('[part="reroute-button"]')?.click();
        const dialog = (): Element | null | undefined =>
          thread.element.shadowRoot?.querySelector('agent-desk-reroute')?.shadowRoot?.querySelector('dialog[open]');
        return until(dialog, 'the transfer dialog is open');
      },
      async () => {
        thread.element.shadowRoot?.querySelector('agent-desk-hold')?.shadowRoot?.querySelector('button')?.click();
        return until(
          () => thread.element.shadowRoot?.querySelector('agent-desk-hold')?.shadowRoot?.querySelector(':popover-open'),
          'the hold menu is open',
        );
      },
    ];
    for (const open of openLayers) {
      const layer = (await open()) as Element;
      await press('Escape');
      await until(() => !layer.isConnected || !layer.matches('[open], :popover-open'), 'the layer is closed');
    }
    expect(escapes).to.equal(1);
    document.removeEventListener('keydown', count);
  });
});
