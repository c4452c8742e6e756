import { executeServerCommand, sendKeys } from '@web/test-runner-commands';
import { engine, hasDevtools } from '../browser/engine.js';

/** Collapses white space and removes bidi isolates. */
export const normalizeText = (text: string | null | undefined): string =>
  (text ?? '')
    .replaceAll(/[\u2066-\u2069]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

/**
 * Types into the focused field: one key, then the rest at once. Each key takes two round trips to the browser, which are too many
 * for the time limit of a command on a busy machine.
 */
export async function typeText(text: string): Promise<void> {
  const [first, ...others] = text;
  if (first !== undefined) await sendKeys({ type: first });
  if (others.length > 0) document.execCommand('insertText', false, others.join(''));
}

/**
 * Types one key every 50 ms according to the event timestamps, independent of how long the machine takes to deliver each
 * event. Without DevTools as fast as the engine does.
 */
export async function typeQuickly(text: string): Promise<void> {
  if (!hasDevtools) return sendKeys({ type: text });
  const start = Date.now() / 1000 - text.length / 20;
  for (const [i, key] of [...text].entries()) {
    for (const type of ['keyDown', 'keyUp']) {
      const typed = type === 'keyDown' ? { text: key } : {};
      const params = { type, key, ...typed, timestamp: start + i / 20 };
      await executeServerCommand('devtools', { method: 'Input.dispatchKeyEvent', params });
    }
  }
}

/** Undoes the last change of the focused field, as the browser does on Ctrl+Z. WebKitGTK has no such key under WebDriver. */
export async function undoTyping(): Promise<void> {
  if (engine === 'webkit') {
    document.execCommand('undo');
    return;
  }
  await sendKeys({ down: 'Control' });
  await sendKeys({ press: 'z' });
  await sendKeys({ up: 'Control' });
}
