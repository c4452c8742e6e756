import { trustedMailHtml } from '../../../../browser/trusted-types.js';

let parser: DOMParser | undefined;

/**
 * The parser of a frame that has been removed. The page's own would report the inline styles and event handlers of a mail
 * as violations of a strict content security policy, although nothing of the parsed document is applied or run.
 */
function getParser(): DOMParser {
  if (parser !== undefined) return parser;
  const frame = document.createElement('iframe');
  frame.hidden = true;
  document.documentElement.append(frame);
  const view = frame.contentWindow as (Window & typeof globalThis) | null;
  parser = new (view?.DOMParser ?? DOMParser)();
  frame.remove();
  return parser;
}

/** Reads a mail as a browser does, into a document in which no script runs and from which nothing is loaded. */
export function parseMail(markup: string): Element {
  const root = readRoot.call(parse(trustedMailHtml(markup)));
  for (const form of root.querySelectorAll('form')) replaceForm(form);
  return root;
}

function parse(html: string): Document {
  try {
    return getParser().parseFromString(html, 'text/html');
  } catch {
    // A browser that cannot parse without the frame.
    return new DOMParser().parseFromString(html, 'text/html');
  }
}

/** Not `mail.documentElement`: a picture of this name would stand in for it. */
const readRoot = Object.getOwnPropertyDescriptor(Document.prototype, 'documentElement')?.get as (
  this: Document,
) => Element;

/** Fields stand in for properties of their form, so that nothing of it can be trusted but by ranges. */
function replaceForm(form: Element): void {
  const range = document.createRange();
  range.selectNodeContents(form);
  const content = range.extractContents();
  range.selectNode(form);
  range.deleteContents();
  range.insertNode(content);
}
