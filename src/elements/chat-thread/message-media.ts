import { html, nothing, type TemplateResult } from 'lit';
import type { Attachment } from '../../domain/index.js';
import type { Messages } from '../../messages/catalogue.js';
import { fileSize } from '../internal/file-size.js';
import { icon } from '../internal/icons.js';
import { hostOf, safeUrl } from '../internal/safe-url.js';
import type { MessageView } from './message-view.js';

/** Pictures a browser draws without running anything in them. The name decides where the sender gave no type. */
const pictures = /^image\/(?:png|jpe?g|gif|webp|avif|bmp)$/i;
const pictureNames = /\.(?:png|jpe?g|gif|webp|avif|bmp)$/i;

const isPicture = ({ mimeType, name, url }: Attachment): boolean =>
  mimeType === '' ? pictureNames.test(name) || pictureNames.test(url) : pictures.test(mimeType);

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
 * opened when somebody asks for it.
 */
export function renderFile(
  kind: 'image' | 'video' | 'audio' | 'file',
  attachment: Attachment,
  view: MessageView,
): TemplateResult {
  const { words } = view;
  const name = attachment.name || words.bodyKind(kind);
  const source = view.fileUrl(attachment.url);
  if (source === null) return renderForeign(attachment.url, name, words);
  if (kind === 'image' && isPicture(attachment)) {
    return html`<a
      class="picture"
      part="attachment"
      href=${source}
      target="_blank"
      rel="noopener noreferrer"
      tabindex="-1"
      ><img src=${source} alt=${name} loading="lazy" decoding="async"
    /></a>`;
  }
  if (kind === 'video') {
    return html`<video
      part="attachment"
      controls
      preload="metadata"
      src=${source}
      aria-label=${name}
      tabindex="-1"
    ></video>`;
  }
  if (kind === 'audio') {
    return html`<audio
        part="attachment"
        controls
        preload="metadata"
        src=${source}
        aria-label=${name}
        tabindex="-1"
      ></audio>
      ${attachment.name === '' ? nothing : html`<div class="small muted"><bdi>${attachment.name}</bdi></div>`}`;
  }
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

/** An address somebody else gave us, with where it really leads. */
export function renderForeign(address: string, name: string, words: Messages): TemplateResult {
  const url = safeUrl(address);
  if (url === null) {
    return html`<span class="file" title=${words.bodyUnsafeLink}
      >${icon('warning')}<bdi class="truncate">${name || address}</bdi
      ><span class="visually-hidden">${words.bodyUnsafeLink}</span></span
    >`;
  }
  const host = hostOf(url);
  return html`<a
    class="file"
    href=${url}
    target="_blank"
    rel="noopener noreferrer nofollow"
    title=${words.bodyOpensAt(host)}
    tabindex="-1"
    >${icon('globe')}<bdi class="truncate">${name}</bdi
    >${name === host ? nothing : html`<bdi class="host">${host}</bdi>`}</a
  >`;
}

function renderSize(size: number | null, { words, localize }: MessageView): TemplateResult | typeof nothing {
  if (size === null) return nothing;
  return html`<span class="host numeric">${fileSize(size, words, localize)}</span>`;
}
