/** Two floors in plain DOM: everything in the page, and only what is around the view. */
import { css, unsafeCSS, type CSSResult } from 'lit';
import { messageListStyles } from '../../../src/elements/chat-thread/message-list.styles.js';
import { messageStyles } from '../../../src/elements/chat-thread/message.styles.js';
import { sharedStyles } from '../../../src/elements/internal/shared-styles.js';
import { tokens } from '../../../src/elements/internal/tokens.js';
import type { Message } from '../../../src/domain/index.js';
import type { Contender, LiveMessage, Talk, WireEvent } from './contender.js';
import { drawRow, readMarkdown, rowOf, type Row } from './message-dom.js';

/** As high as the messages of our own thread in the same place. */
const styles = [
  tokens,
  sharedStyles,
  messageListStyles,
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

/** A scroller with rows in it and a field below, in a shadow root with the thread's own styles. */
export abstract class Plain implements Contender {
  protected rowData: Row[] = [];
  protected view!: HTMLElement;
  protected content!: HTMLElement;
  protected before!: HTMLElement;
  protected after!: HTMLElement;
  #host: HTMLElement | undefined;
  #frame = 0;
  readonly #prepared = new WeakMap<Talk, Row[]>();

  /** Done before the clock runs: reads the markdown. */
  prepare(talk: Talk): void {
    this.#prepared.set(
      talk,
      talk.messages.map((message: Message, i) => rowOf(message, talk.messages[i - 1])),
    );
  }

  open(talk: Talk): void {
    this.rowData = [...(this.#prepared.get(talk) ?? [])];
    if (this.#host === undefined) this.#mount();
    this.drawAll();
    this.view.scrollTop = this.view.scrollHeight;
  }

  receive({ payload }: LiveMessage): void {
    const { id, timestamp, data } = JSON.parse(payload.cimEvent) as WireEvent;
    const text = data.body.markdownText;
    const last = this.rowData.at(-1);
    const first = last?.kind !== 'customer';
    this.rowData.push({
      id,
      kind: 'customer',
      own: false,
      first,
      name: 'Ana',
      at: timestamp,
      text,
      tokens: readMarkdown(text),
    });
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.drawMore();
      this.view.scrollTop = this.view.scrollHeight;
    });
  }

  scroller(): HTMLElement | null {
    return this.#host === undefined ? null : this.view;
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
    Object.assign(this, { view: undefined, content: undefined, before: undefined, after: undefined });
  }

  protected abstract drawAll(): void;
  protected abstract drawMore(): void;
  protected handleScroll(): void {}

  #mount(): void {
    const host = document.createElement('div');
    const root = host.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = styles.map((style: CSSResult) => sheetOf(style));
    const make = (className: string): HTMLElement => {
      const element = document.createElement('div');
      element.className = className;
      return element;
    };
    this.view = make('scroller');
    this.before = make('');
    this.content = make('content');
    this.after = make('');
    this.view.append(this.before, this.content, this.after);
    this.view.addEventListener('scroll', () => this.handleScroll());
    root.append(this.view, document.createElement('textarea'));
    document.body.append(host);
    this.#host = host;
  }
}

const sheets = new Map<CSSResult, CSSStyleSheet>();
function sheetOf(style: CSSResult): CSSStyleSheet {
  let sheet = sheets.get(style);
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(unsafeCSS(style.cssText).cssText);
    sheets.set(style, sheet);
  }
  return sheet;
}

/** A div per message, everything in the page. */
export class AllFloor extends Plain {
  #drawn = 0;

  protected drawAll(): void {
    this.content.replaceChildren();
    this.#drawn = 0;
    this.drawMore();
  }

  protected drawMore(): void {
    const fresh = document.createDocumentFragment();
    for (; this.#drawn < this.rowData.length; this.#drawn++) {
      const row = this.rowData[this.#drawn];
      if (row === undefined) continue;
      const line = document.createElement('div');
      line.dataset['key'] = row.id;
      line.textContent = `${row.name} ${new Date(row.at).toLocaleTimeString()} ${row.text}`;
      fresh.append(line);
    }
    this.content.append(fresh);
  }
}

const shown = 40;
const margin = 10;
/** A message is taken to be this high where it has not been drawn (px). */
const guess = 64;

/** The messages around the view, at places reckoned from a guess. */
export class WindowFloor extends Plain {
  #start = 0;

  protected drawAll(): void {
    this.content.replaceChildren();
    this.#show(this.rowData.length - shown);
  }

  protected drawMore(): void {
    this.#show(this.rowData.length - shown);
  }

  protected override handleScroll(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.view;
    const atEnd = scrollHeight - clientHeight - scrollTop < 40;
    this.#show(atEnd ? this.rowData.length - shown : Math.floor(scrollTop / guess) - margin);
  }

  #show(from: number): void {
    const start = Math.max(0, Math.min(from, this.rowData.length - shown));
    const end = Math.min(this.rowData.length, start + shown);
    const { content } = this;
    const drawn = content.children.length;
    const first = this.#start;
    const last = first + drawn;
    if (drawn > 0 && start === first && end === last) return;
    if (start >= last || end <= first || drawn === 0) {
      content.replaceChildren(...this.rowData.slice(start, end).map(drawRow));
    } else {
      for (let i = first; i < start; i++) content.firstElementChild?.remove();
      for (let i = last; i > end; i--) content.lastElementChild?.remove();
      if (start < first) content.prepend(...this.rowData.slice(start, first).map(drawRow));
      if (end > last) content.append(...this.rowData.slice(last, end).map(drawRow));
    }
    this.#start = start;
    this.before.style.height = `${start * guess}px`;
    this.after.style.height = `${(this.rowData.length - end) * guess}px`;
  }
}
