/**
 * Starts emulators for browser tests: `executeServerCommand('emulator:start', options)` returns `{ url, control }`. Each
 * test file starts its own, so that files can run in parallel; all stop at the end of the run.
 */
import { startAgentManager } from '../../../demo/agent-manager/server.ts';

export function emulatorPlugin() {
  const runningEmulators = [];
  return {
    name: 'emulator',
    async serverStop() {
      await Promise.all(runningEmulators.map((emulator) => emulator.stop()));
    },
    async executeCommand({ command, payload }) {
      if (command !== 'emulator:start') return undefined;
      const emulator = await startAgentManager({ port: 0, quiet: true, ...payload });
      runningEmulators.push(emulator);
      return { url: emulator.url, control: emulator.control };
    },
  };
}
