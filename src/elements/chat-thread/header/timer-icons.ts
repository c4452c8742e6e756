import { svg } from 'lit';

export const clockIcon = svg`<circle cx="12" cy="12" r="8.5" /><path d="M12 7v5l3.5 2" />`;
export const pauseIcon = svg`<path d="M9 5v14M15 5v14" />`;
export const playIcon = svg`<path d="M8 5v14l11-7L8 5Z" />`;
