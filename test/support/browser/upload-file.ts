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

/** A video of 16 × 16 pixels and a few frames, in WebM with VP8, which all engines play. */
export function createVideo(name: string): File {
  const bytes = Uint8Array.from(atob(video), (character) => character.charCodeAt(0));
  return new File([bytes], name, { type: 'video/webm' });
}

const video =
  'GkXfo59ChoEBQveBAULygQRC84EIQoKEd2VibUKHgQRChYECGFOAZwH/////////FUmpZpkq17GDD0JATYCGQ2hyb21lV0GGQ2hyb21lFlSua7yu' +
  'uteBAXPFhyCTMHhV8pmDgQFV7oEBhoVWX1ZQOOCdsIEQuoEQU8CBAVWwkFWxgQFVuYECVbqBDVW7gQEfQ7Z1Af/////////ngQCgQICho4EAAAAQ' +
  'AgCdASoQABAAAAcIhYWImYSIASQQAGBrAP7/uv9AdaHYptbugQGl0VADAJ0BKhAAEAAABwiFhYiZhIgBJBGWA/wEW4D/AfsBAx9SAP7/up9623T/' +
  '6NxyZ3NRxR+Lpc//7iH/3EP9RZyf+o0/gw+AuBt5pnRi3t5PAKC3oZaBAA4A0QEAABAJIADAAMLBf6AAQAAAdaGZppfugQGlktEBAAAQCSAAwADC' +
  'wX+gArhQAPuBAKC6oZaBAB4A0QEAABAJIADAAMLBf6AAQAAAdaGcpprugQGlldEBAAAQCSAAwAGBQX+gAlZAwwyS4PuBDg==';
