import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { createControlCall, type ControlCall } from '../control-api.js';

export type Memory = 'none' | 'partial' | 'all';

export interface EmulatorProcessOptions {
  readonly args: readonly string[];
  readonly seed: number;
}

/** They end with the tests. */
const running = new Set<ChildProcess>();
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')));

let bundled: Promise<string> | undefined;

/** The command line of the emulator as one file: it starts in a fraction of the time. */
function bundleEmulator(): Promise<string> {
  return (bundled ??= (async () => {
    const folder = mkdtempSync(join(tmpdir(), 'emulator-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    const outfile = join(folder, 'cli.cjs');
    await build({
      entryPoints: ['demo/agent-manager/cli.ts'],
      bundle: true,
      platform: 'node',
      format: 'cjs',
      outfile,
      external: ['classic-level'],
      // The database is native code, found by `NODE_PATH`, which `import()` ignores.
      supported: { 'dynamic-import': false },
      logLevel: 'error',
    });
    return outfile;
  })());
}

/** An emulator as a process of its own, which can be killed at any moment and started again with what it has stored. */
export class EmulatorProcess {
  readonly #options: EmulatorProcessOptions;
  readonly #folder = mkdtempSync(join(tmpdir(), 'emulator-store-'));
  #child: ChildProcess | undefined;
  #startCount = 0;
  readonly #killed = new WeakSet<ChildProcess>();
  control: ControlCall = () => Promise.reject(new Error('The emulator does not run.'));
  /** Null while it does not run. */
  port: number | null = null;
  /** It has ended, and not by `kill`. */
  onCrash: () => void = () => undefined;

  constructor(options: EmulatorProcessOptions) {
    this.#options = options;
  }

  async start(forget: Memory = 'none'): Promise<void> {
    const file = await bundleEmulator();
    const { args, seed } = this.#options;
    const store = [
      '--store',
      join(this.#folder, 'world'),
      '--forget',
      forget,
      '--seed',
      String(seed + this.#startCount++),
    ];
    const child = spawn(process.execPath, [file, '--port', '0', '--quiet', ...store, ...args], {
      env: { ...process.env, NODE_PATH: resolve('node_modules') },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#child = child;
    running.add(child);
    child.once('exit', () => {
      running.delete(child);
      if (this.#child !== child) return;
      this.#child = undefined;
      this.port = null;
      this.onCrash();
    });
    const line = await new Promise<string>((found, failed) => {
      let output = '';
      child.stdout.on('data', (data: Buffer) => {
        output += data.toString();
        if (output.includes('\n')) found(output);
      });
      child.once('exit', () => {
        if (this.#killed.has(child)) found('');
        else failed(new Error('The emulator did not start.'));
      });
    });
    // It was killed while it started.
    if (line === '') return;
    const { url, control } = JSON.parse(line) as { url: string; control: string };
    this.port = Number(new URL(url).port);
    this.control = createControlCall(control);
  }

  /** As `kill -9`. */
  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    this.port = null;
    if (child === undefined || child.exitCode !== null) return;
    this.#killed.add(child);
    const exited = new Promise((done) => child.once('exit', done));
    child.kill('SIGKILL');
    await exited;
  }

  async stop(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
