/**
 * Gives browser tests an Agent Manager: `executeServerCommand('emulator:start', options)` answers `{ url, control }`.
 * Each test file has its own, so that files can run side by side; all end with the run.
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
