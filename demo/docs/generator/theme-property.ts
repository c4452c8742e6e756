/** The custom properties of the theme, as the theme editor changes them and writes them as CSS. */

export interface ThemeProperty {
  readonly name: string;
  readonly description: string;
  /** Colours have a value for each scheme, sizes a number of a unit; the others are texts. */
  readonly kind: 'colour' | 'size' | 'text';
  readonly light: string;
  /** Only of colours. */
  readonly dark: string;
  /** Only of sizes: empty for a number. */
  readonly unit: string;
}

/** What the reader has chosen, by property. */
export type Choices = Readonly<Record<string, { readonly light: string; readonly dark: string } | undefined>>;

const colour = '(#[0-9a-f]{6})';
const colours = new RegExp(`^(?:light-dark\\(${colour}, ${colour}\\)|${colour})$`);

interface Declared {
  readonly name: string;
  readonly description?: string;
  readonly default: string;
}

export function describeProperty({ name, description = '', default: value }: Declared): ThemeProperty {
  const [, light, dark, both] = colours.exec(value) ?? [];
  const shared = { name, description };
  if (both !== undefined) return { ...shared, kind: 'colour', light: both, dark: both, unit: '' };
  if (light !== undefined && dark !== undefined) return { ...shared, kind: 'colour', light, dark, unit: '' };
  const [, number, unit = ''] = /^([\d.]+)(rem)?$/.exec(value) ?? [];
  return number === undefined
    ? { ...shared, kind: 'text', light: value, dark: value, unit: '' }
    : { ...shared, kind: 'size', light: number, dark: number, unit };
}

/** The value of a property in CSS. */
export function cssValue({ kind, unit }: ThemeProperty, { light, dark }: { light: string; dark: string }): string {
  if (kind === 'size') return `${light}${unit}`;
  return kind === 'text' || light === dark ? light : `light-dark(${light}, ${dark})`;
}

export function cssText(properties: readonly ThemeProperty[], choices: Choices): string {
  const lines = properties.flatMap((property) => {
    const choice = choices[property.name];
    return choice === undefined ? [] : [`  ${property.name}: ${cssValue(property, choice)};`];
  });
  return lines.length === 0 ? '' : `:root {\n${lines.join('\n')}\n}\n`;
}

/** A text and what it stands on. */
const pairs = [
  ...[['text', 'surface'] as const, ['text-muted', 'surface'] as const, ['text', 'surface-sunken'] as const],
  ...[['accent', 'surface'] as const, ['on-accent', 'accent'] as const, ['text', 'bubble'] as const],
  ...[['text', 'bubble-own'] as const, ['positive', 'positive-surface'] as const],
  ...[['warning', 'warning-surface'] as const, ['negative', 'negative-surface'] as const],
  ...[['on-negative', 'negative-solid'] as const, ['whisper', 'whisper-surface'] as const],
  ['on-whisper', 'whisper'] as const,
];

const leastContrast = 4.5;

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** As WCAG defines it, from 1 to 21. */
export function contrastOf(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** The chosen colours on which text is hard to read, each as a sentence. */
export function contrastProblems(properties: readonly ThemeProperty[], choices: Choices): string[] {
  const valueOf = (name: string) => choices[name] ?? properties.find((property) => property.name === name);
  return pairs.flatMap(([text, ground]) => {
    const names = [`--agent-desk-${text}`, `--agent-desk-${ground}`];
    if (names.every((name) => choices[name] === undefined)) return [];
    const [front, back] = names.map(valueOf);
    if (front === undefined || back === undefined) return [];
    return (['light', 'dark'] as const).flatMap((scheme) => {
      const contrast = contrastOf(front[scheme], back[scheme]);
      if (contrast >= leastContrast) return [];
      return [`“${text}” on “${ground}” has a contrast of ${contrast.toFixed(1)} in ${scheme}.`];
    });
  });
}
