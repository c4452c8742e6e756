import { warnOnce } from '../../../browser/diagnostics.js';
import { whenShown } from './when-shown.js';

/** Duration of a frame at 60 Hz (ms). */
export const frameDurationMs = 1000 / 60;

/** Hidden pages get no animation frames; they are updated after this wait (ms). */
const maxFrameWaitMs = 100;

/** An element that requests an update in every update must not block the page: after this many, the next frame is due. */
const maxUpdatesPerFrame = 10;

let pendingFrame: Promise<void> | null = null;
let isRendering = false;
/** How often elements were updated in this frame. */
let updateCounts = new WeakMap<object, number>();

/** Resolves at the start of the next animation frame. */
function nextFrame(): Promise<void> {
  return (pendingFrame ??= new Promise((resolve) => {
    const startFrame = (): void => {
      cancelAnimationFrame(startHandle);
      clearTimeout(fallbackTimer);
      pendingFrame = null;
      isRendering = true;
      updateCounts = new WeakMap();
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

/** Counts an update in this frame; false if the element has had too many of them. */
function countUpdate(element: { readonly localName: string }): boolean {
  const count = (updateCounts.get(element) ?? 0) + 1;
  updateCounts.set(element, count);
  if (count <= maxUpdatesPerFrame) return true;
  warnOnce(`update-loop: <${element.localName}> was updated more than ${maxUpdatesPerFrame} times in one frame.`);
  return false;
}

/** Resolves after the tasks that are already queued. */
const waitForPendingTasks = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/**
 * For `scheduleUpdate`: the first update runs at once, later ones at most once per animation frame. While `isBacklogged`
 * returns true, queued tasks run first: what is rendered now would be outdated by the next frame.
 *
 * Updates that are requested while a frame renders belong to that frame, but only up to a limit. Beyond it the page is warned
 * of an `update-loop`, and the element is updated with the next frame.
 *
 * An element whose `waitsWhileHidden` returns true is not updated while the page is hidden.
 */
export function updateOncePerFrame(
  element: {
    readonly hasUpdated: boolean;
    readonly localName: string;
    readonly ownerDocument: Document;
    waitsWhileHidden?(): boolean;
  },
  update: () => void | Promise<unknown>,
  isBacklogged = (): boolean => false,
): void | Promise<unknown> {
  if (!element.hasUpdated || (isRendering && countUpdate(element))) return update();
  const page = element.ownerDocument;
  const isPaused = page.hidden && element.waitsWhileHidden?.() === true;
  return (isPaused ? whenShown(page) : nextFrame()).then(() =>
    isBacklogged() ? waitForPendingTasks().then(update) : update(),
  );
}
