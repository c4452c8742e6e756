import { css, html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { shortcutNames } from '../../../domain/index.js';
import { fieldShortcuts, isDefaultShortcut, shortcutKeys, slashSign } from '../../internal/keys/desk-shortcuts.js';
import { labelKeys } from '../../internal/keys/shortcut.js';
import { isTouchDevice, sendsByEnter } from './enter-key-controller.js';
import { TitledDialog } from './titled-dialog.js';

type Shortcut = readonly [keys: readonly string[], description: string];

const styles = css`
  dialog {
    width: min(26rem, calc(100vw - 2rem));
  }

  h3 {
    margin: calc(var(--_space) * 1.5) 0 calc(var(--_space) * 0.5);
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
    font-weight: 600;
  }

  dl {
    display: grid;
    grid-template-columns: 8.5rem 1fr;
    gap: calc(var(--_space) * 0.75) calc(var(--_space) * 2);
    margin: 0;
  }

  dd {
    margin: 0;
  }

  dt {
    white-space: nowrap;
  }

  kbd {
    display: inline-block;
    min-width: 1.75em;
    padding: 0 0.4em;
    border: 1px solid var(--_border-strong);
    border-block-end-width: 2px;
    border-radius: var(--_radius-small);
    font: inherit;
    font-size: var(--_font-size-small);
    text-align: center;
  }

  kbd + kbd {
    margin-inline-start: 0.25rem;
  }

  p {
    margin: calc(var(--_space) * 1.5) 0 0;
  }
`;

/**
 * The list of keyboard shortcuts: of the desk, as the host has set them, and of the thread.
 *
 * @internal
 * @fires agent-desk-shortcuts-closed - `detail` is true when it was closed by `?`, which is then inserted as text.
 */
export class ShortcutsDialog extends TitledDialog {
  static override styles: CSSResultGroup = [TitledDialog.styles, styles];

  /** List the shortcut of canned responses. */
  @property({ attribute: false }) hasCannedResponses = false;

  #insertQuestionMark = false;

  protected override handleKeydown(event: KeyboardEvent): void {
    super.handleKeydown(event);
    if (event.key !== '?' && event.key !== '؟') return;
    event.preventDefault();
    this.#insertQuestionMark = true;
    this.dialog.close();
  }

  protected override handleClosed(): void {
    this.dispatchEvent(new CustomEvent('agent-desk-shortcuts-closed', { detail: this.#insertQuestionMark }));
  }

  protected override render(): TemplateResult {
    const { translations } = this;
    const session = this.currentSession;
    const sign = slashSign(session);
    const send =
      isDefaultShortcut(session, 'send') && isTouchDevice() ? ['control', 'enter'] : shortcutKeys(session, 'send');
    const content = html`${this.#renderGroup(
      translations.shortcutsDesk,
      shortcutNames.flatMap((name): readonly Shortcut[] => {
        if (fieldShortcuts.includes(name)) return [];
        const keys = shortcutKeys(this.currentSession, name);
        if (keys === null) return [];
        return [[name === 'typing' ? ['A', '…', 'Z'] : labelKeys(keys), translations.shortcutDesk(name)]];
      }),
    )}
    ${this.#renderGroup(translations.shortcutsMessageField, [
      ...(send === null ? [] : [[labelKeys(send), translations.shortcutSend] as const]),
      [sendsByEnter(session) ? ['Shift', 'Enter'] : ['Enter'], translations.shortcutNewLine],
      ...(sign === null || !this.hasCannedResponses ? [] : [[[sign], translations.shortcutCanned] as const]),
      [['Esc'], translations.shortcutEscape],
      [['Ctrl', 'V'], translations.shortcutPaste],
    ])}
    ${this.#renderGroup(translations.shortcutsMessageList, [
      [['↑', '↓'], translations.shortcutMessages],
      [['Page ↑', 'Page ↓'], translations.shortcutPageUpDown],
      [['Home', 'End'], translations.shortcutFirstLast],
    ])}
    ${shortcutKeys(this.currentSession, 'help')?.join() === '?' ? html`<p class="small muted">${translations.shortcutHelpAgain}</p>` : nothing} `;
    return this.renderDialog('shortcuts-dialog', translations.shortcutsOpen, content);
  }

  #renderGroup(title: string, shortcuts: readonly Shortcut[]): TemplateResult {
    return html`<h3>${title}</h3>
      <dl>
        ${shortcuts.map(
          ([keys, description]) =>
            html`<dt dir="ltr">${keys.map((key) => html`<kbd>${key}</kbd>`)}</dt>
              <dd>${description}</dd>`,
        )}
      </dl>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'agent-desk-shortcuts': ShortcutsDialog;
  }
}
