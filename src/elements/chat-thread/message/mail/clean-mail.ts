import { cleanLabel } from '../../../../domain/text/label.js';
import { limitMarks } from '../../../../domain/text/limit-text.js';
import { linkDestination } from '../../../internal/sanitize/sanitize-url.js';
import { findCut } from '../../../internal/format/cut-text.js';
import { mailCharacterCost, type DrawBudget } from '../../../internal/format/draw-budget.js';
import { hasLongRun, splitLongRuns } from '../../../internal/format/long-runs.js';
import { cleanInlineStyle, cleanStyleSheet } from './clean-mail-styles.js';
import { readBase, readLinks, readLinkUrl } from './mail-links.js';
import {
  hidesContent,
  isClosed,
  isElement,
  isHidden,
  isText,
  parseStyle,
  readFieldWords,
  showsNothing,
} from './mail-nodes.js';
import { parseMail } from './parse-mail.js';
import { MailPictures, type EmbeddedPicture } from './mail-pictures.js';

const shownElements = new Set(
  'a abbr acronym address article aside b bdi bdo big blockquote body br caption center cite code col colgroup dd del details dfn dir div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd li main mark menu nav ol p picture pre q rp rt ruby s samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr'.split(
    ' ',
  ),
);

const shownAttributes = new Set(
  'abbr align alt aria-hidden aria-label bgcolor border cellpadding cellspacing class color colspan dir face height hspace id lang nowrap open reversed role rowspan scope size sizes span start title type valign value vspace width'.split(
    ' ',
  ),
);

/** Elements that are a picture if they are of such a type. */
const pictureTypes: Readonly<Record<string, RegExp>> = {
  input: /^image$/i,
  object: /^image\//i,
  embed: /^image\//i,
};

/** Where the address of a picture stands, in HTML, of objects, and in SVG. */
const pictureAddresses = ['src', 'data', 'href', 'xlink:href'];

/** An object that does not say of what type it is, but that it came with the mail, or the name of a picture. */
const isPictureOfUnknownType = (name: string, element: Element): boolean =>
  (name === 'object' || name === 'embed') &&
  (element.getAttribute('type') ?? '') === '' &&
  /^\s*(?:cid:|[^?#]*\.(?:png|jpe?g|gif|webp)\s*(?:[?#]|$))/i.test(
    element.getAttribute('data') ?? element.getAttribute('src') ?? '',
  );

export interface MailStyleSheet {
  readonly text: string;
  readonly media: string;
}

export interface CleanMail {
  /** What may stand in the frame: only listed elements and attributes. */
  readonly body: HTMLElement;
  /** Its style sheets, which a strict policy would not allow as elements. */
  readonly styleSheets: readonly MailStyleSheet[];
  readonly links: ReadonlyMap<string, string>;
  /** True if there are pictures of other servers. */
  readonly hasRemotePictures: boolean;
  /** Addresses of the pictures that came with the mail. */
  readonly embeddedSources: readonly string[];
}

/**
 * Copies what a mail shows, as far as the budget goes, element by element and attribute by attribute, and lists where it leads. Nothing in the copy
 * leads anywhere, so that no other page can take the place of the mail. What is not listed is left out, but for the
 * texts in it.
 */
export function cleanMail(
  markup: string,
  embedded: readonly EmbeddedPicture[],
  describeMissing: (name: string) => string,
  budget: DrawBudget,
): CleanMail {
  // Some senders put the text where the HTML belongs. Tabs take several times as long as spaces to lay out.
  const isPlain = !tag.test(markup);
  const mail = parseMail(isPlain ? markup.replaceAll('<', '&lt;').replaceAll('\t', '    ') : markup);
  const base = readBase(mail);
  const pictures = new MailPictures(embedded, base);
  const copy = document.implementation.createHTMLDocument('');
  const styleSheets: MailStyleSheet[] = [];

  function copyInto(parent: Element, node: Node): void {
    // An element of a mail is one node; one of markdown is several.
    if (isText(node))
      for (const line of readLines(node.data)) copyText(parent, takeCharacters(limitMarks(line), budget));
    if (isElement(node) && budget.takeElement(0.5)) copyElement(parent, node);
  }

  /** The lines of text without markup, as far as the budget goes; other text as a whole. */
  function* readLines(text: string): Generator<string> {
    let start = 0;
    while (isPlain && start < text.length && budget.takeElement(1)) {
      const end = text.indexOf('\n', start) + 1 || text.length;
      yield text.slice(start, end);
      start = end;
    }
    if (!isPlain) yield text;
  }

  /** Long runs of joined letters get places to break: browsers need quadratic time to lay out one without. */
  function copyText(parent: Element, text: string): void {
    for (const [index, part] of splitLongRuns(text).entries()) {
      if (index > 0) parent.append(copy.createElement('wbr'));
      parent.append(part);
    }
  }

  function copyElement(parent: Element, element: Element): void {
    const name = element.localName.toLowerCase();
    const isHtml = element.namespaceURI === mail.namespaceURI;
    if (name === 'style' && isHtml) return addStyleSheet(element);
    if (name === 'source' && parent.localName === 'picture') return copySource(parent, element);
    if (name === 'image' && !isHtml) return copyPicture(parent, element);
    if (isPictureOfUnknownType(name, element)) return copyPicture(parent, element);
    if (name === 'img' || pictureTypes[name]?.test(element.getAttribute('type') ?? '') === true)
      return copyPicture(parent, element);
    if (showsNothing(element) || isClosed(element)) return;
    pictures.inHidden(hidesContent(element), () => copyShown(parent, element, name, isHtml));
  }

  function copyShown(parent: Element, element: Element, name: string, isHtml: boolean): void {
    const isField = /^(?:input|select|textarea|button)$/.test(name);
    if (isField) parent.append(' ');
    // An address in angle brackets that the sender has not escaped.
    if (name.includes('@')) copyText(parent, `<${name}>`);
    copyText(parent, takeCharacters(limitMarks(readFieldWords(element)), budget));
    let target = parent;
    // Anchors that lead nowhere do not look like links.
    if (isHtml && shownElements.has(name) && (name !== 'a' || element.hasAttribute('href'))) {
      const shown = name === 'body' ? copy.body : parent.appendChild(copy.createElement(name));
      copyAttributes(shown, element);
      target = shown;
      if (name === 'a') describeLink(target, element);
    }
    for (const child of element.childNodes) copyInto(target, child);
    if (isField) parent.append(' ');
  }

  function copyAttributes(target: HTMLElement, source: Element): void {
    for (const { name, value } of source.attributes) if (shownAttributes.has(name)) target.setAttribute(name, value);
    const style = source.getAttribute('style');
    // Not as an attribute, which a strict policy would report.
    if (style !== null) target.style.cssText = cleanInlineStyle(style, pictures.resolve);
    const background = pictures.resolve(source.getAttribute('background') ?? '');
    if (background !== null) target.setAttribute('background', background);
  }

  function describeLink(target: Element, source: Element): void {
    const url = readLinkUrl(source, base);
    target.setAttribute('title', url === null ? '' : linkDestination(url));
  }

  function addStyleSheet(source: Element): void {
    if (!/^\s*(?:text\/css\s*)?$/i.test(source.getAttribute('type') ?? '')) return;
    const media = source.getAttribute('media') ?? '';
    // Dark ones as in media rules.
    if (/prefers-color-scheme:\s*dark/i.test(media)) return;
    const text = cleanStyleSheet(source.textContent ?? '', pictures.resolve);
    if (text !== '') styleSheets.push({ text, media });
  }

  function copySource(parent: Element, source: Element): void {
    const candidates = pictures.resolveSet(source.getAttribute('srcset') ?? '');
    if (candidates === '') return;
    const target = parent.appendChild(copy.createElement('source'));
    copyAttributes(target, source);
    target.setAttribute('srcset', candidates);
    target.setAttribute('media', source.getAttribute('media') ?? '');
  }

  function copyPicture(parent: Element, source: Element): void {
    const address = pictureAddresses.map((name) => source.getAttribute(name)).find((value) => value !== null) ?? '';
    const alt = source.getAttribute('alt') ?? '';
    const isSeen = !isHidden(source) && !isTrackingPixel(source);
    const set = source.getAttribute('srcset') ?? '';
    const url = isSeen ? pictures.resolve(address, [alt, source.getAttribute('title') ?? '']) : null;
    const candidates = isSeen ? pictures.resolveSet(set) : '';
    if (isSeen && url === null && candidates === '' && isPromised(source, `${address}${set}`)) {
      const words = parent.appendChild(copy.createElement('span'));
      words.className = 'missing-picture';
      words.append(describeMissing(limitMarks(cleanLabel(alt))));
      return;
    }
    const target = parent.appendChild(copy.createElement('img'));
    copyAttributes(target, source);
    if (url !== null) target.setAttribute('src', url);
    if (candidates !== '') target.setAttribute('srcset', candidates);
  }

  // That of the body counts, if it has one.
  copy.body.dir = mail.getAttribute('dir') ?? 'auto';
  copy.body.lang = mail.getAttribute('lang') ?? '';
  if (isPlain) copy.body.style.whiteSpace = 'pre-wrap';
  copyInto(copy.body, mail);
  return {
    body: copy.body,
    styleSheets,
    links: readLinks(mail),
    hasRemotePictures: pictures.hasRemote,
    embeddedSources: pictures.embeddedSources,
  };
}

/** As much of a text as the budget allows. A run of joined letters without spaces takes several times as long as words. */
function takeCharacters(text: string, budget: DrawBudget): string {
  const characterCost = hasLongRun(text) ? 6 * mailCharacterCost : mailCharacterCost;
  let end = 0;
  while (end < text.length) {
    const room = Math.ceil(budget.requestRoom() / characterCost);
    if (room === 0) break;
    const length = findCut(text.slice(end), room);
    budget.spend(length * characterCost);
    end += length;
  }
  return text.slice(0, end);
}

const tag = /<(?:[a-z][a-z\d]*[\s/>]|!)/i;

const isTiny = (length: string): boolean => /^\s*(?:[01]|0?\.\d+)(?:px|pt)?\s*$/.test(length);

/** Pictures that only tell the sender that the mail is read. */
function isTrackingPixel(picture: Element): boolean {
  if (isTiny(picture.getAttribute('width') ?? '') || isTiny(picture.getAttribute('height') ?? '')) return true;
  const { width, height, maxWidth, maxHeight } = parseStyle(picture.getAttribute('style') ?? '');
  return [width, height, maxWidth, maxHeight].some(isTiny);
}

/** There is a picture at an address that only the sender's program can read. An empty `alt` says that it only decorates. */
const isPromised = (picture: Element, addresses: string): boolean =>
  /^\s*cid:/i.test(addresses) || (!/^\s*(?:#|$)/.test(addresses) && picture.getAttribute('alt') !== '');
