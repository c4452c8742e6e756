import { html, nothing, type TemplateResult } from 'lit';
import type { Messages } from '../../messages/catalogue.js';
import { safeUrl } from '../internal/safe-url.js';

/** More than this is not drawn before somebody asks for it. */
const longest = 8000;

/** Where an address may begin and what may be in it; whether it is one, `safeUrl` decides. */
const candidates =
  /(?<![\p{L}\p{N}_])(?:https?:\/\/|mailto:)[^\s<>"'`\p{Cc}\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069]+/giu;

const closing: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
const punctuation: ReadonlySet<string> = new Set('.,;:!?…،؛؟。，！？*_~');

/**
 * The one door through which written text gets on screen: text with its line breaks, addresses in it made links.
 * Nothing of it is ever taken for markup.
 */
export function renderText(text: string, words: Messages): TemplateResult | typeof nothing {
  if (text === '') return nothing;
  if (text.length <= longest) return html`<span class="text" dir="auto">${linked(text)}</span>`;
  const [shown, rest] = [text.slice(0, longest), text.slice(longest)];
  return html`<span class="text" dir="auto">${linked(shown)}</span>
    <details>
      <summary tabindex="-1">${words.textMore}</summary>
      <span class="text" dir="auto">${rest}</span>
    </details>`;
}

function linked(text: string): readonly (string | TemplateResult)[] {
  const parts: (string | TemplateResult)[] = [];
  let done = 0;
  for (const match of text.matchAll(candidates)) {
    const address = withoutTail(match[0]);
    const url = safeUrl(address);
    if (url === null) continue;
    parts.push(text.slice(done, match.index), renderLink(url, address));
    done = match.index + address.length;
  }
  parts.push(text.slice(done));
  return parts;
}

/** A link to somewhere a customer named: opened apart, telling it nothing, and only when somebody asks for it. */
export const renderLink = (url: string, text: string): TemplateResult =>
  html`<a href=${url} dir="ltr" target="_blank" rel="noopener noreferrer nofollow" tabindex="-1">${text}</a>`;

/** Punctuation after an address belongs to the sentence, a closing bracket only if none was opened in the address. */
function withoutTail(address: string): string {
  const open = new Map<string, number>();
  for (const character of address) {
    if (character in closing || Object.values(closing).includes(character)) {
      open.set(character, (open.get(character) ?? 0) + 1);
    }
  }
  let end = address.length;
  while (end > 0) {
    const last = address[end - 1] ?? '';
    const opener = closing[last];
    if (opener !== undefined) {
      const closed = open.get(last) ?? 0;
      if (closed <= (open.get(opener) ?? 0)) break;
      open.set(last, closed - 1);
    } else if (!punctuation.has(last)) break;
    end--;
  }
  return address.slice(0, end);
}
