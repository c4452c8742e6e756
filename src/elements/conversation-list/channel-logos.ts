import type { Channel } from '../../domain/index.js';
import type { DeskSession } from '../../session/session.js';

/** Whether a logo can be shown, by URL; undefined while it is loading. A server has a dozen channel types at most. */
const canShow = new Map<string, boolean | undefined>();

/**
 * The URL of the server's logo of a channel type once it is loaded, else null. The policy of the page, the file service or an
 * expired sign-in may forbid it.
 */
export function loadedLogo({ logo }: Channel, session: DeskSession, onLoaded: () => void): string | null {
  if (logo === '') return null;
  const url = session.rest.downloadUrl(logo);
  if (!canShow.has(url)) {
    canShow.set(url, undefined);
    const image = new Image();
    image.src = url;
    const setCanShow = (value: boolean) => () => {
      canShow.set(url, value);
      if (value) onLoaded();
    };
    image.decode().then(setCanShow(true), setCanShow(false));
  }
  return canShow.get(url) === true ? url : null;
}
