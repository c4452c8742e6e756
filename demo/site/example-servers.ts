/** Emulators of examples: a new one for each page that is loaded. The oldest are stopped, as their pages have gone. */
import { startAgentManager, type AgentManager } from '../agent-manager/server.js';

/** More examples than one page shows, and some in tabs of their own. */
const maxServers = 16;

export class ExampleServers {
  readonly #running: Promise<AgentManager>[] = [];

  /** Resolves with the origin of a new emulator. Offers wait long enough to be looked at. */
  async start(): Promise<string> {
    const starting = startAgentManager({ port: 0, quiet: true, server: '4.9', rona: 180 });
    this.#running.push(starting);
    if (this.#running.length > maxServers) void this.#stopOldest();
    return new URL((await starting).url).origin;
  }

  async stop(): Promise<void> {
    await Promise.all(this.#running.splice(0).map(async (starting) => (await starting).stop()));
  }

  async #stopOldest(): Promise<void> {
    const server = await this.#running.shift();
    await server?.stop();
  }
}
