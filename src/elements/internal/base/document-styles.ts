import type { CSSResultOrNative } from 'lit';
import { limitStyleRem } from '../styles/page-rem.js';

/** Sheets for documents other than that of the script; a constructed sheet belongs to one document. */
const sheetsByDocument = new WeakMap<Document, WeakMap<CSSResultOrNative, CSSStyleSheet>>();

function sheetFor(style: CSSResultOrNative, target: Document): CSSStyleSheet | undefined {
  if (target === document) return style instanceof CSSStyleSheet ? style : style.styleSheet;
  const sheets = sheetsByDocument.get(target) ?? new WeakMap<CSSResultOrNative, CSSStyleSheet>();
  sheetsByDocument.set(target, sheets);
  const existing = sheets.get(style);
  if (existing !== undefined) return existing;
  // Null for documents that are never shown.
  const view = target.defaultView;
  if (view === null) return undefined;
  const sheet = new view.CSSStyleSheet();
  const text =
    style instanceof CSSStyleSheet ? [...style.cssRules].map(({ cssText }) => cssText).join('') : style.cssText;
  sheet.replaceSync(text);
  sheets.set(style, sheet);
  return sheet;
}

/** Adds a style to a shadow root, unless it has it. */
export function addStyleInDocument(root: ShadowRoot, style: CSSResultOrNative): void {
  const sheet = sheetFor(limitStyleRem(style), root.ownerDocument);
  if (sheet !== undefined && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}

/** Gives a shadow root its styles again: a document drops the constructed sheets of others, and refuses them. */
export function adoptStylesInDocument(root: ShadowRoot, styles: readonly CSSResultOrNative[]): void {
  const sheets = styles.map((style) => sheetFor(style, root.ownerDocument));
  root.adoptedStyleSheets = sheets.filter((sheet) => sheet !== undefined);
}
