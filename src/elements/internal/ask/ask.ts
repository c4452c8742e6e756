import { LazyPart } from '../../../browser/lazy-part.js';
import type { Answer, Question } from './ask-dialog.js';

const part = new LazyPart(() => import('./ask-dialog.define.js'));

/**
 * Asks a question in an element, above everything else. Null when the answer is no, when the element is removed, or when the
 * question could not be loaded: what was not asked is not done.
 */
export async function ask(host: Element, question: Question): Promise<Answer | null> {
  const code = await part.load().catch(() => null);
  const root = host.shadowRoot;
  if (code === null || root === null || !host.isConnected) return null;
  const dialog = new code.AskDialog();
  const answer = await new Promise<Answer | null>((resolve) => {
    dialog.question = question;
    dialog.onAnswer = resolve;
    root.append(dialog);
  });
  dialog.remove();
  return answer;
}
