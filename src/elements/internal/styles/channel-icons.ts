import { svg, type SVGTemplateResult } from 'lit';

/** Shapes of the known channel types. No logos: brands have colours and rules of their own. */
const shapes = {
  web: svg`<path d="M4 5h16v11H10l-5 4v-4H4Z" />`,
  whatsapp: svg`<path d="M4 20l1.3-4A8 8 0 1 1 8.200 18.800ZM9 9c0 3.500 2.500 6 6 6l.500-1.800-2.200-1-1 .8a5 5 0 0 1-1.800-1.800l.8-1-1-2.200Z" />`,
  messenger: svg`<path d="M12 4c5 0 8.500 3.300 8.500 7.500S17 19 12 19c-1 0-2-.1-2.800-.4L6 20.500v-3.200c-1.600-1.400-2.500-3.500-2.500-5.800C3.500 7.300 7 4 12 4ZM7.500 13.500 10.500 10l3 2.500 3-3" />`,
  telegram: svg`<path d="m3 11.500 18-7.500-3 16-6.500-4.500L9 19l-.500-5L18 7" />`,
  instagram: svg`<rect x="4" y="4" width="16" height="16" rx="4.500" /><circle cx="12" cy="12" r="3.700" /><path d="M16.500 7.400v.1" />`,
  sms: svg`<path d="M4 5h16v11h-9l-4 4v-4H4ZM8 10.500h.1M12 10.500h.1M16 10.500h.1" />`,
  email: svg`<path d="M3.500 6h17v12h-17ZM4 6.500l8 6.500 8-6.500" />`,
  voice: svg`<path d="M5 4h4l1.500 5L8 10.500a11 11 0 0 0 5.500 5.500L15 13.500l5 1.500v4a1 1 0 0 1-1 1C11 20 4 13 4 5a1 1 0 0 1 1-1Z" />`,
  video: svg`<path d="M3.500 6.500h12v11h-12ZM15.500 10.500l5-3v9l-5-3" />`,
  comment: svg`<path d="M5 9h14M4 15h14M10 4 8 20M16 4l-2 16" />`,
  other: svg`<circle cx="12" cy="12" r="8.500" /><path d="M3.500 12h17M12 3.500c3 3 3 14 0 17M12 3.500c-3 3-3 14 0 17" />`,
} satisfies Record<string, SVGTemplateResult>;

/** Administrators name channel types, so a part of the name decides. */
const patterns: readonly (readonly [RegExp, keyof typeof shapes])[] = [
  [/whats/, 'whatsapp'],
  [/messenger/, 'messenger'],
  [/telegram/, 'telegram'],
  [/insta/, 'instagram'],
  [/sms|viber|line$/, 'sms'],
  [/mail/, 'email'],
  [/video/, 'video'],
  [/voice|phone|call|cisco|ivr/, 'voice'],
  [/facebook|twitter|^x$|linkedin|youtube|tiktok|google|play/, 'comment'],
  [/web|chat/, 'web'],
];

/** The shape for a channel type. */
export const channelShape = (name: string): SVGTemplateResult =>
  shapes[patterns.find(([pattern]) => pattern.test(name.toLowerCase()))?.[1] ?? 'other'];
