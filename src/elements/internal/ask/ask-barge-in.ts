import type { Conversation } from '../../../domain/index.js';
import type { Translations } from '../../../translations/translations.js';
import { isolateBidi } from '../localization/isolate-bidi.js';
import { ask } from './ask.js';

/**
 * Asks a supervisor before they barge in, each time and wherever they do: what follows is seen by the customer and by the
 * agents, and cannot be taken back.
 */
export async function askBargeIn(
  host: Element,
  customer: string,
  role: Conversation['role'] | undefined,
  translations: Translations,
): Promise<boolean> {
  const answer = await ask(host, {
    title: translations.supervisorAskBargeIn(isolateBidi(customer)),
    lines: [
      translations.supervisorBargeInCustomer,
      translations.supervisorBargeInAgents,
      translations.supervisorBargeInLeave,
    ],
    confirmLabel: translations.supervisorActionName('barge-in'),
    tone: 'ink',
    cancelLabel: role === 'assistant' ? translations.supervisorKeepAdvising : translations.supervisorKeepMonitoring,
  });
  return answer !== null;
}
