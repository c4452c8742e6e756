import { parseStyle } from './mail-nodes.js';

/** The address of a picture as it may be loaded; null if it may not. */
export type ResolvePicture = (address: string) => string | null;

const urlPattern = /\burl\(\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^)"']*))\s*\)/gi;
/** Other functions that can load something, and those of which the browser does not know yet what they stand for. */
const unreadablePattern = /\b(?:image-set|image|src|cross-fade|element|paint|var|env|attr|if)\(/i;

/** The inline style of an element, without the properties that load what may not be loaded. */
export function cleanInlineStyle(text: string, resolve: ResolvePicture): string {
  const style = parseStyle(text);
  cleanStyle(style, resolve);
  return style.cssText;
}

/** The rules of a style sheet; empty where browsers cannot read them. */
export function cleanStyleSheet(text: string, resolve: ResolvePicture): string {
  try {
    // Applied to nothing, and without imports.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    cleanRules(sheet, resolve);
    return [...sheet.cssRules].map(({ cssText }) => cssText).join('\n');
  } catch {
    return '';
  }
}

function cleanRules(parent: CSSStyleSheet | CSSGroupingRule, resolve: ResolvePicture): void {
  for (let index = parent.cssRules.length - 1; index >= 0; index--) {
    const rule = parent.cssRules[index];
    // The frame is light in every scheme: rules for dark ones would set parts of it only.
    if (rule instanceof CSSMediaRule && /prefers-color-scheme:\s*dark/i.test(rule.conditionText))
      parent.deleteRule(index);
    else if (rule instanceof CSSMediaRule || rule instanceof CSSSupportsRule) cleanRules(rule, resolve);
    else if (rule instanceof CSSStyleRule && !hasNestedRules(rule)) cleanStyle(rule.style, resolve);
    else parent.deleteRule(index);
  }
}

/** Style rules of older browsers cannot have any. */
const hasNestedRules = (rule: CSSStyleRule): boolean =>
  ((rule as { cssRules?: CSSRuleList }).cssRules?.length ?? 0) > 0;

function cleanStyle(style: CSSStyleDeclaration, resolve: ResolvePicture): void {
  for (const property of [...style]) {
    const value = style.getPropertyValue(property);
    // Nothing in the mail can be clicked, and the frame is light.
    if (property === 'cursor' || property === 'color-scheme') {
      style.removeProperty(property);
      continue;
    }
    // Without a value: part of a shorthand with a variable.
    let isSafe = value !== '' && !property.startsWith('--') && !unreadablePattern.test(value.replace(urlPattern, ''));
    const cleaned = value.replace(urlPattern, (match: string, ...groups: readonly unknown[]) => {
      const url = resolve(unescapeCss(String(groups[0] ?? groups[1] ?? groups[2] ?? '')));
      if (url === null) isSafe = false;
      return url === null ? match : `url("${url.replace(/["\\\n]/g, encodeURIComponent)}")`;
    });
    if (!isSafe) style.removeProperty(property);
    else if (cleaned !== value) style.setProperty(property, cleaned, style.getPropertyPriority(property));
  }
}

const unescapeCss = (text: string): string =>
  text.replace(/\\(?:([\da-f]{1,6})\s?|(.))/gi, (_match, hex: string | undefined, character: string | undefined) =>
    hex === undefined ? (character ?? '') : String.fromCodePoint(Math.min(parseInt(hex, 16), 0x10_ffff)),
  );
