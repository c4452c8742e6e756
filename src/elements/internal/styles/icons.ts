import { svg, html, type SVGTemplateResult, type TemplateResult } from 'lit';

/*
 * Strokes on a 24 by 24 grid, in the colour of the surrounding text. Icons are hidden from screen readers: each is next to
 * a text or inside an element with a label.
 */
export const iconPaths = {
  check: svg`<path d="m5 12.5 4.5 4.5L19 7.5" />`,
  close: svg`<path d="m6 6 12 12M18 6 6 18" />`,
  back: svg`<path d="m14 6-6 6 6 6" />`,
  'chevron-down': svg`<path d="m6 9 6 6 6-6" />`,
  warning: svg`<path d="M12 4 2.5 20h19L12 4ZM12 10v4.5M12 17.2v.1" />`,
  eye: svg`<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Z" /><circle cx="12" cy="12" r="2.75" />`,
  search: svg`<circle cx="11" cy="11" r="6.5" /><path d="m16 16 4.5 4.5" />`,
  refresh: svg`<path d="M19.5 9A8 8 0 1 0 20 13M20 4v5h-5" />`,
  bell: svg`<path d="M6 16V11a6 6 0 0 1 12 0v5l2 2H4l2-2ZM10 20.5h4" />`,
  'bell-off': svg`<path d="M6 16V11a6 6 0 0 1 9.5-4.9M18 11.5V16l2 2H4l2-2M10 20.5h4M4 3l16 18" />`,
  power: svg`<path d="M12 3v8M6.5 6.5a8 8 0 1 0 11 0" />`,
} satisfies Record<string, SVGTemplateResult>;

export type IconName = keyof typeof iconPaths;

/** Icons that are mirrored in right-to-left text. */
const directionalIcons = new Set<IconName>(['back']);

export const icon = (name: IconName): TemplateResult => renderIcon(iconPaths[name], directionalIcons.has(name));

/** Renders an icon of another module. */
export function renderIcon(shape: SVGTemplateResult, isDirectional = false): TemplateResult {
  return html`<svg class="icon ${isDirectional ? 'directional' : ''}" viewBox="0 0 24 24" aria-hidden="true">
    ${shape}
  </svg>`;
}

/** A button that shows only an icon; its label is its title and its accessible name. */
export const iconButton = (name: IconName, label: string, onClick: (event: Event) => void): TemplateResult =>
  renderIconButton(icon(name), label, onClick);

/** The same with an icon of another module. */
export const renderIconButton = (
  shown: TemplateResult,
  label: string,
  onClick: (event: Event) => void,
): TemplateResult =>
  html`<button class="button quiet icon" title=${label} aria-label=${label} @click=${onClick}>${shown}</button>`;
