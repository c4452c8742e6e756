import type { LitElement } from 'lit';
import { sendKeys } from '@web/test-runner-commands';
import type { ChatThread } from '../../../src/elements/chat-thread/chat-thread.js';
import { richContent } from '../../../src/elements/chat-thread/message/rich/rich-content-controller.js';
import { until } from '../browser/mount-session.js';
import { ElementHarness, accessibleName } from './element-harness.js';
import { normalizeText, typeText } from './text-helpers.js';

/** What an agent sees and does in a `<chat-thread>`. */
export class ChatThreadHarness extends ElementHarness {
  constructor(readonly element: ChatThread) {
    super();
  }

  protected get shadowRoot(): ShadowRoot | null {
    return this.element.shadowRoot;
  }

  get text(): string {
    return this.textOf('[part="base"]');
  }

  get title(): string {
    return this.textOf('h2');
  }

  get handoverText(): string {
    return this.textOf('[part="handover-note"]');
  }

  closeHandoverNote(): void {
    this.requireButton('Close', '[part="handover-note"] button').click();
  }

  get headerText(): string {
    return this.textOf('[part="header"]');
  }

  /** Text of each message, without names, times and buttons. */
  get messageTexts(): string[] {
    return this.messages.map((message) => normalizeText(message.querySelector('.text')?.textContent));
  }

  get messages(): HTMLElement[] {
    return [...(this.#list?.querySelectorAll<HTMLElement>('.message') ?? [])];
  }

  /** The message that `action` adds. Compares elements: the number of rendered messages may stay the same. */
  async waitForNewMessage(action: Promise<unknown>, description = 'the message'): Promise<HTMLElement> {
    const previousLatest = this.messages.at(-1);
    await action;
    const latest = () => this.messages.at(-1);
    return until(() => (latest() === previousLatest ? undefined : latest()), `${description} is shown`);
  }

  get notices(): string[] {
    return this.#textsOf('.notice > span');
  }

  /** Classes of the day lines, unread line, notices and messages, in order. */
  get itemOrder(): string[] {
    return [...(this.#list?.querySelector('.content')?.children ?? [])].map((child) => child.classList[0] ?? '');
  }

  get scroller(): HTMLElement {
    return this.#requireInList('.scroller');
  }

  get content(): HTMLElement {
    return this.#requireInList('.content');
  }

  /** True once the part for Markdown and cards is loaded and rendered, if a message needs it. */
  get isRich(): boolean {
    const host = this.#list?.host as LitElement | undefined;
    return host?.isUpdatePending === false && !richContent.isAwaited;
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
      () => `the thread “${this.title}” shows “${text}” (it shows ${this.messageTexts.slice(-5).join(' | ')})`,
    );
  }

  async waitForNotice(text: string): Promise<void> {
    await until(() => this.notices.includes(text), `the thread shows “${text}” (it shows ${this.notices.join(' | ')})`);
  }

  /** The delivery status of an own message. It is shown below the last message of a group, and said at each. */
  deliveryText(text: string): string {
    return /\(([^()]*)\)$/.exec(normalizeText(this.message(text)?.ariaLabel))?.[1] ?? '';
  }

  /** The delivery status below a message; empty if there is none. */
  shownDelivery(text: string): string {
    return normalizeText(this.message(text)?.querySelector('.delivery')?.textContent);
  }

  /** Name and time above a message; empty if it continues a group. */
  senderLine(text: string): string {
    const line = this.message(text)?.querySelector('.sender-line');
    return normalizeText(
      [...(line?.children ?? [])]
        .filter((part) => part.ariaHidden !== 'true')
        .map((part) => part.textContent)
        .join(' '),
    );
  }

  failureText(text: string): string {
    return normalizeText(this.message(text)?.querySelector('.reason')?.textContent);
  }

  /** Presses a button of a message. */
  pressInMessage(text: string, label: string): void {
    const buttons = [...(this.message(text)?.querySelectorAll('button') ?? [])];
    const button = buttons.find((candidate) => accessibleName(candidate) === label);
    if (button === undefined)
      throw new Error(`No “${label}” at “${text}”, but ${buttons.map(accessibleName).join(', ')}.`);
    button.click();
  }

  get sendButton(): HTMLElement | null {
    return this.#composer?.querySelector<HTMLElement>('[part~="send-button"]') ?? null;
  }

  get field(): HTMLTextAreaElement {
    const field = this.#composer?.querySelector('textarea');
    if (field === null || field === undefined) throw new Error('There is no message field.');
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
    await typeText(text);
  }

  /** Types a message and presses Enter. */
  async send(text: string): Promise<void> {
    await this.write(text);
    await sendKeys({ press: 'Enter' });
  }

  /** A button of the header or of a banner below it. */
  button(label: string): HTMLButtonElement | undefined {
    return this.findButton(label);
  }

  async press(label: string): Promise<void> {
    const button = await until(() => this.button(label) ?? null, `there is a “${label}” button`);
    button.click();
    await this.element.updateComplete;
  }

  /** Leaves, and confirms. A key at once would do nothing: it may have been meant for what had the focus before. */
  async leave(): Promise<void> {
    await this.press('Leave');
    await until(() => this.focused?.matches('.confirm .danger'), 'the confirmation has the focus');
    (this.focused as HTMLElement).click();
  }

  /** The focused element of the header and the banners. */
  get focused(): Element | null {
    return this.root.activeElement;
  }

  get focusedMessage(): string {
    return normalizeText(this.#list?.activeElement?.querySelector('.text')?.textContent);
  }

  /** Key of the focused message. */
  get focusedKey(): string | undefined {
    return this.#list?.activeElement?.closest<HTMLElement>('.message')?.dataset['key'];
  }

  /** The status of the search for a quoted message. */
  get quoteSearchText(): string {
    return normalizeText(this.#list?.querySelector('.quote-search')?.textContent);
  }

  get liveRegion(): Element {
    return this.#requireInList('[aria-live="polite"]');
  }

  get #list(): ShadowRoot | null {
    return this.find('agent-desk-message-list')?.shadowRoot ?? null;
  }

  get #composer(): ShadowRoot | null {
    return this.find('agent-desk-composer')?.shadowRoot ?? null;
  }

  #requireInList(selector: string): HTMLElement {
    const found = this.#list?.querySelector<HTMLElement>(selector) ?? null;
    if (found === null) throw new Error('The message list has not rendered.');
    return found;
  }

  #textsOf(selector: string): string[] {
    return [...(this.#list?.querySelectorAll(selector) ?? [])].map((element) => normalizeText(element.textContent));
  }
}
