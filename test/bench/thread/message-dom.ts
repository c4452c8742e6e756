/**
 * The DOM of a message as `message-view.ts` renders it, built by hand: same elements, classes and styles, no behaviour. The
 * minimum work for any thread with the same output. Markdown is parsed beforehand.
 */
import markdownIt from 'markdown-it';
import type { Message } from '../../../src/domain/index.js';
import type { WireEvent } from './wire-topics.js';

type Token = ReturnType<ReturnType<typeof markdownIt>['parse']>[number];

export interface MessageRow {
  readonly id: string;
  readonly kind: string;
  readonly isOwn: boolean;
  readonly startsGroup: boolean;
  endsGroup: boolean;
  readonly name: string;
  readonly at: number;
  readonly text: string;
  /** Null if they are parsed when it is rendered. */
  readonly tokens: readonly Token[] | null;
}

const markdown = markdownIt('commonmark', { html: false });
const time = new Intl.DateTimeFormat('en', { hour: 'numeric', minute: '2-digit' });
const dateTime = new Intl.DateTimeFormat('en', { dateStyle: 'full', timeStyle: 'medium' });

const tokenCache = new Map<string, readonly Token[]>();
/** Also parses the lines of the live messages in advance. */
export function parseMarkdown(text: string): readonly Token[] {
  const key = text.replace(/ \(\d+\)$/, '');
  let tokens = tokenCache.get(key);
  if (tokens === undefined) tokenCache.set(key, (tokens = markdown.parse(key, {})));
  return tokens;
}

const isSameGroup = (previous: Message | undefined, message: Message | undefined): boolean =>
  previous !== undefined && previous.sender.id === message?.sender.id && message.at - previous.at <= 180_000;

export function toRow(message: Message, previous?: Message, next?: Message): MessageRow {
  const { sender } = message;
  return {
    id: message.id,
    kind: sender.kind,
    isOwn: sender.kind === 'agent' && sender.name === 'mara',
    startsGroup: !isSameGroup(previous, message),
    endsGroup: !isSameGroup(message, next),
    name: sender.name,
    at: message.at,
    text: message.body.text,
    tokens: parseMarkdown(message.body.text),
  };
}

/** The messages of a history as it arrives on the wire. */
export function toRows(events: readonly WireEvent[]): MessageRow[] {
  const rows: MessageRow[] = [];
  for (const { id, name, timestamp, data } of events) {
    const text = data?.body?.markdownText;
    if (data === undefined || text === undefined) continue;
    const { id: senderId, senderName } = data.header.sender;
    const at = Date.parse(timestamp);
    const kind = name === 'CUSTOMER_MESSAGE' ? 'customer' : 'agent';
    const last = rows.at(-1);
    const startsGroup = last?.kind !== kind || at - last.at > 180_000;
    if (last !== undefined) last.endsGroup = startsGroup;
    const isOwn = kind === 'agent' && senderId !== '';
    rows.push({ id, kind, isOwn, startsGroup, endsGroup: true, name: senderName, at, text, tokens: null });
  }
  return rows;
}

function createElement(tag: string, className: string, ...children: readonly (Node | string)[]): HTMLElement {
  const element = document.createElement(tag);
  if (className !== '') element.className = className;
  element.append(...children);
  return element;
}

const svgNamespace = 'http://www.w3.org/2000/svg';
function createIcon(path: string, className: string): SVGElement {
  const icon = document.createElementNS(svgNamespace, 'svg');
  icon.setAttribute('class', className);
  icon.setAttribute('viewBox', '0 0 24 24');
  icon.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS(svgNamespace, 'path');
  line.setAttribute('d', path);
  icon.append(line);
  return icon;
}

const inlineTags: Readonly<Record<string, string>> = { strong: 'strong', em: 'em', s: 's' };

/** Markdown tokens to elements. */
function renderTokens(container: HTMLElement, tokens: readonly Token[]): void {
  let parent = container;
  for (const token of tokens) {
    if (token.type === 'inline') renderTokens(parent, token.children ?? []);
    else if (token.nesting === 1) {
      const element = document.createElement(token.tag in inlineTags ? (inlineTags[token.tag] ?? 'span') : token.tag);
      const href = token.attrGet('href');
      if (href !== null) {
        element.setAttribute('href', String(href));
        element.setAttribute('target', '_blank');
        element.setAttribute('rel', 'noopener noreferrer nofollow');
        element.setAttribute('tabindex', '-1');
      }
      parent.append(element);
      parent = element;
    } else if (token.nesting === -1) parent = parent.parentElement ?? container;
    else if (token.type === 'softbreak' || token.type === 'hardbreak') parent.append('\n');
    else parent.append(token.content);
  }
}

function createActionButton(name: string, path: string, className: string): HTMLElement {
  const button = createElement('button', 'button quiet icon action', createIcon(path, className));
  button.setAttribute('tabindex', '-1');
  button.title = name;
  button.setAttribute('aria-label', name);
  return button;
}

function createTime(at: number, text: string): HTMLElement {
  const element = createElement('time', 'numeric', text);
  element.setAttribute('datetime', new Date(at).toISOString());
  element.title = dateTime.format(at);
  return element;
}

export function renderRow({
  id,
  kind,
  isOwn,
  startsGroup,
  endsGroup,
  name,
  at,
  text,
  tokens: prepared,
}: MessageRow): HTMLElement {
  const tokens = prepared ?? parseMarkdown(text);
  const classes = [kind, isOwn ? 'own' : '', startsGroup ? 'first' : '', endsGroup ? 'last' : ''];
  const row = createElement('article', `message ${classes.join(' ')}`);
  const timeText = time.format(at);
  row.dataset['key'] = id;
  row.setAttribute('part', `message message-${isOwn ? 'own' : kind}`);
  row.setAttribute('tabindex', '-1');
  row.setAttribute('aria-label', `${name}, ${timeText}: ${text}`);
  if (startsGroup) {
    const senderLine = createElement('div', 'sender-line');
    if (!isOwn) senderLine.append(createElement('span', 'avatar hue-190', name.slice(0, 1)));
    senderLine.append(createElement('bdi', 'sender', name), createTime(at, timeText));
    row.append(senderLine);
  }
  const textElement = createElement('span', 'text');
  textElement.dir = 'auto';
  // A single paragraph has no `<p>`, as in our own messages.
  renderTokens(textElement, tokens.length === 3 && tokens[0]?.type === 'paragraph_open' ? tokens.slice(1, 2) : tokens);
  const reply = createActionButton('Reply', 'm9 7-5 5 5 5M4 12h10a6 6 0 0 1 6 6', 'icon directional');
  const copy = createActionButton('Copy text', 'M9 9h11v11H9V9ZM5 15H4V4h11v1', 'icon');
  const actions = createElement('div', 'actions', reply, copy);
  row.append(
    createElement(
      'div',
      'line',
      createElement('div', 'bubble body-text', textElement),
      actions,
      createTime(at, timeText),
    ),
  );
  if (isOwn && endsGroup)
    row.append(
      createElement(
        'div',
        'delivery sent',
        createIcon('m5 12.5 4.5 4.5L19 7.5', 'icon'),
        createElement('span', '', 'Sent'),
      ),
    );
  return row;
}
