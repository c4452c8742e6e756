import type { Attachment } from '../../../domain/index.js';
import { cleanLabel } from '../../../domain/text/label.js';

export type MediaKind = 'image' | 'video' | 'audio';

/** Types that a browser renders without running scripts. SVG is not one of them. */
const mimeTypes: Readonly<Record<MediaKind, RegExp>> = {
  image: /^image\/(?:(?:x-|a)?png|p?jpe?g|gif|webp|avif|(?:x-(?:ms-)?)?bmp)$/,
  video: /^(?:video\/(?:mp4|x-m4v|webm|ogg|quicktime|3gpp2?)|application\/mp4)$/,
  // A recording without a picture often has the type of a video.
  audio:
    /^(?:audio\/(?:(?:x-)?(?:mpeg|mp3|mp4|m4a|aac|ogg|opus|wav|flac)|x-opus\+ogg|mpeg3|aacp|wave|vnd\.wave|webm|amr|3gpp2?)|application\/(?:ogg|mp4)|video\/(?:mp4|webm|ogg|3gpp2?))$/,
};

/** Types that say nothing: what sender or connector did not know. */
const unknownType =
  /^(?:|(?:application|binary)\/(?:octet-stream|binary|x-binary|unknown|x-unknown)|[*\w-]+(?:\/\*)?)$/;

const extensions: Readonly<Record<MediaKind, RegExp>> = {
  image: /\.(?:png|jpe?g|jfif|gif|webp|avif|bmp)$/,
  video: /\.(?:mp4|m4v|webm|ogv|mov|3gp)$/,
  audio: /\.(?:mp3|m4a|mp4|aac|ogg|oga|opus|wav|weba|webm|amr|3gp|flac)$/,
};

/** Extensions of executables and active documents; they override the MIME type. */
const unsafeExtensions =
  /\.(?:svgz?|x?html?|xht|shtml|xml|xslt?|mht|mhtml|[cm]?js|jse|vb[es]?|wsf|hta|exe|msi|bat|cmd|com|scr|pif|cpl|lnk|ps1|sh|jar|apk|dmg|app|swf|pdf|docm|xlsm|iso|reg)$/;

/**
 * How to show a file of the file service; null if it is only offered as a download. The MIME type alone is not trusted:
 * the file name must not contradict it.
 */
export function getMediaKind(kind: MediaKind | 'file', { mimeType, name, url }: Attachment): MediaKind | null {
  if (kind === 'file') return null;
  const type = mimeType.toLowerCase().replace(/;.*$/, '').trim();
  const fileNames = [name, url.replaceAll(/%2e/gi, '.')].map((value) =>
    cleanLabel(value)
      .toLowerCase()
      .replace(/[\s.]+$/, ''),
  );
  if (fileNames.some((fileName) => unsafeExtensions.test(fileName))) return null;
  const matches = unknownType.test(type)
    ? fileNames.some((fileName) => extensions[kind].test(fileName))
    : mimeTypes[kind].test(type);
  return matches ? kind : null;
}
