/**
 * Load test of the emulator, which runs in this process; all clients run in a second one.
 * `node --import tsx test/bench/emulator.ts [--seconds 60] [--agents 500] [--conversations 2000] [--rate 300]`
 * Exits with 1 if a message is lost or duplicated, or if the echo is slower than the limit.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { startAgentManager } from '../../demo/agent-manager/server.js';
import type { ClientMessage, LoadPlan, LoadResult } from './emulator/load-clients.js';

const maxEchoP95Ms = 50;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    agents: { type: 'string', default: '500' },
    conversations: { type: 'string', default: '2000' },
    rate: { type: 'string', default: '300' },
  },
});

const residentMegabytes = () => Math.round(process.memoryUsage().rss / 1_048_576);
/** Seconds this process was runnable without a core (Linux only): the effect of other load on the machine. */
function secondsWaitingForCpu(): number | null {
  try {
    return Number(readFileSync('/proc/self/schedstat', 'utf8').split(' ')[1]) / 1e9;
  } catch {
    return null;
  }
}
const percentile = (sorted: readonly number[], fraction: number) =>
  Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * fraction))] ?? Number.NaN) * 10) / 10;

interface StoredChat {
  readonly messages: readonly {
    readonly name: string;
    readonly data: { readonly body: { readonly markdownText: string } };
  }[];
  readonly customerView: readonly { readonly name: string }[];
}

/** Counts stored messages, messages shown to customers, and messages out of order. */
function countStored(world: Record<string, unknown>): { messages: number; shown: number; outOfOrder: number } {
  const count = { messages: 0, shown: 0, outOfOrder: 0 };
  for (const { messages, customerView } of world['conversations'] as readonly StoredChat[]) {
    const agentMessages = messages.filter(({ name }) => name === 'AGENT_MESSAGE');
    count.messages += agentMessages.length;
    count.shown += customerView.filter(({ name }) => name === 'AGENT_MESSAGE').length;
    const numbers = agentMessages.map(({ data }) => Number(data.body.markdownText.split(' ')[1]));
    count.outOfOrder += numbers.filter((number, index) => number < (numbers[index - 1] ?? 0)).length;
  }
  return count;
}

const rssAtStartMb = residentMegabytes();
const manager = await startAgentManager({ port: 0, quiet: true });
const plan: LoadPlan = {
  url: manager.url,
  control: manager.control,
  agents: Number(values.agents),
  conversations: Number(values.conversations),
  messagesPerSecond: Number(values.rate),
  seconds: Number(values.seconds),
};
const clients = fork(new URL('emulator/load-clients.ts', import.meta.url), [], { execArgv: ['--import', 'tsx'] });
const clientsExit = once(clients, 'exit');
clients.send(plan);

let rssWhenOpenMb = 0;
let cpuAtOpen = process.cpuUsage();
let cpuWaitAtOpen = secondsWaitingForCpu();
const eventLoopDelay = monitorEventLoopDelay({ resolution: 5 });
const result = await new Promise<LoadResult | null>((resolve) => {
  clients.on('message', (message: ClientMessage) => {
    if (message.type === 'open') {
      rssWhenOpenMb = residentMegabytes();
      cpuAtOpen = process.cpuUsage();
      cpuWaitAtOpen = secondsWaitingForCpu();
      eventLoopDelay.enable();
      console.log(`${message.agents} agents connected, ${message.conversations} conversations open; sending …`);
    } else resolve(message.result);
  });
  // Not on 'exit', which may arrive before the last message.
  clients.once('disconnect', () => resolve(null));
});
eventLoopDelay.disable();

if (result === null) {
  console.error('The clients ended without a result.');
  process.exitCode = 1;
} else {
  const { user, system } = process.cpuUsage(cpuAtOpen);
  const echoP95Ms = percentile(result.echoTimesMs, 0.95);
  const world = countStored(manager.world);
  const cpuWaitText =
    cpuWaitAtOpen === null
      ? ''
      : `, ${((secondsWaitingForCpu() ?? 0) - cpuWaitAtOpen).toFixed(1)} s waiting for a core`;
  console.log(
    [
      `${result.sent} messages sent in ${plan.seconds} s, ${plan.messagesPerSecond} per second`,
      `lost ${result.lost}, duplicated ${result.duplicated}, refused ${result.refused}, reconnects ${result.reconnects}`,
      `stored ${world.messages}, shown to customers ${world.shown}, out of order ${world.outOfOrder}`,
      `echo p50 ${percentile(result.echoTimesMs, 0.5)} ms, p95 ${echoP95Ms} ms, p99 ${percentile(result.echoTimesMs, 0.99)} ms, slowest ${percentile(result.echoTimesMs, 1)} ms`,
      `emulator: memory ${rssAtStartMb} MB at start, ${rssWhenOpenMb} MB with everything open, ${residentMegabytes()} MB at the end`,
      `emulator: ${Math.round((user + system) / 10_000 / plan.seconds)} % of one core, event loop p99 ${Math.round(eventLoopDelay.percentile(99) / 1e6)} ms${cpuWaitText}`,
      `sender at most ${Math.round(result.maxSenderDelayMs)} ms late; ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1) ?? ''}`,
    ].join('\n'),
  );
  const isComplete = world.messages === result.sent && world.shown === result.sent && world.outOfOrder === 0;
  const passed = result.lost === 0 && result.duplicated === 0 && isComplete && echoP95Ms < maxEchoP95Ms;
  console.log(passed ? 'passed' : `failed: no message may be lost, and p95 must be below ${maxEchoP95Ms} ms`);
  process.exitCode = passed ? 0 : 1;
}
await clientsExit;
await manager.stop();
