import { svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { iconPaths, renderIcon } from './icons.js';

/** With those that a page without conversations does not show. */
const paths = {
  ...iconPaths,
  'check-double': svg`<path d="m2 12.5 4.5 4.5L16 7.5M11.5 16l1 1L22 7.5" />`,
  send: svg`<path d="M4 12 20 4l-5 16-3.5-6.5L4 12Z" />`,
  reply: svg`<path d="m9 7-5 5 5 5M4 12h10a6 6 0 0 1 6 6" />`,
  leave: svg`<path d="M14 4h5a1 1 0 0 1 1 1v14a1 1 0 0 1-1 1h-5M10 8l-4 4 4 4M6 12h9" />`,
  whisper: svg`<path d="M4 5h16v10H10l-4 4v-4H4V5ZM9 10h.1M12 10h.1M15 10h.1" />`,
  user: svg`<circle cx="12" cy="8" r="4" /><path d="M4 20c1-4 4-6 8-6s7 2 8 6" />`,
  transfer: svg`<path d="M4 8.5h15l-4-4M20 15.5H5l4 4" />`,
  chat: svg`<path d="M4 5h16v11H9.5L5 20v-4H4V5Z" />`,
  down: svg`<path d="M12 5v14M6 13l6 6 6-6" />`,
  attach: svg`<path d="m20 11.5-8 8a5 5 0 0 1-7-7L13.5 4a3.3 3.3 0 0 1 4.7 4.7l-8.4 8.4a1.7 1.7 0 0 1-2.4-2.4l7.6-7.6" />`,
  emoji: svg`<circle cx="12" cy="12" r="8.5" /><path d="M8.5 14.5c1.6 2.4 5.4 2.4 7 0M9 9.7v.1M15 9.7v.1" />`,
  canned: svg`<path d="M4 6h16M4 11h16M4 16h7M14.5 20l4-6" />`,
  format: svg`<path d="M3 18 8 6l5 12M5 14h6M15 18l3-8 3 8M16 15.5h4" />`,
  keyboard: svg`<path d="M3 6.5h18v11H3v-11ZM6.5 10h.1M10.2 10h.1M13.8 10h.1M17.4 10h.1M8 14h8" />`,
  file: svg`<path d="M6 3h8l4 4v14H6V3ZM14 3v4h4" />`,
  copy: svg`<path d="M8 8h12v12H8ZM4 16V4h12" />`,
  globe: svg`<circle cx="12" cy="12" r="8.5" /><path d="M3.5 12h17M12 3.5c3 3 3 14 0 17M12 3.5c-3 3-3 14 0 17" />`,
} satisfies Record<string, SVGTemplateResult>;

export type ConversationIconName = keyof typeof paths;

/** Icons that are mirrored in right-to-left text. */
const directionalIcons = new Set<ConversationIconName>(['send', 'reply', 'leave', 'back']);

export const conversationIcon = (name: ConversationIconName): TemplateResult =>
  renderIcon(paths[name], directionalIcons.has(name));
