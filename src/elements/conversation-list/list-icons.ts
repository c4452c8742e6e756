import { svg } from 'lit';

export const listShapes = {
  hold: svg`<path d="M9 5v14M15 5v14" />`,
  clock: svg`<circle cx="12" cy="12" r="8.500" /><path d="M12 7v5l3.500 2" />`,
  draft: svg`<path d="m4 20 1-4.500L16.500 4l3.500 3.500L8.500 19 4 20ZM14 6.500l3.500 3.500" />`,
  sort: svg`<path d="M4 6h10M4 12h7M4 18h4M17 5v14M14 16l3 3 3-3" />`,
  expand: svg`<path d="m9 6 6 6-6 6" />`,
};
