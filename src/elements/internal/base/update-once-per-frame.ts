/** How much time there is for a picture (ms), on most screens. */
export const frameDurationMs = 1000 / 60;

/** A page that is not shown has no frames; it is kept up to date all the same. */
const maxFrameWaitMs = 100;

let pendingFrame: Promise<void> | null = null;
let isRendering = false;

/**
 * The moment before the next picture is made, or null when it is now: what is asked for while others draw belongs to the
 * same picture.
 */
function nextFrame(): Promise<void> | null {
  if (isRendering) return null;
  return (pendingFrame ??= new Promise((resolve) => {
    const startFrame = (): void => {
      cancelAnimationFrame(startHandle);
      clearTimeout(fallbackTimer);
      pendingFrame = null;
      isRendering = true;
      resolve();
    };
    const endFrame = (): void => {
      isRendering = false;
    };
    const startHandle = requestAnimationFrame(startFrame);
    // Comes right after what the first one has set going.
    const endHandle = requestAnimationFrame(endFrame);
    const fallbackTimer = setTimeout(() => {
      cancelAnimationFrame(endHandle);
      startFrame();
      setTimeout(endFrame);
    }, maxFrameWaitMs);
  }));
}

/** A task has its turn after those that wait already. */
const waitForPendingTasks = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/**
 * For `scheduleUpdate`: the first time at once, then at most once for each picture. In a flood, of which everything that
 * is drawn now would be gone with the next picture, what has arrived is taken in first.
 */
export function updateOncePerFrame(
  element: { readonly hasUpdated: boolean },
  update: () => void | Promise<unknown>,
  isBacklogged = (): boolean => false,
): void | Promise<unknown> {
  const frame = element.hasUpdated ? nextFrame() : null;
  if (frame === null) return update();
  return frame.then(() => (isBacklogged() ? waitForPendingTasks().then(update) : update()));
}
