import { sendKeys } from '@web/test-runner-commands';
import type { ChatThread } from '../../../src/elements/chat-thread/chat-thread.js';
import { richStyles } from '../../../src/elements/chat-thread/message/rich/rich.styles.js';
import { until } from '../browser/mount-session.js';
import { normalizeText } from './text-helpers.js';

/** What an agent sees and does in a `<chat-thread>`. */
export class ChatThreadHarness {
  constructor(readonly element: ChatThread) {}

  get text(): string {
    return normalizeText(this.#root.querySelector('[part="base"]')?.textContent);
  }

  get title(): string {
    return normalizeText(this.#root.querySelector('h2')?.textContent);
  }

  get headerText(): string {
    return normalizeText(this.#root.querySelector('[part="header"]')?.textContent);
  }

  /** What is written in each message, without names, times and buttons. */
  get messageTexts(): string[] {
    return this.messages.map((message) => normalizeText(message.querySelector('.text')?.textContent));
  }

  get messages(): HTMLElement[] {
    return [...(this.#list?.querySelectorAll<HTMLElement>('.message') ?? [])];
  }

  /** The message that comes of something. Not by their number: a thread keeps no more in the page than is near. */
  async waitForNewMessage(action: Promise<unknown>, description = 'the message'): Promise<HTMLElement> {
    const previousLatest = this.messages.at(-1);
    await action;
    const latest = () => this.messages.at(-1);
    return until(() => (latest() === previousLatest ? undefined : latest()), `${description} is shown`);
  }

  get notices(): string[] {
    return this.#textsOf('.notice > span');
  }

  /** Day lines, unread line, notices and messages in their order, by class. */
  get itemOrder(): string[] {
    return [...(this.#list?.querySelector('.content')?.children ?? [])].map((child) => child.classList[0] ?? '');
  }

  get scroller(): HTMLElement {
    const scroller = this.#list?.querySelector<HTMLElement>('.scroller');
    if (scroller === null || scroller === undefined) throw new Error('No messages are drawn.');
    return scroller;
  }

  get content(): HTMLElement {
    const content = this.scroller.querySelector<HTMLElement>('.content');
    if (content === null) throw new Error('No messages are drawn.');
    return content;
  }

  /** Markdown is read and cards are drawn. */
  get isRich(): boolean {
    const sheet = richStyles.styleSheet;
    return sheet !== undefined && this.#list?.adoptedStyleSheets.includes(sheet) === true;
  }

  get isAtEnd(): boolean {
    const { scrollTop, clientHeight, scrollHeight } = this.scroller;
    return scrollHeight - clientHeight - scrollTop < 2;
  }

  get announced(): string {
    return normalizeText(this.#list?.querySelector('[aria-live="polite"]')?.textContent);
  }

  get typingText(): string {
    return normalizeText(this.#list?.querySelector('.typing')?.textContent);
  }

  get latestButton(): HTMLButtonElement | null {
    return this.#list?.querySelector('.latest') ?? null;
  }

  message(text: string): HTMLElement | undefined {
    return this.messages.find((message) => normalizeText(message.querySelector('.text')?.textContent) === text);
  }

  async waitForMessage(text: string): Promise<HTMLElement> {
    return until(
      () => this.message(text),
      `the thread shows “${text}” (it shows ${this.messageTexts.slice(-5).join(' | ')})`,
    );
  }

  async waitForNotice(text: string): Promise<void> {
    await until(() => this.notices.includes(text), `the thread says “${text}” (it says ${this.notices.join(' | ')})`);
  }

  /** Where an own message stands, in words. */
  deliveryText(text: string): string {
    return normalizeText(this.message(text)?.querySelector('.delivery')?.textContent);
  }

  failureText(text: string): string {
    return normalizeText(this.message(text)?.querySelector('.reason')?.textContent);
  }

  /** Presses something in a message, by what it says or is called. */
  pressInMessage(text: string, label: string): void {
    const buttons = [...(this.message(text)?.querySelectorAll('button') ?? [])];
    const button = buttons.find((candidate) => accessibleName(candidate) === label);
    if (button === undefined)
      throw new Error(`No “${label}” at “${text}”, but ${buttons.map(accessibleName).join(', ')}.`);
    button.click();
  }

  get field(): HTMLTextAreaElement {
    const field = this.#composer?.querySelector('textarea');
    if (field === null || field === undefined) throw new Error('There is nothing to write in.');
    return field;
  }

  get canWrite(): boolean {
    return (this.#composer?.querySelector('textarea') ?? null) !== null;
  }

  get composerText(): string {
    return normalizeText(this.#composer?.querySelector('[part="composer"], .closed')?.textContent);
  }

  get quoteBarText(): string {
    return normalizeText(this.#composer?.querySelector('.quoted')?.textContent);
  }

  get isComposerFocused(): boolean {
    return this.#composer?.activeElement instanceof HTMLTextAreaElement;
  }

  get channelSelect(): HTMLSelectElement | null {
    return this.#composer?.querySelector('select') ?? null;
  }

  composerButton(label: string): HTMLButtonElement | undefined {
    return [...(this.#composer?.querySelectorAll('button') ?? [])].find((button) => accessibleName(button) === label);
  }

  async write(text: string): Promise<void> {
    this.field.focus();
    await sendKeys({ type: text });
  }

  /** Writes and sends by the keyboard. */
  async send(text: string): Promise<void> {
    await this.write(text);
    await sendKeys({ press: 'Enter' });
  }

  /** A button of the head or of a strip below it. */
  button(label: string): HTMLButtonElement | undefined {
    return [...this.#root.querySelectorAll('button')].find((button) => accessibleName(button) === label);
  }

  async press(label: string): Promise<void> {
    const button = await until(() => this.button(label) ?? null, `there is a “${label}” button`);
    button.click();
    await this.element.updateComplete;
  }

  /** What has the focus inside the thread's own head and strips. */
  get focused(): Element | null {
    return this.#root.activeElement;
  }

  get focusedMessage(): string {
    return normalizeText(this.#list?.activeElement?.querySelector('.text')?.textContent);
  }

  /** Key of the message that has the focus. */
  get focusedKey(): string | undefined {
    return this.#list?.activeElement?.closest<HTMLElement>('.message')?.dataset['key'];
  }

  /** What is said about looking for a quoted message. */
  get quoteSearchText(): string {
    return normalizeText(this.#list?.querySelector('.quote-search')?.textContent);
  }

  get liveRegion(): Element {
    const region = this.#list?.querySelector('[aria-live="polite"]');
    if (region === null || region === undefined) throw new Error('No messages are drawn.');
    return region;
  }

  get #root(): ShadowRoot {
    const root = this.element.shadowRoot;
    if (root === null) throw new Error('The thread has not been drawn.');
    return root;
  }

  get #list(): ShadowRoot | null {
    return this.#root.querySelector('agent-desk-message-list')?.shadowRoot ?? null;
  }

  get #composer(): ShadowRoot | null {
    return this.#root.querySelector('agent-desk-composer')?.shadowRoot ?? null;
  }

  #textsOf(selector: string): string[] {
    return [...(this.#list?.querySelectorAll(selector) ?? [])].map((element) => normalizeText(element.textContent));
  }
}

const accessibleName = (button: Element): string =>
  normalizeText(button.getAttribute('aria-label') ?? button.textContent);
