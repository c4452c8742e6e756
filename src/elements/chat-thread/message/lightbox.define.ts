import { define } from '../../internal/base/define.js';
import { Lightbox } from './lightbox.js';

define('agent-desk-lightbox', Lightbox);

/** Opens an image in a lightbox. Closing it returns the focus to `opener`. */
export function openLightbox({ source, name }: { source: string; name: string }, opener: HTMLElement): void {
  const root = opener.getRootNode();
  const lightbox = document.createElement('agent-desk-lightbox') as Lightbox;
  lightbox.source = source;
  lightbox.name = name;
  lightbox.addEventListener('close', () => {
    lightbox.remove();
    opener.focus();
  });
  (root instanceof ShadowRoot ? root : document.body).append(lightbox);
}
