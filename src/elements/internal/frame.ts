/** How much time there is for a picture (ms), on most screens. */
export const frameTime = 1000 / 60;

/** A page that is not shown has no frames; it is kept up to date all the same. */
const longestWait = 100;

let frame: Promise<void> | null = null;
let drawing = false;

/**
 * The moment before the next picture is made, or null when it is now: what is asked for while others draw belongs to the
 * same picture.
 */
function nextFrame(): Promise<void> | null {
  if (drawing) return null;
  return (frame ??= new Promise((resolve) => {
    const draw = (): void => {
      cancelAnimationFrame(first);
      clearTimeout(timer);
      frame = null;
      drawing = true;
      resolve();
    };
    const end = (): void => {
      drawing = false;
    };
    const first = requestAnimationFrame(draw);
    // Comes right after what the first one has set going.
    const second = requestAnimationFrame(end);
    const timer = setTimeout(() => {
      cancelAnimationFrame(second);
      draw();
      setTimeout(end);
    }, longestWait);
  }));
}

/** A task has its turn after those that wait already. */
const afterWhatWaits = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/**
 * For `scheduleUpdate`: the first time at once, then at most once for each picture. In a flood, of which everything that
 * is drawn now would be gone with the next picture, what has arrived is taken in first.
 */
export function perFrame(
  element: { readonly hasUpdated: boolean },
  update: () => void | Promise<unknown>,
  isFlooded = (): boolean => false,
): void | Promise<unknown> {
  const frame = element.hasUpdated ? nextFrame() : null;
  if (frame === null) return update();
  return frame.then(() => (isFlooded() ? afterWhatWaits().then(update) : update()));
}
