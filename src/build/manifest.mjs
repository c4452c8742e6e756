/** Reads custom-elements.json for the files that are generated from it. */
import { readFileSync } from 'node:fs';

export const manifest = () => JSON.parse(readFileSync('custom-elements.json', 'utf8'));
export const declarations = () => manifest().modules.flatMap((module) => module.declarations);
export const capitalize = (text) => text.charAt(0).toUpperCase() + text.slice(1);
