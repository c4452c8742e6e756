const unseenElements = new Set(
  'script style template title head base link meta iframe frame frameset noframes noembed param source track select datalist defs desc metadata symbol clippath mask'.split(
    ' ',
  ),
);

/** True for elements that show nothing, whatever they contain. */
export const showsNothing = (element: Element): boolean => unseenElements.has(element.localName.toLowerCase());

/** True for elements that show nothing because of an attribute. */
export const isClosed = (element: Element): boolean =>
  element.hasAttribute('hidden') || (element.localName === 'dialog' && !element.hasAttribute('open'));

/** True for what senders hide, such as the text that mail programs show in their lists. */
export function isHidden(element: Element): boolean {
  if (isClosed(element)) return true;
  const text = element.getAttribute('style');
  if (text === null) return false;
  const style = parseStyle(text, element.ownerDocument);
  return style.display === 'none' || style.visibility === 'hidden' || style.opacity === '0' || style.fontSize === '0px';
}

/** True where nothing in an element is seen, unless a style sheet of the mail says otherwise for narrow windows. */
export function hidesContent(element: Element): boolean {
  const text = element.getAttribute('style');
  if (text === null) return false;
  const { display, opacity, visibility } = parseStyle(text, element.ownerDocument);
  return display === 'none' || opacity === '0' || visibility === 'hidden';
}

/** Not `element.style`, which is empty in pages whose content security policy allows no inline styles. */
export function parseStyle(text: string, mail: Document): CSSStyleDeclaration {
  const { style } = mail.createElement('i');
  style.cssText = text;
  return style;
}

/* Not by `instanceof`: the parser is that of another frame. */
export const isText = (node: Node): node is Text => node.nodeName === '#text';
export const isElement = (node: Node): node is Element => 'localName' in node;

/** Calls back for the parts of a mail that a person sees, until it returns false. */
export function visitSeen(root: Node, callback: (node: Element | Text) => boolean): boolean {
  if (isText(root)) return callback(root);
  if (!isElement(root) || showsNothing(root) || isHidden(root)) return true;
  if (!callback(root)) return false;
  for (const child of root.childNodes) if (!visitSeen(child, callback)) return false;
  return true;
}

/** The words that a field or a button of a form shows; they are no text of the document. */
export function readFieldWords(element: Element): string {
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
  visitSeen(root, (node) => {
    if (isText(node)) text += node.data;
    else if (node.localName === 'img') text += ` ${node.getAttribute('alt') ?? ''} `;
    else if (/^(?:br|td|p|div|li|h\d)$/.test(node.localName)) text += ' ';
    return text.length < maxLength;
  });
  return text.replaceAll(/\s+/g, ' ').trim();
}
