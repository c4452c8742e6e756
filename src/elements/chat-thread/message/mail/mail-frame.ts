import { css, html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { trustedMailHtml } from '../../../../browser/trusted-types.js';
import { DeskElement } from '../../../internal/base/desk-element.js';
import { DrawBudget } from '../../../internal/format/draw-budget.js';
import { linkDestination } from '../../../internal/sanitize/sanitize-url.js';
import { cleanMail, type CleanMail } from './clean-mail.js';
import type { EmbeddedPicture } from './mail-pictures.js';
import { cleanLabel } from '../../../../domain/text/label.js';
import { toJsonText } from '../../../../domain/text/json-text.js';

const mailStyles = css`
  body {
    margin: 12px;
    font:
      14px/1.45 system-ui,
      sans-serif;
    overflow-wrap: anywhere;
  }

  img {
    max-width: 100%;
    height: auto;
  }

  a {
    color: #0b57d0;
    text-decoration: underline;
  }

  .missing-picture {
    padding: 2px 6px;
    border: 1px dashed;
    font-size: 12px;
  }
`;

/**
 * The HTML version of an e-mail, in a sandboxed frame without scripts, forms and requests. Remote images are loaded only
 * on the agent's request, because they tell the sender that the e-mail is read. Links do not work in the frame; they are
 * listed below it with their real destinations. Pictures that came with the e-mail are shown in it.
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

      .actions {
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
        /* E-mails are designed for a white background. */
        color-scheme: light;
      }

      summary {
        width: fit-content;
        padding-block: calc(var(--_space) * 0.5);
        color: var(--_accent);
        font-size: var(--_font-size-small);
        cursor: pointer;
      }

      ul {
        margin: 0;
        padding-inline-start: 1.25em;
        overflow-wrap: anywhere;
      }

      li a {
        display: inline-block;
        padding-block: calc(var(--_space) * 0.375);
        color: var(--_accent);
      }
    `,
  ];

  @state() private allowPictures = false;

  /** Untrusted HTML. */
  @property({ attribute: false }) markup = '';

  /** Subject of the e-mail. */
  @property({ attribute: false }) subject = '';

  /** Shows the HTML version. */
  @property({ attribute: false }) open = false;

  /** Pictures among the attachments. */
  @property({ attribute: false, hasChanged: (value, old) => toJsonText(value) !== toJsonText(old) })
  embedded: readonly EmbeddedPicture[] = [];

  /** True if files are attached to the e-mail. */
  @property({ attribute: false }) hasAttachments = false;

  /** How much of a long mail is shown. */
  @state() private steps = 1;

  #mail: CleanMail | undefined;
  /** Something of the mail is not shown yet. */
  #isExceeded = false;
  #language: unknown;

  protected override willUpdate(changed: PropertyValues): void {
    const { markup, embedded, translations, hasAttachments } = this;
    if (changed.has('markup')) this.steps = 1;
    const isOutdated =
      changed.has('steps') ||
      changed.has('markup') ||
      changed.has('embedded') ||
      changed.has('hasAttachments') ||
      changed.has('allowPictures');
    if (isOutdated || this.#language !== translations) this.#mail = undefined;
    this.#language = translations;
    const describeMissing = (name: string): string => translations.emailMissingPicture(name, hasAttachments);
    if (!this.open || this.#mail !== undefined) return;
    const budget = DrawBudget.forMail(this.steps);
    this.#mail = cleanMail(markup, embedded, describeMissing, budget);
    this.#isExceeded = budget.isExceeded;
  }

  protected override render(): TemplateResult {
    const { translations, open, allowPictures } = this;
    const mail = this.#mail;
    return html`<div dir=${this.localize.dir} lang=${this.localize.lang}>
      <div class="actions">
        <button class="button" aria-expanded=${open ? 'true' : 'false'} @click=${() => (this.open = !open)}>
          ${open ? translations.emailHideHtml : translations.emailShowHtml}
        </button>
        ${
          open && !allowPictures && mail?.hasRemotePictures === true
            ? html`<button
                class="button quiet"
                title=${translations.emailShowImagesHint}
                @click=${() => (this.allowPictures = true)}
              >
                ${translations.emailShowImages}
              </button>`
            : nothing
        }
      </div>
      ${
        open && mail !== undefined
          ? html`${keyed(mail, this.#renderFrame(mail))}
            ${
              this.#isExceeded
                ? html`<button class="button quiet show-more" @click=${() => this.steps++}>
                    ${translations.textShowMore}
                  </button>`
                : nothing
            }
            ${mail.links.size === 0 ? nothing : this.#renderLinks(mail.links)}`
          : nothing
      }
    </div>`;
  }

  /** Without `allow-scripts`, nothing in the frame can use its origin: only this element does, to fill it. */
  #renderFrame({ embeddedSources }: CleanMail): TemplateResult {
    return html`<iframe
      sandbox="allow-same-origin"
      referrerpolicy="no-referrer"
      title=${this.translations.emailFrame(this.subject)}
      .srcdoc=${trustedMailHtml('', [...(this.allowPictures ? ['https:'] : []), ...embeddedSources])}
      @load=${this.#fill}
    ></iframe>`;
  }

  /** The frame has the policy of the page, too: what it would block as markup, scripts of the page may do. */
  readonly #fill = ({ currentTarget }: Event): void => {
    const { contentDocument: page, contentWindow } = currentTarget as HTMLIFrameElement;
    if (page?.documentURI !== 'about:srcdoc' || this.#mail === undefined) return;
    const { body, styleSheets } = this.#mail;
    const { CSSStyleSheet } = contentWindow as Window & typeof globalThis;
    page.adoptedStyleSheets = [{ text: mailStyles.cssText, media: '' }, ...styleSheets].map(({ text, media }) => {
      const sheet = new CSSStyleSheet({ media });
      sheet.replaceSync(text);
      return sheet;
    });
    // The frame is scrolled, whatever the mail says.
    page.documentElement.style.setProperty('overflow', 'auto', 'important');
    body.style.setProperty('overflow', 'visible', 'important');
    // Events of pictures do not bubble.
    body.addEventListener('error', this.#handlePictureError, { capture: true });
    page.body.replaceWith(body);
  };

  /** Those that were not asked for, or only decorate, say nothing. */
  readonly #handlePictureError = ({ target }: Event): void => {
    const picture = target as HTMLImageElement;
    const { currentSrc, alt, ownerDocument } = picture;
    if (picture.localName !== 'img') return;
    const isEmbedded = this.#mail?.embeddedSources.some((source) => currentSrc.startsWith(source)) === true;
    const isAsked = this.allowPictures || isEmbedded || currentSrc.startsWith('data:');
    if (!isAsked || picture.getAttribute('alt') === '') return;
    const words = ownerDocument.createElement('span');
    words.className = 'missing-picture';
    words.append([this.translations.bodyMediaFailed('image'), cleanLabel(alt)].join(' ').trim());
    picture.replaceWith(words);
  };

  #renderLinks(links: CleanMail['links']): TemplateResult {
    return html`<details>
      <summary>${this.translations.emailLinks(links.size)}</summary>
      <ul>
        ${[...links].map(
          ([url, text]) =>
            html`<li>
              <a href=${url} target="_blank" rel="noopener noreferrer nofollow"><bdi>${text}</bdi></a>
              ${text === linkDestination(url) ? nothing : html`<bdi class="small muted">${linkDestination(url)}</bdi>`}
            </li>`,
        )}
      </ul>
    </details>`;
  }
}
