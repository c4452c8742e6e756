import type { Entry } from '../../../domain/index.js';
import type { Translations } from '../../../translations/translations.js';
import { registerEnglish } from '../../../translations/en.js';
import { lightbox as lightboxTexts } from '../../../translations/en/parts/thread/lightbox.js';
import { define } from '../../internal/base/define.js';
import { collectPictures, type Picture } from './collect-pictures.js';
import { Lightbox } from './lightbox.js';

registerEnglish(lightboxTexts);
define('agent-desk-lightbox', Lightbox);

export interface LightboxOptions extends Omit<Picture, 'key'> {
  /** The thread, whose other pictures are the previous and the next ones. */
  readonly entries: Iterable<Entry>;
  readonly fileUrl: (address: string) => string | null;
  readonly translations: Translations;
}

/** Opens a picture in a lightbox. Closing it returns the focus to `opener`, or to the thread if that is gone. */
export function openLightbox({ source, name, ...thread }: LightboxOptions, opener: HTMLElement): void {
  const root = opener.getRootNode();
  const key = opener.closest<HTMLElement>('[data-key]')?.dataset['key'] ?? '';
  const pictures = collectPictures(thread.entries, thread.fileUrl, thread.translations);
  const index = pictures.findIndex((picture) => picture.key === key && picture.source === source);
  const lightbox = document.createElement('agent-desk-lightbox') as Lightbox;
  lightbox.pictures = index < 0 ? [{ key, source, name }] : pictures;
  lightbox.index = Math.max(0, index);
  lightbox.addEventListener('close', () => {
    lightbox.remove();
    const target = opener.isConnected ? opener : (root as ParentNode).querySelector<HTMLElement>('.scroller');
    target?.focus();
  });
  (root instanceof ShadowRoot ? root : opener.ownerDocument.body).append(lightbox);
}
