/** Entry of the module script tag: loads the other modules. */
import type { AddressFile } from './loader/part-fetcher.js';
import { start } from './loader/start.js';
import { singleInstance } from './single-instance.js';

if (singleInstance()) {
  const folder = new URL('./chunks/', import.meta.url).href;
  start({ folder, importAddress: (file) => import(folder + file) as Promise<AddressFile> });
}
