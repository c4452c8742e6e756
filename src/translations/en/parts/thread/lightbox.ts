import { formatNumber } from '../../pluralize.js';

/** Texts of the lightbox for pictures. */
export const lightbox = {
  download: 'Download',
  lightboxPosition: (n: number, total: number) => `${formatNumber(n)} of ${formatNumber(total)}`,
  lightboxPrevious: 'Previous image',
  lightboxNext: 'Next image',
  lightboxZoomIn: 'Zoom in',
  lightboxZoomOut: 'Zoom out',
};
