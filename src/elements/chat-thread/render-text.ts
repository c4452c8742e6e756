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
  /** By opening bracket: how many more of the pair were opened than closed. */
  const balance = new Map<string, number>();
  const count = (opener: string, by: number) => balance.set(opener, (balance.get(opener) ?? 0) + by);
  for (const character of address) count(closing[character] ?? character, character in closing ? -1 : 1);
  let end = address.length;
  for (; end > 0; end--) {
    const last = address[end - 1] ?? '';
    const opener = closing[last];
    if (opener !== undefined && (balance.get(opener) ?? 0) < 0) count(opener, 1);
    else if (!punctuation.has(last)) break;
  }
  return address.slice(0, end);
}
