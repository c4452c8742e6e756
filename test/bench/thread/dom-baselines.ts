/** Two baselines in plain DOM: all messages, and only those near the viewport. */
import { css, unsafeCSS, type CSSResult } from 'lit';
import { messageListStyles } from '../../../src/elements/chat-thread/message-list/message-list.styles.js';
import { groupStyles } from '../../../src/elements/chat-thread/message/group.styles.js';
import { messageStyles } from '../../../src/elements/chat-thread/message/message.styles.js';
import { avatarStyles } from '../../../src/elements/internal/styles/avatar.js';
import { baseStyles } from '../../../src/elements/internal/styles/shared-styles.js';
import type { Message } from '../../../src/domain/index.js';
import type { Contender, LiveMessage, BenchConversation, CimEvent } from './contender.js';
import { renderRow, parseMarkdown, toRow, toRows, type MessageRow } from './message-dom.js';
import type { WireTopic } from './wire-topics.js';

/** The height of our own thread's message list. */
const styles = [
  ...baseStyles,
  messageListStyles,
  avatarStyles,
  groupStyles,
  messageStyles,
  css`
    :host {
      height: var(--view, 560px);
    }
    textarea {
      flex: none;
    }
  `,
];

/** A scroll container with rows and a field below, in a shadow root with the thread's styles. */
export abstract class PlainDomContender implements Contender {
  protected rowData: MessageRow[] = [];
  protected viewport!: HTMLElement;
  protected content!: HTMLElement;
  protected topSpacer!: HTMLElement;
  protected bottomSpacer!: HTMLElement;
  #host: HTMLElement | undefined;
  #frame = 0;
  readonly #prepared = new WeakMap<BenchConversation | WireTopic, MessageRow[]>();

  /** Parses the Markdown before the measurement. */
  prepare(conversation: BenchConversation): void {
    this.#prepared.set(
      conversation,
      conversation.messages.map((message: Message, i) =>
        toRow(message, conversation.messages[i - 1], conversation.messages[i + 1]),
      ),
    );
  }

  open(conversation: BenchConversation): void {
    this.rowData = [...(this.#prepared.get(conversation) ?? [])];
    if (this.#host === undefined) this.#mount();
    this.renderAll();
    this.viewport.scrollTop = this.viewport.scrollHeight;
  }

  openFromWire(topic: WireTopic): void {
    if (this.#host === undefined) this.#mount();
    const rows = this.#prepared.get(topic) ?? toRows(topic.topicData.topicEvents);
    this.#prepared.set(topic, rows);
    this.rowData = [...rows];
    this.renderAll();
    this.viewport.scrollTop = this.viewport.scrollHeight;
  }

  countMessages({ topicData }: WireTopic): number {
    return topicData.topicEvents.length;
  }

  receive({ payload }: LiveMessage): void {
    const { id, timestamp, data } = JSON.parse(payload.cimEvent) as CimEvent;
    const text = data.body.markdownText;
    const last = this.rowData.at(-1);
    const first = last?.kind !== 'customer';
    this.rowData.push({
      id,
      kind: 'customer',
      isOwn: false,
      startsGroup: first,
      endsGroup: true,
      name: 'Ana',
      at: timestamp,
      text,
      tokens: parseMarkdown(text),
    });
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.renderAppended();
      this.viewport.scrollTop = this.viewport.scrollHeight;
    });
  }

  scroller(): HTMLElement | null {
    return this.#host === undefined ? null : this.viewport;
  }

  rows(): HTMLCollectionOf<Element> {
    return this.content.children;
  }

  find(id: string): Element | null {
    return this.content.querySelector(`[data-key="${id}"]`);
  }

  field(): HTMLTextAreaElement | null {
    return this.#host?.shadowRoot?.querySelector('textarea') ?? null;
  }

  close(): void {
    this.#host?.remove();
    this.#host = undefined;
    this.rowData = [];
    Object.assign(this, { viewport: undefined, content: undefined, topSpacer: undefined, bottomSpacer: undefined });
  }

  protected abstract renderAll(): void;
  protected abstract renderAppended(): void;
  protected handleScroll(): void {}

  #mount(): void {
    const host = document.createElement('div');
    const root = host.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = styles.map((style: CSSResult) => styleSheetOf(style));
    const createDiv = (className: string): HTMLElement => {
      const element = document.createElement('div');
      element.className = className;
      return element;
    };
    this.viewport = createDiv('scroller');
    this.topSpacer = createDiv('');
    this.content = createDiv('content');
    this.bottomSpacer = createDiv('');
    this.viewport.append(this.topSpacer, this.content, this.bottomSpacer);
    this.viewport.addEventListener('scroll', () => this.handleScroll());
    root.append(this.viewport, document.createElement('textarea'));
    document.body.append(host);
    this.#host = host;
  }
}

const sheets = new Map<CSSResult, CSSStyleSheet>();
function styleSheetOf(style: CSSResult): CSSStyleSheet {
  let sheet = sheets.get(style);
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(unsafeCSS(style.cssText).cssText);
    sheets.set(style, sheet);
  }
  return sheet;
}

/** A div per message, all in the DOM. */
export class FullDomBaseline extends PlainDomContender {
  #renderedCount = 0;

  protected renderAll(): void {
    this.content.replaceChildren();
    this.#renderedCount = 0;
    this.renderAppended();
  }

  protected renderAppended(): void {
    const fragment = document.createDocumentFragment();
    for (; this.#renderedCount < this.rowData.length; this.#renderedCount++) {
      const row = this.rowData[this.#renderedCount];
      if (row === undefined) continue;
      const element = document.createElement('div');
      element.dataset['key'] = row.id;
      element.textContent = `${row.name} ${new Date(row.at).toLocaleTimeString()} ${row.text}`;
      fragment.append(element);
    }
    this.content.append(fragment);
  }
}

const windowSize = 40;
const overscan = 10;
/** Estimated height of a message that has not rendered (px). */
const estimatedRowHeight = 64;

/** The messages near the viewport, positioned by estimated heights. */
export class WindowedDomBaseline extends PlainDomContender {
  #startIndex = 0;

  protected renderAll(): void {
    this.content.replaceChildren();
    this.#renderWindow(this.rowData.length - windowSize);
  }

  protected renderAppended(): void {
    this.#renderWindow(this.rowData.length - windowSize);
  }

  protected override handleScroll(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.viewport;
    const atEnd = scrollHeight - clientHeight - scrollTop < 40;
    this.#renderWindow(
      atEnd ? this.rowData.length - windowSize : Math.floor(scrollTop / estimatedRowHeight) - overscan,
    );
  }

  #renderWindow(from: number): void {
    const start = Math.max(0, Math.min(from, this.rowData.length - windowSize));
    const end = Math.min(this.rowData.length, start + windowSize);
    const { content } = this;
    const renderedCount = content.children.length;
    const first = this.#startIndex;
    const last = first + renderedCount;
    if (renderedCount > 0 && start === first && end === last) return;
    if (start >= last || end <= first || renderedCount === 0) {
      content.replaceChildren(...this.rowData.slice(start, end).map(renderRow));
    } else {
      for (let i = first; i < start; i++) content.firstElementChild?.remove();
      for (let i = last; i > end; i--) content.lastElementChild?.remove();
      if (start < first) content.prepend(...this.rowData.slice(start, first).map(renderRow));
      if (end > last) content.append(...this.rowData.slice(last, end).map(renderRow));
    }
    this.#startIndex = start;
    this.topSpacer.style.height = `${start * estimatedRowHeight}px`;
    this.bottomSpacer.style.height = `${(this.rowData.length - end) * estimatedRowHeight}px`;
  }
}
