import { css, html, type TemplateResult } from 'lit';
import { hueStyles, hues } from './avatar-hues.js';
import { conversationIcon } from './conversation-icons.js';

/**
 * @cssproperty --agent-desk-avatar - Background of the initials of a person; by default a colour of the person.
 * @cssproperty --agent-desk-on-avatar - Text on it.
 */
export const avatarStyles = css`
  .avatar {
    display: grid;
    place-items: center;
    width: 1.75rem;
    height: 1.75rem;
    border: 1px solid transparent;
    border-radius: 50%;
    background: var(--agent-desk-avatar, light-dark(oklch(0.91 0.032 var(--_hue)), oklch(0.36 0.045 var(--_hue))));
    color: var(--agent-desk-on-avatar, light-dark(oklch(0.38 0.07 var(--_hue)), oklch(0.92 0.03 var(--_hue))));
    font-size: 0.625rem;
    font-weight: 600;
    line-height: 1;
    user-select: none;
  }

  .avatar.impersonal {
    background: var(--_hover);
    color: var(--_text-muted);
    font-size: 0.875rem;
  }

  ${hueStyles}

  @media (forced-colors: active) {
    .avatar {
      border-color: CanvasText;
    }
  }
`;

/**
 * Stands for a person beside their messages. Always the same colour for the same id; null for what is not a person. The name
 * beside it is what is read out.
 */
export function renderAvatar(name: string, id: string | null, lang: string): TemplateResult {
  const initials = initialsOf(name, lang);
  if (id === null || initials === '')
    return html`<span class="avatar impersonal" aria-hidden="true"
      >${conversationIcon(id === null ? 'chat' : 'user')}</span
    >`;
  return html`<span class="avatar hue-${hueOf(id)}" aria-hidden="true">${initials}</span>`;
}

/** The first letters of the first and the last word, in capitals of `lang`; empty for numbers and signs. */
export function initialsOf(name: string, lang: string): string {
  const letters = name.split(/\s+/u).flatMap((word) => /^\p{L}\p{M}*/u.exec(word.normalize())?.[0] ?? []);
  const [first = ''] = letters;
  const last = letters.at(-1) ?? '';
  // Letters of some scripts are joined to one sign where nothing is between them.
  const separator = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u.test(last) ? '' : '\u200c';
  return (letters.length > 1 ? first + separator + last : first).toLocaleUpperCase(lang);
}

function hueOf(id: string): number {
  let hash = 0;
  for (let i = 0; i < id.length; i++) hash = (hash * 31 + id.charCodeAt(i)) | 0;
  return hues[Math.abs(hash) % hues.length] as number;
}
