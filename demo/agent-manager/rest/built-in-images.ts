/** Images that the file engine has without an upload: logos of the channel types, flags of the languages. */
import { channelTypes, languages } from '../world/seed-data.js';
import type { StoredFile } from './rest-files.js';

/** Marks these images: unlike an uploaded SVG, they are served inline. */
export const builtInImageType = 'image/svg+xml;built-in';

const bubble = 'M4 3h16a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H9l-5 4v-4a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2z';

const flags: Readonly<Record<string, string>> = {
  gb: '<path fill="#012169" d="M0 0h24v16H0z"/><path stroke="#fff" stroke-width="3" d="m0 0 24 16M24 0 0 16"/><path stroke="#fff" stroke-width="5" d="M12 0v16M0 8h24"/><path stroke="#c8102e" stroke-width="3" d="M12 0v16M0 8h24"/>',
  sa: '<path fill="#006c35" d="M0 0h24v16H0z"/><path stroke="#fff" stroke-width="1.5" d="M6 11h12M7 6h10"/>',
};

export function builtInImage(name: string): StoredFile | undefined {
  const channelType = channelTypes.find((type) => type.channelLogo === name);
  if (channelType) {
    const fill = channelType.name === 'WEB' ? '#1f6feb' : '#1f9d55';
    return svgImage(name, '0 0 24 24', `<path fill="${fill}" d="${bubble}"/>`);
  }
  const flag = languages.some((language) => language.flag === name) ? flags[name] : undefined;
  return flag === undefined ? undefined : svgImage(name, '0 0 24 16', flag);
}

function svgImage(name: string, viewBox: string, content: string): StoredFile {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}">${content}</svg>`;
  return { name, type: builtInImageType, bytes: Buffer.from(svg) };
}
