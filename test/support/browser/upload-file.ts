/** Files of the emulator's file service. */
import type { Emulator } from './mount-session.js';

/** Uploads a file and returns the attachment of a message with it. Its host is as the customer reaches it. */
export async function uploadFile(
  emulator: Emulator,
  file: File,
): Promise<{ readonly mediaUrl: string; readonly mimeType: string; readonly size: number }> {
  const form = new FormData();
  form.append('file', file);
  form.append('conversationId', '1');
  const url = `${emulator.url.replace(/\/agent-manager$/, '/file-engine')}/api/uploadFileStream`;
  const { name } = (await (await fetch(url, { method: 'POST', body: form })).json()) as { name: string };
  return missingFile(name, file.type, file.size);
}

/** An attachment whose file was not uploaded, unless the name is that of an uploaded file. */
export const missingFile = (name: string, mimeType: string, size = 345_678) => ({
  mediaUrl: `https://elsewhere.example/file-engine/api/downloadFileStream?filename=${encodeURIComponent(name)}`,
  mimeType,
  size,
});

/** A recording of a quiet tone. */
export function createRecording(name: string, seconds: number): File {
  const rate = 8000;
  const samples = new Uint8Array(rate * seconds).map((_, index) => 128 + 8 * Math.sin(index / 4));
  const header = new DataView(new ArrayBuffer(44));
  const write = (offset: number, text: string): void =>
    [...text].forEach((character, index) => header.setUint8(offset + index, character.charCodeAt(0)));
  write(0, 'RIFF');
  header.setUint32(4, 36 + samples.length, true);
  write(8, 'WAVEfmt ');
  header.setUint32(16, 16, true);
  header.setUint16(20, 1, true);
  header.setUint16(22, 1, true);
  header.setUint32(24, rate, true);
  header.setUint32(28, rate, true);
  header.setUint16(32, 1, true);
  header.setUint16(34, 8, true);
  write(36, 'data');
  header.setUint32(40, samples.length, true);
  return new File([header, samples], name, { type: 'audio/wav' });
}

/** A short video, as Chromium records it. */
export async function createVideo(name: string): Promise<File> {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  const recorder = new MediaRecorder(canvas.captureStream(), { mimeType: 'video/webm' });
  const stopped = new Promise((resolve) => recorder.addEventListener('stop', resolve));
  const chunks: Blob[] = [];
  recorder.addEventListener('dataavailable', ({ data }) => {
    chunks.push(data);
    if (data.size > 0 && recorder.state === 'recording') recorder.stop();
  });
  let frame = 0;
  const draw = (): void => {
    context?.fillRect(frame++ % 100, 0, 10, 10);
    if (recorder.state === 'recording') requestAnimationFrame(draw);
  };
  recorder.start(100);
  draw();
  await stopped;
  return new File(chunks, name, { type: 'video/webm' });
}
