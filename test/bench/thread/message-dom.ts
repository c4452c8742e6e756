/**
 * The message as `message-view.ts` draws it, built by hand: same elements, same classes, same styles, no behaviour. What
 * any thread that shows the same thing has to do at least. Its markdown has been read beforehand.
 */
import markdownIt from 'markdown-it';
import type { Message } from '../../../src/domain/index.js';

type Token = ReturnType<ReturnType<typeof markdownIt>['parse']>[number];

export interface Row {
  readonly id: string;
  readonly kind: string;
  readonly own: boolean;
  readonly first: boolean;
  readonly name: string;
  readonly at: number;
  readonly text: string;
  readonly tokens: readonly Token[];
}

const markdown = markdownIt('commonmark', { html: false });
const time = new Intl.DateTimeFormat('en', { hour: 'numeric', minute: '2-digit' });
const dateTime = new Intl.DateTimeFormat('en', { dateStyle: 'full', timeStyle: 'medium' });

const read = new Map<string, readonly Token[]>();
/** Also done for live messages before they come: the same few lines are said again and again. */
export function readMarkdown(text: string): readonly Token[] {
  const key = text.replace(/ \(\d+\)$/, '');
  let tokens = read.get(key);
  if (tokens === undefined) read.set(key, (tokens = markdown.parse(key, {})));
  return tokens;
}

export function rowOf(message: Message, before: Message | undefined): Row {
  const { sender } = message;
  return {
    id: message.id,
    kind: sender.kind,
    own: sender.kind === 'agent' && sender.name === 'mara',
    first: before?.sender.id !== sender.id || message.at - before.at > 300_000,
    name: sender.name,
    at: message.at,
    text: message.body.text,
    tokens: readMarkdown(message.body.text),
  };
}

function make(tag: string, className: string, ...children: readonly (Node | string)[]): HTMLElement {
  const element = document.createElement(tag);
  if (className !== '') element.className = className;
  element.append(...children);
  return element;
}

const space = 'http://www.w3.org/2000/svg';
function sign(path: string, className: string): SVGElement {
  const icon = document.createElementNS(space, 'svg');
  icon.setAttribute('class', className);
  icon.setAttribute('viewBox', '0 0 24 24');
  icon.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS(space, 'path');
  line.setAttribute('d', path);
  icon.append(line);
  return icon;
}

const inlineTags: Readonly<Record<string, string>> = { strong: 'strong', em: 'em', s: 's' };

/** Markdown tokens to elements. */
function drawTokens(into: HTMLElement, tokens: readonly Token[]): void {
  let at = into;
  for (const token of tokens) {
    if (token.type === 'inline') drawTokens(at, token.children ?? []);
    else if (token.nesting === 1) {
      const next = document.createElement(token.tag in inlineTags ? (inlineTags[token.tag] ?? 'span') : token.tag);
      const href = token.attrGet('href');
      if (href !== null) {
        next.setAttribute('href', String(href));
        next.setAttribute('target', '_blank');
        next.setAttribute('rel', 'noopener noreferrer nofollow');
        next.setAttribute('tabindex', '-1');
      }
      at.append(next);
      at = next;
    } else if (token.nesting === -1) at = at.parentElement ?? into;
    else if (token.type === 'softbreak' || token.type === 'hardbreak') at.append('\n');
    else at.append(token.content);
  }
}

function act(name: string, path: string, className: string): HTMLElement {
  const button = make('button', 'button quiet icon act', sign(path, className));
  button.setAttribute('tabindex', '-1');
  button.title = name;
  button.setAttribute('aria-label', name);
  return button;
}

export function drawRow({ id, kind, own, first, name, at, text, tokens }: Row): HTMLElement {
  const row = make('article', `message ${kind} ${own ? 'own' : ''} ${first ? 'first' : ''}`);
  const clock = time.format(at);
  row.dataset['key'] = id;
  row.setAttribute('part', `message message-${own ? 'own' : kind}`);
  row.setAttribute('tabindex', '-1');
  row.setAttribute('aria-label', `${name}, ${clock}: ${text}`);
  if (first && !own) row.append(make('div', 'who', make('bdi', 'sender', name)));
  const said = make('div', 'said');
  const words = make('span', 'text');
  words.dir = 'auto';
  // A single paragraph stands without one, as in ours.
  drawTokens(words, tokens.length === 3 && tokens[0]?.type === 'paragraph_open' ? tokens.slice(1, 2) : tokens);
  said.append(words);
  const stamp = make('time', '', clock);
  stamp.setAttribute('datetime', new Date(at).toISOString());
  stamp.title = dateTime.format(at);
  const meta = make('div', 'meta numeric', stamp);
  if (own) {
    const delivery = make('span', 'delivery sent', sign('m5 12.5 4.5 4.5L19 7.5', 'icon'));
    delivery.title = 'Sent';
    delivery.append(make('span', 'visually-hidden', 'Sent'));
    meta.append(delivery);
  }
  const reply = act('Reply', 'm9 7-5 5 5 5M4 12h10a6 6 0 0 1 6 6', 'icon directional');
  const copy = act('Copy text', 'M9 9h11v11H9V9ZM5 15H4V4h11v1', 'icon');
  row.append(make('div', 'line', make('div', 'bubble', said, meta), reply, copy));
  return row;
}
