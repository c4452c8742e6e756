import { esbuildPlugin } from '@web/dev-server-esbuild';
import { fileURLToPath } from 'node:url';
import { scriptTarget } from './src/build/script-target.mjs';
import { beaconPlugin } from './test/support/plugins/beacon-plugin.mjs';
import { browserReporter } from './test/support/runner/browser-reporter.mjs';
import { builtFilesPlugin, serveBuiltFiles } from './test/support/plugins/built-files.mjs';
import { devtoolsPlugin, failBlockedRequests } from './test/support/plugins/devtools-plugin.mjs';
import { embedPlugin } from './test/support/plugins/embed-plugin.mjs';
import { emulatorPlugin } from './test/support/plugins/emulator-plugin.mjs';
import { selectedEngine } from './test/support/engines/engine-names.mjs';
import { engines } from './test/support/engines/engines.mjs';
import { serveBundledTests } from './test/support/plugins/bundled-tests.mjs';

export default {
  files: ['test/elements/**/*.test.ts', 'test/embed/**/*.test.ts'],
  nodeResolve: { exportConditions: ['production', 'browser'] },
  browsers: [await engines[selectedEngine]()],
  concurrency: 2,
  // Generous, for busy machines: a test that passes does not wait.
  browserStartTimeout: 120_000,
  testsStartTimeout: 120_000,
  // In Chromium, no file takes half of this on two busy cores.
  testsFinishTimeout: selectedEngine === 'chromium' ? 90_000 : 210_000,
  // `GREP=text npm run test:browser` runs only the tests with this text in their name.
  testFramework: { config: { timeout: 60_000, ...(process.env['GREP'] ? { grep: process.env['GREP'] } : {}) } },
  middleware: [failBlockedRequests, serveBuiltFiles, serveBundledTests],
  plugins: [
    esbuildPlugin({
      ts: true,
      target: scriptTarget,
      tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)),
    }),
    emulatorPlugin(),
    devtoolsPlugin(),
    builtFilesPlugin(),
    embedPlugin(),
    beaconPlugin(),
  ],
  reporters: [browserReporter()],
};
