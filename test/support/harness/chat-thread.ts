import { sendKeys } from '@web/test-runner-commands';
import type { ChatThread } from '../../../src/elements/chat-thread/chat-thread.js';
import { richStyles } from '../../../src/elements/chat-thread/rich.styles.js';
import { until } from '../desk.js';
import { tidy } from './page.js';

/** What an agent sees and does in a `<chat-thread>`. */
export class ChatThreadHarness {
  constructor(readonly element: ChatThread) {}

  get text(): string {
    return tidy(this.#root.querySelector('[part="base"]')?.textContent);
  }

  get title(): string {
    return tidy(this.#root.querySelector('h2')?.textContent);
  }

  get header(): string {
    return tidy(this.#root.querySelector('[part="header"]')?.textContent);
  }

  /** What is written in each message, without names, times and buttons. */
  get texts(): string[] {
    return this.messages.map((message) => tidy(message.querySelector('.text')?.textContent));
  }

  get messages(): HTMLElement[] {
    return [...(this.#list?.querySelectorAll<HTMLElement>('.message') ?? [])];
  }

  /** The message that comes of something. Not by their number: a thread keeps no more in the page than is near. */
  async comesOf(act: Promise<unknown>, what = 'the message'): Promise<HTMLElement> {
    const before = this.messages.at(-1);
    await act;
    const latest = () => this.messages.at(-1);
    return until(() => (latest() === before ? undefined : latest()), `${what} is shown`);
  }

  get notices(): string[] {
    return this.#texts('.notice > span');
  }

  /** Day lines, unread line, notices and messages in their order, by class. */
  get order(): string[] {
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

  get atEnd(): boolean {
    const { scrollTop, clientHeight, scrollHeight } = this.scroller;
    return scrollHeight - clientHeight - scrollTop < 2;
  }

  get announced(): string {
    return tidy(this.#list?.querySelector('[aria-live="polite"]')?.textContent);
  }

  get typing(): string {
    return tidy(this.#list?.querySelector('.typing')?.textContent);
  }

  get latestButton(): HTMLButtonElement | null {
    return this.#list?.querySelector('.latest') ?? null;
  }

  message(text: string): HTMLElement | undefined {
    return this.messages.find((message) => tidy(message.querySelector('.text')?.textContent) === text);
  }

  async shows(text: string): Promise<HTMLElement> {
    return until(() => this.message(text), `the thread shows “${text}” (it shows ${this.texts.slice(-5).join(' | ')})`);
  }

  async notices_(text: string): Promise<void> {
    await until(() => this.notices.includes(text), `the thread says “${text}” (it says ${this.notices.join(' | ')})`);
  }

  /** Where an own message stands, in words. */
  delivery(text: string): string {
    return tidy(this.message(text)?.querySelector('.delivery')?.textContent);
  }

  trouble(text: string): string {
    return tidy(this.message(text)?.querySelector('.why')?.textContent);
  }

  /** Presses something in a message, by what it says or is called. */
  pressIn(text: string, label: string): void {
    const buttons = [...(this.message(text)?.querySelectorAll('button') ?? [])];
    const button = buttons.find((each) => nameOf(each) === label);
    if (button === undefined) throw new Error(`No “${label}” at “${text}”, but ${buttons.map(nameOf).join(', ')}.`);
    button.click();
  }

  get field(): HTMLTextAreaElement {
    const field = this.#composer?.querySelector('textarea');
    if (field === null || field === undefined) throw new Error('There is nothing to write in.');
    return field;
  }

  get mayWrite(): boolean {
    return (this.#composer?.querySelector('textarea') ?? null) !== null;
  }

  get composer(): string {
    return tidy(this.#composer?.querySelector('[part="composer"], .over')?.textContent);
  }

  get quoteBar(): string {
    return tidy(this.#composer?.querySelector('.quoted')?.textContent);
  }

  get focusedInComposer(): boolean {
    return this.#composer?.activeElement instanceof HTMLTextAreaElement;
  }

  get channels(): HTMLSelectElement | null {
    return this.#composer?.querySelector('select') ?? null;
  }

  composerButton(label: string): HTMLButtonElement | undefined {
    return [...(this.#composer?.querySelectorAll('button') ?? [])].find((button) => nameOf(button) === label);
  }

  async write(text: string): Promise<void> {
    this.field.focus();
    await sendKeys({ type: text });
  }

  /** Writes and sends by the keyboard. */
  async say(text: string): Promise<void> {
    await this.write(text);
    await sendKeys({ press: 'Enter' });
  }

  /** A button of the head or of a strip below it. */
  button(label: string): HTMLButtonElement | undefined {
    return [...this.#root.querySelectorAll('button')].find((button) => nameOf(button) === label);
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
    return tidy(this.#list?.activeElement?.querySelector('.text')?.textContent);
  }

  /** Key of the message that has the focus. */
  get focusedKey(): string | undefined {
    return this.#list?.activeElement?.closest<HTMLElement>('.message')?.dataset['key'];
  }

  /** What is said about looking for a quoted message. */
  get search(): string {
    return tidy(this.#list?.querySelector('.search')?.textContent);
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

  #texts(selector: string): string[] {
    return [...(this.#list?.querySelectorAll(selector) ?? [])].map((each) => tidy(each.textContent));
  }
}

const nameOf = (button: Element): string => tidy(button.getAttribute('aria-label') ?? button.textContent);
