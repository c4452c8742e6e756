import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installDebianPackages } from './debian-packages.mjs';

const webkitFolders = ['x86_64', 'aarch64'].flatMap((machine) =>
  ['webkit2gtk-4.1', 'webkitgtk-6.0'].map((version) => `/usr/lib/${machine}-linux-gnu/${version}`),
);

const findOnPath = (...names) =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => existsSync(path));

const lookUps = {
  firefox: () => ({ browserPath: process.env['FIREFOX_PATH'] ?? findOnPath('firefox-esr', 'firefox') }),
  webkit: () => ({
    driverPath: findOnPath('WebKitWebDriver'),
    displayPath: findOnPath('Xvfb'),
    browserPath: webkitFolders.map((folder) => join(folder, 'MiniBrowser')).find((path) => existsSync(path)),
  }),
};
const packages = { firefox: ['firefox-esr'], webkit: ['webkit2gtk-driver', 'xvfb'] };

/**
 * Paths of what an engine (`firefox` or `webkit`) needs. Installs the Debian packages where they are missing; without
 * them, throws an error that says what to install.
 */
export function findEngine(engine) {
  const isComplete = (found) => Object.values(found).every((path) => path !== undefined);
  let found = lookUps[engine]();
  if (!isComplete(found) && installDebianPackages(packages[engine])) found = lookUps[engine]();
  if (!isComplete(found)) {
    throw new Error(`No ${engine}: install ${packages[engine].join(' and ')}.`);
  }
  return found;
}
