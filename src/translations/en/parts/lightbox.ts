/** Texts of the lightbox for pictures. */
export const lightbox = {
  download: 'Download',
  lightboxPosition: (n: number, total: number) => `${n} of ${total}`,
  lightboxPrevious: 'Previous image',
  lightboxNext: 'Next image',
  lightboxZoomIn: 'Zoom in',
  lightboxZoomOut: 'Zoom out',
};
