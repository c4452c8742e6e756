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
const isComplete = (engine) => Object.values(lookUps[engine]()).every((path) => path !== undefined);

/** Whether a test engine is there. Chromium is found, or fetched, when it is first needed. */
export const hasEngine = (engine) => engine === 'chromium' || isComplete(engine);

/** What to install for an engine. */
export const describePackages = (engine) => packages[engine].join(' and ');

/** Installs, where that is possible, the Debian packages of those of the engines that are not there. */
export function installEngines(engines) {
  const missing = engines.filter((engine) => !hasEngine(engine));
  if (missing.length > 0) installDebianPackages(missing.flatMap((engine) => packages[engine]));
}

/**
 * Paths of what an engine (`firefox` or `webkit`) needs. Installs the Debian packages where they are missing; without
 * them, throws an error that says what to install.
 */
export function findEngine(engine) {
  installEngines([engine]);
  if (!hasEngine(engine)) throw new Error(`No ${engine}: install ${describePackages(engine)}.`);
  return lookUps[engine]();
}
