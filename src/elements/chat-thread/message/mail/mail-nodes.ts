const unseenElements = new Set(
  'script style template title head base link meta iframe frame frameset noframes noembed param source track option optgroup datalist defs desc metadata symbol clippath mask xml'.split(
    ' ',
  ),
);

/** True for elements that show nothing, whatever they contain. */
export const showsNothing = (element: Element): boolean => unseenElements.has(element.localName.toLowerCase());

/** True for elements that show nothing because of an attribute. */
export const isClosed = (element: Element): boolean =>
  element.hasAttribute('hidden') || (element.localName === 'dialog' && !element.hasAttribute('open'));

/** True for what senders hide, such as the text that mail programs show in their lists. */
export const isHidden = (element: Element): boolean => isClosed(element) || hidesContent(element);

const isZero = (length: string): boolean => /^0(?:\.0*)?(?:px|%)?$/.test(length);
/** Where texts for mail programs are moved to. */
const isFarAway = (length: string): boolean => /^-\d{4,}(?:\.\d+)?px$/.test(length);

/** True where nothing in an element is seen, unless a style sheet of the mail says otherwise for narrow windows. */
export function hidesContent(element: Element): boolean {
  const text = element.getAttribute('style');
  if (text === null) return false;
  const style = parseStyle(text);
  const { display, opacity, visibility, overflow, position, maxHeight, height, width } = style;
  if (display === 'none' || isZero(opacity) || /^(?:hidden|collapse)$/.test(visibility)) return true;
  if (/^(?:hidden|clip)$/.test(overflow) && [maxHeight, height, width, style.maxWidth].some(isZero)) return true;
  return /^(?:absolute|fixed)$/.test(position) && [style.left, style.top].some(isFarAway);
}

/** Layouts set the size of their gaps to zero, and that of their texts again: the nearest one counts. */
export function hasVisibleSize(element: Element | null): boolean {
  for (let at = element; at !== null; at = at.parentElement) {
    const text = at.getAttribute('style');
    const size = text === null ? '' : parseStyle(text).fontSize;
    if (size !== '' && !/^(?:inherit|unset|[\d.]+(?:em|%))$/.test(size)) return !isZero(size);
  }
  return true;
}

/** Nothing of it is loaded. */
let inertDocument: Document | undefined;

/** Not `element.style`, which is empty in pages whose content security policy allows no inline styles. */
export function parseStyle(text: string): CSSStyleDeclaration {
  const { style } = (inertDocument ??= document.implementation.createHTMLDocument('')).createElement('i');
  style.cssText = text;
  return style;
}

/* Not by `instanceof`: the parser is that of another frame. */
export const isText = (node: Node): node is Text => node.nodeName === '#text';
export const isElement = (node: Node): node is Element => 'localName' in node;

/** Calls back for the parts of a mail that a person sees, until it returns false, and after the children of each element. */
export function visitSeen(
  root: Node,
  callback: (node: Element | Text) => boolean,
  leave?: (element: Element) => void,
): boolean {
  if (isText(root)) return callback(root);
  if (!isElement(root) || showsNothing(root) || isHidden(root)) return true;
  if (!callback(root)) return false;
  for (const child of root.childNodes) if (!visitSeen(child, callback, leave)) return false;
  leave?.(root);
  return true;
}

/** The words that a field or a button of a form shows; they are no text of the document. */
export function readFieldWords(element: Element): string {
  if (element.localName === 'select')
    return (element.querySelector('option[selected]') ?? element.querySelector('option'))?.textContent ?? '';
  if (element.localName !== 'input') return '';
  const type = element.getAttribute('type')?.toLowerCase() ?? 'text';
  return /^(?:text|search|email|tel|url|number|submit|reset|button)$/.test(type)
    ? (element.getAttribute('value') ?? '')
    : '';
}

/** More is not shown of the words of a link. */
const maxLength = 1000;

/** The words that a person sees in an element, those for its pictures included. */
export function readSeenText(root: Element): string {
  let text = '';
  const addGap = (element: Element): void => {
    if (/^(?:br|t[dhr]|p|div|li|h\d)$/.test(element.localName)) text += ' ';
  };
  function add(node: Element | Text): boolean {
    if (isElement(node)) addGap(node);
    if (isText(node)) text += hasVisibleSize(node.parentElement) ? node.data : '';
    else if (node.localName === 'img') text += ` ${node.getAttribute('alt') ?? ''} `;
    return text.length < maxLength;
  }
  visitSeen(root, add, addGap);
  return text.replaceAll(/\s+/g, ' ').trim();
}
