import { svg } from 'lit';

export const handIcon = svg`<path d="M8 12V5.5a1.5 1.5 0 0 1 3 0V11M11 10.5v-6a1.5 1.5 0 0 1 3 0V11M14 6.5a1.5 1.5 0 0 1 3 0V14c0 4-2 6.5-5.5 6.5-3 0-4-1.5-6-5.5-.8-1.6.8-2.7 2-1.5L8 14" />`;
export const clockIcon = svg`<circle cx="12" cy="12" r="8.5" /><path d="M12 7v5l3.5 2" />`;
export const pauseIcon = svg`<path d="M9 5v14M15 5v14" />`;
export const playIcon = svg`<path d="M8 5v14l11-7L8 5Z" />`;
