/** Duration of a frame at 60 Hz (ms). */
export const frameDurationMs = 1000 / 60;

/** Hidden pages get no animation frames; they are updated after this wait (ms). */
const maxFrameWaitMs = 100;

let pendingFrame: Promise<void> | null = null;
let isRendering = false;

/** Resolves at the start of the next animation frame. Null during one: updates requested then belong to that frame. */
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
    // Runs in the same frame, after the updates that `startFrame` has started.
    const endHandle = requestAnimationFrame(endFrame);
    const fallbackTimer = setTimeout(() => {
      cancelAnimationFrame(endHandle);
      startFrame();
      setTimeout(endFrame);
    }, maxFrameWaitMs);
  }));
}

/** Resolves after the tasks that are already queued. */
const waitForPendingTasks = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/**
 * For `scheduleUpdate`: the first update runs at once, later ones at most once per animation frame. While `isBacklogged`
 * returns true, queued tasks run first: what is rendered now would be outdated by the next frame.
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
