import { css, html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { trustedMail } from '../../session/trusted-types.js';
import { DeskElement } from '../internal/desk-element.js';

/**
 * The formatted version of an e-mail, in a frame where nothing of it can run, be sent or be fetched. Pictures from
 * elsewhere are fetched only when the agent asks for them: whoever serves them learns that the mail is being read.
 *
 * @internal
 */
export class MailFrame extends DeskElement {
  static override shadowRootOptions: ShadowRootInit = { ...DeskElement.shadowRootOptions, delegatesFocus: true };

  static override styles: CSSResultGroup = [
    DeskElement.styles,
    css`
      :host {
        display: block;
        margin-block-start: calc(var(--_space) * 0.5);
      }

      .acts {
        display: flex;
        flex-wrap: wrap;
        gap: calc(var(--_space) * 0.5);
      }

      .button {
        min-height: 1.75rem;
        font-size: var(--_font-size-small);
      }

      iframe {
        display: block;
        width: 34rem;
        max-width: 100%;
        height: 18rem;
        margin-block-start: calc(var(--_space) * 0.5);
        border: 1px solid var(--_border);
        border-radius: var(--_radius-small);
        background: #fff;
        /* Mails are written for white paper. */
        color-scheme: light;
      }
    `,
  ];

  @state() private pictures = false;

  /** The mail as it came: untrusted. */
  @property({ attribute: false }) markup = '';

  /** What the mail is about. */
  @property({ attribute: false }) subject = '';

  /** It is shown. */
  @property({ attribute: false }) open = false;

  protected override render(): TemplateResult {
    const { words, open, pictures } = this;
    return html`<div dir=${this.localize.dir} lang=${this.localize.lang}>
      <div class="acts">
        <button class="button" aria-expanded=${open ? 'true' : 'false'} @click=${() => (this.open = !open)}>
          ${open ? words.emailHideHtml : words.emailShowHtml}
        </button>
        ${
          open && !pictures && /<img|background|url\s*\(/i.test(this.markup)
            ? html`<button class="button quiet" title=${words.emailPicturesHint} @click=${() => (this.pictures = true)}>
                ${words.emailPictures}
              </button>`
            : nothing
        }
      </div>
      ${
        open
          ? html`<iframe
              sandbox=""
              referrerpolicy="no-referrer"
              title=${words.emailFrame(this.subject)}
              .srcdoc=${trustedMail(this.markup, pictures)}
            ></iframe>`
          : nothing
      }
    </div>`;
  }
}
