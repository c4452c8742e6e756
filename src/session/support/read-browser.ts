import type { SupportParts } from '../../domain/index.js';

/** Patterns of user agents, in this order: Chromium names Safari as well. */
const engines: readonly (readonly [SupportParts['browser']['engine'], RegExp])[] = [
  ['firefox', /Firefox\/(\d+)/],
  ['chromium', /Chrom(?:e|ium)\/(\d+)/],
  ['webkit', /Version\/(\d+).*Safari\//],
];

/** Which browser it is, by its engine: the whole user agent could tell the agent's machine apart from others. */
export function readBrowser(): SupportParts['browser'] {
  const userAgent = globalThis.navigator?.userAgent ?? '';
  const found = engines.flatMap(([engine, pattern]) => {
    const match = pattern.exec(userAgent);
    return match === null ? [] : [{ engine, version: Number(match[1]) }];
  })[0];
  return {
    ...(found ?? { engine: 'other', version: 0 }),
    isMobile: /Android|iPhone|iPad|Mobile/.test(userAgent),
    isOnline: globalThis.navigator?.onLine ?? true,
    isSecure: globalThis.isSecureContext ?? false,
    isVisible: globalThis.document?.visibilityState === 'visible',
    pageAgeMs: Math.round(performance.now()),
  };
}
