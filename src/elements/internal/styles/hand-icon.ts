import { svg } from 'lit';

export const handIcon = svg`<path d="M8 12V5.5a1.5 1.5 0 0 1 3 0V11M11 10.5v-6a1.5 1.5 0 0 1 3 0V11M14 6.5a1.5 1.5 0 0 1 3 0V14c0 4-2 6.5-5.5 6.5-3 0-4-1.5-6-5.5-.8-1.6.8-2.7 2-1.5L8 14" />`;
