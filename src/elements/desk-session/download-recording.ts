import { toJsonText } from '../../domain/text/json-text.js';
import type { DeskSession } from '../../session/session.js';
import { downloadFile } from '../internal/download/download-file.js';

/** Offers a recording as a file, which `npm run replay` reads. */
export function downloadRecording(recording: NonNullable<ReturnType<DeskSession['recording']>>): void {
  const name = `agent-desk-${recording.recordedAt.replaceAll(':', '-')}.json`;
  downloadFile(name, new Blob([toJsonText(recording, 1)], { type: 'application/json' }));
}
