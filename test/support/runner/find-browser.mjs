/**
 * Finds Chromium, Chrome or Edge for the browser tests. If none is installed: installs the Debian package (as root), else
 * downloads one with @puppeteer/browsers. Prints what it installs.
 */
import { accessSync, constants, existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { installDebianPackages } from '../engines/debian-packages.mjs';

const executableNames = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];

const installPaths = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .map((name) => process.env[name])
    .filter((root) => root !== undefined)
    .flatMap((root) => [
      join(root, 'Google/Chrome/Application/chrome.exe'),
      join(root, 'Microsoft/Edge/Application/msedge.exe'),
    ]),
};

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function findInstalledBrowser() {
  const configuredPath = process.env['CHROME_PATH'];
  if (configuredPath !== undefined && configuredPath !== '') {
    if (!isExecutable(configuredPath)) throw new Error(`CHROME_PATH names ${configuredPath}, which is not executable.`);
    return configuredPath;
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const candidates = [
    ...executableNames.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...(installPaths[process.platform] ?? []),
  ];
  return candidates.find(isExecutable);
}

function installDebianPackage() {
  return installDebianPackages(['chromium', 'fonts-noto-core']) ? findInstalledBrowser() : undefined;
}

async function downloadBrowser() {
  const { Browser, computeExecutablePath, detectBrowserPlatform, install, resolveBuildId } =
    await import('@puppeteer/browsers');
  const cacheDir = join(homedir(), '.cache', 'agent-desk-elements');
  const platform = detectBrowserPlatform();
  if (platform === undefined)
    throw new Error('No browser found, and none can be downloaded for this system. Set CHROME_PATH.');
  const browser = Browser.CHROMEHEADLESSSHELL;
  const buildId = await resolveBuildId(browser, platform, 'stable');
  const path = computeExecutablePath({ browser, buildId, cacheDir, platform });
  if (!existsSync(path)) {
    console.error(`No browser found: downloading ${browser} ${buildId} to ${cacheDir} (once).`);
    await install({ browser, buildId, cacheDir, platform });
  }
  return path;
}

/** Path of an executable browser. If there is none and none can be installed, throws an error that says what to do. */
export async function findBrowser() {
  return findInstalledBrowser() ?? installDebianPackage() ?? (await downloadBrowser());
}

/** No sandbox: it does not work for root in containers, and only our own pages are opened. */
export const browserArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  // The shared memory of a container is often too small.
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=no-user-gesture-required',
];
