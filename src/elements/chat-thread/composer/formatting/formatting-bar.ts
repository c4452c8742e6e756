import { css, html, svg, type CSSResultGroup, type SVGTemplateResult, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { registerEnglish } from '../../../../translations/en.js';
import { composerFormatting } from '../../../../translations/en/parts/composer/formatting.js';
import { DeskElement } from '../../../internal/base/desk-element.js';
import { renderIcon } from '../../../internal/styles/icons.js';
import { insertText } from '../insert-text.js';
import { formatSelection, type FormatKind } from './format-selection.js';

registerEnglish(composerFormatting);

const shapes: Readonly<Record<FormatKind, SVGTemplateResult>> = {
  bold: svg`<path stroke-width="2.5" d="M7 5h6a3.5 3.5 0 0 1 0 7H7ZM7 12h7a3.5 3.5 0 0 1 0 7H7Z" />`,
  italic: svg`<path d="M10 5h8M6 19h8M14 5l-4 14" />`,
  strike: svg`<path d="M4 12h16M16.5 7c-1-1.5-2.5-2-4.5-2-2.5 0-4.5 1-4.5 3.5M7.5 16.5c1 2 2.5 2.5 4.5 2.5 3 0 4.5-1.5 4.5-3.5" />`,
  code: svg`<path d="m8 7-5 5 5 5M16 7l5 5-5 5" />`,
  list: svg`<path d="M9 6h11M9 12h11M9 18h11M4.5 6h.1M4.5 12h.1M4.5 18h.1" />`,
  quote: svg`<path d="M5 5v14M10 8h10M10 12h10M10 16h6" />`,
};

const kinds = Object.keys(shapes) as readonly FormatKind[];

/** Formats what is selected in a field, as if typed. */
export function formatField(field: HTMLTextAreaElement, kind: FormatKind): void {
  const { value, selectionStart, selectionEnd } = field;
  const change = formatSelection(kind, { text: value, start: selectionStart, end: selectionEnd });
  insertText(field, change.text, change.start, change.end);
  field.setSelectionRange(change.start + change.selectStart, change.start + change.selectEnd);
}

/**
 * Buttons that format what is selected in the message field, as markdown.
 *
 * @internal
 */
export class FormattingBar extends DeskElement {
  static override styles: CSSResultGroup = [
    DeskElement.styles,
    css`
      [part='base'] {
        display: flex;
        flex-wrap: wrap;
      }
    `,
  ];

  @property({ attribute: false }) field: HTMLTextAreaElement | null = null;

  readonly #handleKeydown = (event: KeyboardEvent): void => {
    const buttons = [...this.renderRoot.querySelectorAll('button')];
    const index = buttons.indexOf(event.target as HTMLButtonElement);
    const forward = this.localize.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const step = event.key === forward ? 1 : event.key === 'ArrowLeft' || event.key === 'ArrowRight' ? -1 : 0;
    const target = buttons[index + step];
    if (step === 0 || target === undefined) return;
    event.preventDefault();
    for (const button of buttons) button.tabIndex = button === target ? 0 : -1;
    target.focus();
  };

  // What is selected stays selected: the buttons do not take the focus.
  readonly #handlePress = (event: Event): void => event.preventDefault();

  protected override render(): TemplateResult {
    const { translations, localize } = this;
    return html`<div
      part="base"
      role="toolbar"
      aria-label=${translations.formatting}
      dir=${localize.dir}
      lang=${localize.lang}
      @keydown=${this.#handleKeydown}
      @mousedown=${this.#handlePress}
    >
      ${kinds.map((kind, i) => {
        const label = translations.formattingOf(kind);
        return html`<button
          class="button quiet icon"
          type="button"
          tabindex=${i === 0 ? 0 : -1}
          title=${label}
          aria-label=${label}
          @click=${() => this.field && formatField(this.field, kind)}
        >
          ${renderIcon(shapes[kind])}
        </button>`;
      })}
    </div>`;
  }
}
