const engineNames = ['chromium', 'firefox', 'webkit'];

/** The engine of this run: `ENGINE=firefox`, or Chromium. */
export const selectedEngine = process.env['ENGINE'] ?? 'chromium';
if (!engineNames.includes(selectedEngine)) {
  throw new Error(`No engine "${selectedEngine}"; there are ${engineNames.join(', ')}.`);
}

/** Sounds and windows without a click before, as in the other engines. */
export const firefoxPreferences = { 'media.autoplay.default': 0, 'dom.disable_open_during_load': false };

/**
 * Whether one page can crash, or be frozen, while its others go on. Firefox has one process for all pages of a site, so that the
 * others are gone as well; the driver of WebKitGTK ends with the first page that crashes. Neither engine freezes pages.
 */
export const canCrashAndFreeze = selectedEngine === 'chromium';
