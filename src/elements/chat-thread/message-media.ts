import { html, nothing, type TemplateResult } from 'lit';
import type { Attachment } from '../../domain/index.js';
import type { Messages } from '../../messages/catalogue.js';
import { fileSize } from '../internal/file-size.js';
import { icon } from '../internal/icons.js';
import { plainName } from '../internal/plain-name.js';
import { safeUrl } from '../internal/safe-url.js';
import { shownAs, type MediaKind } from './file-kinds.js';
import { placeOf } from './links.js';
import type { MessageView } from './message-view.js';

/** A file that is only known by its address. */
export const fileAt = (url: string, name = ''): Attachment => ({
  url,
  mimeType: '',
  size: null,
  name,
  thumbnailUrl: null,
});

/**
 * A file. Only what the file service holds is ever loaded; any other address becomes a link that names the host and is
 * opened when somebody asks for it. What could run is never shown, only offered as a download.
 */
export function renderFile(kind: MediaKind | 'file', attachment: Attachment, view: MessageView): TemplateResult {
  const { words } = view;
  const name = plainName(attachment.name) || words.bodyKind(kind);
  const source = view.fileUrl(attachment.url);
  if (source === null) return renderForeign(attachment.url, name, words);
  switch (shownAs(kind, attachment)) {
    case 'image':
      return html`<a
        class="picture"
        part="attachment"
        href=${source}
        target="_blank"
        rel="noopener noreferrer"
        title=${words.pictureOpen(name)}
        tabindex="-1"
        @click=${(event: MouseEvent) => enlarge(event, source, name)}
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
        ${attachment.name === '' ? nothing : html`<div class="small muted"><bdi>${name}</bdi></div>`}`;
    case null:
      return html`<a
        class="file"
        part="attachment"
        href=${source}
        download=${name}
        target="_blank"
        rel="noopener noreferrer"
        title=${words.bodyDownload(name)}
        tabindex="-1"
        >${icon('file')}<bdi class="truncate">${name}</bdi>${renderSize(attachment.size, view)}</a
      >`;
  }
}

/** Shows a picture large, over the page. What cannot be fetched for that leaves the link to do it. */
function enlarge(event: MouseEvent, source: string, name: string): void {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const opener = event.currentTarget as HTMLElement;
  void import('./lightbox.define.js').then(
    ({ openLightbox }) => openLightbox({ source, name }, opener),
    () => window.open(source, '_blank', 'noopener,noreferrer'),
  );
}

/** An address somebody else gave us, with where it really leads. */
export function renderForeign(address: string, name: string, words: Messages): TemplateResult {
  const url = safeUrl(address);
  if (url === null) {
    return html`<span class="file" title=${words.bodyUnsafeLink}
      >${icon('warning')}<bdi class="truncate">${plainName(name || address)}</bdi
      ><span class="visually-hidden">${words.bodyUnsafeLink}</span></span
    >`;
  }
  const place = placeOf(url);
  return html`<a
    class="file"
    href=${url}
    target="_blank"
    rel="noopener noreferrer nofollow"
    title=${words.bodyOpensAt(place)}
    tabindex="-1"
    >${icon('globe')}<bdi class="truncate">${name}</bdi
    >${name === place ? nothing : html`<bdi class="host">${place}</bdi>`}</a
  >`;
}

function renderSize(size: number | null, { words, localize }: MessageView): TemplateResult | typeof nothing {
  if (size === null) return nothing;
  return html`<span class="host numeric">${fileSize(size, words, localize)}</span>`;
}
