import { executeServerCommand } from '@web/test-runner-commands';

/** Text as people read it: spaces evened out, marks of direction left out. */
export const normalizeText = (text: string | null | undefined): string =>
  (text ?? '')
    .replaceAll(/[\u2066-\u2069]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

/**
 * Types as a quick writer does, a key every twentieth of a second by the clock of the keyboard: how long the machine takes
 * to carry each to the page does not count.
 */
export async function typeQuickly(text: string): Promise<void> {
  const start = Date.now() / 1000 - text.length / 20;
  for (const [i, key] of [...text].entries()) {
    for (const type of ['keyDown', 'keyUp']) {
      const typed = type === 'keyDown' ? { text: key } : {};
      const params = { type, key, ...typed, timestamp: start + i / 20 };
      await executeServerCommand('devtools', { method: 'Input.dispatchKeyEvent', params });
    }
  }
}
