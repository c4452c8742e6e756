import { toJsonText } from '../../../domain/text/json-text.js';
import type { DeskSession } from '../../../session/session.js';
import type { Translations } from '../../../translations/translations.js';
import { ask } from '../ask/ask.js';
import { downloadFile } from '../download/download-file.js';

/** Shows what would be in a support file, and downloads it if the agent agrees. Rejects when it could not be created. */
export async function offerSupportFile(
  host: Element,
  session: DeskSession,
  getTranslations: () => Translations,
): Promise<void> {
  const file = await session.supportFile();
  const text = toJsonText(file, 1);
  const translations = getTranslations();
  const answer = await ask(host, {
    title: translations.supportFileTitle,
    lines: [translations.supportFilePurpose, translations.supportFileContains, translations.supportFileOmits],
    content: { label: translations.supportFileContent, text },
    confirmLabel: translations.supportFileDownload,
    tone: 'primary',
    cancelLabel: translations.cancel,
  });
  if (answer === null) return;
  const time = new Date(file.createdAt).toISOString().slice(0, 19).replaceAll(':', '-');
  downloadFile(`agent-desk-support-${time}.json`, new Blob([text], { type: 'application/json' }));
}
