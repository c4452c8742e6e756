import { html, nothing, type TemplateResult } from 'lit';
import type { Attachment } from '../../../domain/index.js';
import { limitLabel } from '../../../domain/text/limit-text.js';
import type { Translations } from '../../../translations/translations.js';
import { formatFileSize } from '../../internal/format/format-file-size.js';
import { renderFileName } from '../../internal/format/render-file-name.js';
import { conversationIcon } from '../../internal/styles/conversation-icons.js';
import { icon } from '../../internal/styles/icons.js';
import { cleanLabel } from '../../../domain/text/label.js';
import { linkDestination, sanitizeUrl } from '../../internal/sanitize/sanitize-url.js';
import { getMediaKind, type MediaKind } from './media-kind.js';
import type { MessageView } from './message-view.js';

/** An attachment of which only the URL is known. */
export const attachmentFromUrl = (url: string, name = ''): Attachment => ({
  url,
  mimeType: '',
  size: null,
  name,
  thumbnailUrl: null,
});

/**
 * Renders a file. Only files of the file service are loaded; any other URL becomes a link that shows its host. Types that
 * could run scripts are offered as a download only.
 */
export function renderFile(kind: MediaKind | 'file', attachment: Attachment, view: MessageView): TemplateResult {
  const { translations } = view;
  const name = cleanLabel(attachment.name) || translations.bodyKind(kind);
  const source = view.fileUrl(attachment.url);
  if (source === null) return renderExternalLink(attachment.url, name, translations);
  const mediaKind = getMediaKind(kind, attachment);
  if (mediaKind !== null && view.media?.hasFailed(source) === true)
    return renderFailure(mediaKind, { source, name, size: attachment.size }, view);
  switch (mediaKind) {
    case 'image':
      return html`<a
        class="picture"
        part="attachment"
        href=${source}
        target="_blank"
        rel="noopener noreferrer"
        title=${translations.imageEnlarge(name)}
        tabindex="-1"
        @click=${(event: MouseEvent) => handlePictureClick(event, { source, name }, view)}
        ><img src=${source} alt=${name} loading="lazy" decoding="async"
      /></a>`;
    case 'video':
      return html`<video
        part="attachment"
        controls
        preload="metadata"
        src=${source}
        aria-label=${name}
        tabindex="-1"
      ></video>`;
    case 'audio':
      return html`<audio
          part="attachment"
          controls
          preload="metadata"
          src=${source}
          aria-label=${name}
          tabindex="-1"
        ></audio>
        ${attachment.name === '' ? nothing : html`<div class="small muted">${renderFileName(name)}</div>`}`;
    case null:
      return renderDownload({ source, name, size: attachment.size }, view);
  }
}

interface Download {
  readonly source: string;
  readonly name: string;
  readonly size: number | null;
}

function renderDownload({ source, name, size }: Download, { translations, localize }: MessageView): TemplateResult {
  const sizeText = size === null ? '' : formatFileSize(size, translations, localize);
  return html`<a
    class="file"
    part="attachment"
    href=${source}
    download=${name}
    target="_blank"
    rel="noopener noreferrer"
    title=${translations.bodyDownload(name)}
    tabindex="-1"
    >${conversationIcon('file')}${renderFileName(name)}${sizeText === '' ? nothing : html`<span class="host numeric">${sizeText}</span>`}</a
  >`;
}

/** What could not be shown is offered as a download, and can be tried again. */
function renderFailure(kind: MediaKind, download: Download, view: MessageView): TemplateResult {
  const { translations } = view;
  const handleRetry = ({ currentTarget }: Event): void => {
    // The button is about to be removed.
    (currentTarget as HTMLElement).closest<HTMLElement>('.message, .notice-card')?.focus();
    view.media?.retry(download.source);
  };
  return html`<div class="failed-media">
    <span class="kind">${icon('warning')} ${translations.bodyMediaFailed(kind)}</span>
    ${renderDownload(download, view)}
    <button
      class="button quiet"
      tabindex="-1"
      aria-label=${translations.bodyMediaRetry(download.name)}
      @click=${handleRetry}
    >
      ${translations.retry}
    </button>
  </div>`;
}

/** Opens an image in the lightbox, or in a new tab if the lightbox cannot be loaded. */
function handlePictureClick(
  event: MouseEvent,
  picture: { readonly source: string; readonly name: string },
  { entries, fileUrl, translations }: MessageView,
): void {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const trigger = event.currentTarget as HTMLElement;
  void import('./lightbox.define.js').then(
    ({ openLightbox }) => openLightbox({ ...picture, entries: entries?.() ?? [], fileUrl, translations }, trigger),
    () => window.open(picture.source, '_blank', 'noopener,noreferrer'),
  );
}

/** An untrusted link with its destination. */
export function renderExternalLink(address: string, name: string, translations: Translations): TemplateResult {
  const url = sanitizeUrl(address);
  if (url === null) {
    return html`<span class="file" title=${translations.bodyUnsafeLink}
      >${icon('warning')}<bdi class="truncate">${limitLabel(cleanLabel(name || address))}</bdi
      ><span class="visually-hidden">${translations.bodyUnsafeLink}</span></span
    >`;
  }
  const destination = linkDestination(url);
  return html`<a
    class="file"
    href=${url}
    target="_blank"
    rel="noopener noreferrer nofollow"
    title=${translations.bodyLinkHost(destination)}
    tabindex="-1"
    >${conversationIcon('globe')}${renderFileName(name)}${name === destination ? nothing : html`<bdi class="host">${destination}</bdi>`}</a
  >`;
}
