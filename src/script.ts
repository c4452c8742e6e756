/** Entry of the classic script tag: loads the module build from beside itself. */
import { reportError } from './browser/diagnostics.js';
import type { AddressFile } from './loader/part-fetcher.js';
import { start } from './loader/start.js';
import { singleInstance } from './single-instance.js';

/** From this file. */
const modulesPath = '../module/chunks/';

const script = document.currentScript as HTMLScriptElement | null;
/** Without query and fragment. Empty if this runs as a module or by `import()`. */
const address = (script?.src ?? '').replace(/[?#].*/s, '');
/** Short addresses of package servers do not name this file. */
const isFullAddress = address.endsWith('.js');

const importFrom = (path: string) => import(path) as Promise<AddressFile>;

if (script !== null && address === '') {
  reportError('An inlined script does not know where its modules are: load it by <script src>.');
} else if (singleInstance()) {
  start({
    folder: isFullAddress ? new URL(modulesPath, address).href : null,
    // Relative to this file, also after a redirect. A server that rewrites short addresses has the files below them.
    importAddress: (file) =>
      importFrom(modulesPath + file).catch((error: unknown) => {
        if (address === '') throw error;
        const packageAddress = address.replace(/\/?$/, '/');
        return importFrom(new URL(`./dist/script/${modulesPath}${file}`, packageAddress).href);
      }),
  });
}
