const engineNames = ['chromium', 'firefox', 'webkit'];

/** The engine of this run: `ENGINE=firefox`, or Chromium. */
export const selectedEngine = process.env['ENGINE'] ?? 'chromium';
if (!engineNames.includes(selectedEngine)) {
  throw new Error(`No engine "${selectedEngine}"; there are ${engineNames.join(', ')}.`);
}

/** Sounds and windows without a click before, as in the other engines. */
export const firefoxPreferences = { 'media.autoplay.default': 0, 'dom.disable_open_during_load': false };
