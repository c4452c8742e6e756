import { svg, html, type SVGTemplateResult, type TemplateResult } from 'lit';

/*
 * Strokes on a 24 by 24 grid, in the colour of the surrounding text. Icons are hidden from screen readers: each is next to
 * a text or inside an element with a label.
 */
const paths = {
  check: svg`<path d="m5 12.5 4.5 4.5L19 7.5" />`,
  'check-double': svg`<path d="m2 12.5 4.5 4.5L16 7.5M11.5 16l1 1L22 7.5" />`,
  close: svg`<path d="m6 6 12 12M18 6 6 18" />`,
  back: svg`<path d="m14 6-6 6 6 6" />`,
  'chevron-down': svg`<path d="m6 9 6 6 6-6" />`,
  send: svg`<path d="M4 12 20 4l-5 16-3.5-6.5L4 12Z" />`,
  reply: svg`<path d="m9 7-5 5 5 5M4 12h10a6 6 0 0 1 6 6" />`,
  leave: svg`<path d="M14 4h5a1 1 0 0 1 1 1v14a1 1 0 0 1-1 1h-5M10 8l-4 4 4 4M6 12h9" />`,
  warning: svg`<path d="M12 4 2.5 20h19L12 4ZM12 10v4.5M12 17.2v.1" />`,
  eye: svg`<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Z" /><circle cx="12" cy="12" r="2.75" />`,
  whisper: svg`<path d="M4 5h16v10H10l-4 4v-4H4V5ZM9 10h.1M12 10h.1M15 10h.1" />`,
  user: svg`<circle cx="12" cy="8" r="4" /><path d="M4 20c1-4 4-6 8-6s7 2 8 6" />`,
  transfer: svg`<path d="M4 8.5h15l-4-4M20 15.5H5l4 4" />`,
  chat: svg`<path d="M4 5h16v11H9.5L5 20v-4H4V5Z" />`,
  search: svg`<circle cx="11" cy="11" r="6.5" /><path d="m16 16 4.5 4.5" />`,
  refresh: svg`<path d="M19.5 9A8 8 0 1 0 20 13M20 4v5h-5" />`,
  down: svg`<path d="M12 5v14M6 13l6 6 6-6" />`,
  attach: svg`<path d="m20 11.5-8 8a5 5 0 0 1-7-7L13.5 4a3.3 3.3 0 0 1 4.7 4.7l-8.4 8.4a1.7 1.7 0 0 1-2.4-2.4l7.6-7.6" />`,
  emoji: svg`<circle cx="12" cy="12" r="8.5" /><path d="M8.5 14.5c1.6 2.4 5.4 2.4 7 0M9 9.7v.1M15 9.7v.1" />`,
  canned: svg`<path d="M4 6h16M4 11h16M4 16h7M14.5 20l4-6" />`,
  format: svg`<path d="M3 18 8 6l5 12M5 14h6M15 18l3-8 3 8M16 15.5h4" />`,
  keyboard: svg`<path d="M3 6.5h18v11H3v-11ZM6.5 10h.1M10.2 10h.1M13.8 10h.1M17.4 10h.1M8 14h8" />`,
  file: svg`<path d="M6 3h8l4 4v14H6V3ZM14 3v4h4" />`,
  bell: svg`<path d="M6 16V11a6 6 0 0 1 12 0v5l2 2H4l2-2ZM10 20.5h4" />`,
  'bell-off': svg`<path d="M6 16V11a6 6 0 0 1 9.5-4.9M18 11.5V16l2 2H4l2-2M10 20.5h4M4 3l16 18" />`,
  power: svg`<path d="M12 3v8M6.5 6.5a8 8 0 1 0 11 0" />`,
  copy: svg`<path d="M8 8h12v12H8ZM4 16V4h12" />`,
  globe: svg`<circle cx="12" cy="12" r="8.5" /><path d="M3.5 12h17M12 3.5c3 3 3 14 0 17M12 3.5c-3 3-3 14 0 17" />`,
} satisfies Record<string, SVGTemplateResult>;

export type IconName = keyof typeof paths;

/** Icons that are mirrored in right-to-left text. */
const directionalIcons = new Set<IconName>(['send', 'reply', 'leave', 'back']);

export const icon = (name: IconName): TemplateResult => renderIcon(paths[name], directionalIcons.has(name));

/** Renders an icon that only one element uses. */
export function renderIcon(shape: SVGTemplateResult, isDirectional = false): TemplateResult {
  return html`<svg class="icon ${isDirectional ? 'directional' : ''}" viewBox="0 0 24 24" aria-hidden="true">
    ${shape}
  </svg>`;
}

/** A button that shows only an icon; its label is its title and its accessible name. */
export const iconButton = (name: IconName, label: string, onClick: () => void): TemplateResult =>
  html`<button class="button quiet icon" title=${label} aria-label=${label} @click=${onClick}>${icon(name)}</button>`;
