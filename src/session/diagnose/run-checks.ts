import {
  clockToleranceMs,
  worstStatus,
  type CheckFinding,
  type Diagnosis,
  type ServiceName,
} from '../../domain/diagnosis.js';
import { describeCheck } from '../../domain/diagnosis-texts.js';
import { servicePaths } from '../../protocol/rest-paths.js';
import { version } from '../../browser/version.js';
import { parseAddress, siblingAddress } from '../address.js';
import { checkLogin, checkService } from './check-service.js';
import { checkSocket } from './check-socket.js';
import type { Probe, ProbeResult, ProbeSocket } from './probe.js';

/** What is checked, and what this place can know. */
export interface DiagnosisOptions {
  readonly url: string;
  readonly services: Readonly<Partial<Record<ServiceName, string>>>;
  readonly runtime: Diagnosis['runtime'];
  /** The origin whose pages use the server; null when it is not known. */
  readonly origin: string | null;
  readonly probe: Probe;
  /** Null where there are no WebSockets to check with. */
  readonly probeSocket: ProbeSocket | null;
  /** The agent's token, where one is signed in. */
  readonly token?: string | null;
  /** How far the server's clock is ahead, where it is known already. */
  readonly clockDifferenceMs?: number | null;
  /** Null where there is no browser. */
  readonly checkPush?: () => Promise<CheckFinding>;
}

export const serviceNames = Object.keys(servicePaths) as readonly ServiceName[];
const afterAddress = ['server', 'cors', 'login', 'socket-path', 'socket-polling', 'socket-websocket'] as const;

/** Makes all checks, each within the time of a request, and changes nothing on the server. Never rejects. */
export async function runChecks(options: DiagnosisOptions): Promise<Diagnosis> {
  const { runtime, origin } = options;
  const [findings, push] = await Promise.all([
    checkServer(options),
    options.checkPush?.() ?? ({ name: 'push', status: 'skipped', code: 'not-in-browser' } as const),
  ]);
  const checks = [...findings, push].map((finding) => describeCheck(finding, origin));
  return {
    format: 'agent-desk-diagnosis/1',
    status: worstStatus(checks),
    takenAt: new Date().toISOString(),
    version,
    runtime,
    origin,
    checks,
  };
}

const skipAll = (names: readonly CheckFinding['name'][]): readonly CheckFinding[] =>
  names.map((name) => ({ name, status: 'skipped', code: 'depends' }));

async function checkServer(options: DiagnosisOptions): Promise<readonly CheckFinding[]> {
  const { probe, probeSocket, token = null, origin } = options;
  const manager = options.url.trim() === '' ? null : parseAddress(options.url, 'url');
  const isMixed = manager?.protocol === 'http:' && /^https:/.test(origin ?? '') && !isThisMachine(manager);
  if (manager === null || isMixed) {
    const code = manager === null ? 'no-url' : 'mixed-content';
    const address: CheckFinding = { name: 'address', status: 'failed', code, url: manager?.href ?? null };
    return [address, ...skipAll([...afterAddress, ...serviceNames, 'clock'])];
  }
  const address: CheckFinding = { name: 'address', status: 'ok', code: 'ok', url: manager.href };
  const startedAt = performance.now();
  const base = await probe({ url: manager.href });
  const server = readReach(base, manager, performance.now() - startedAt);
  if (server.status === 'failed') {
    const elsewhere = serviceNames.filter((name) => serviceBase(options, manager, name)?.origin !== manager.origin);
    const services = await Promise.all(
      serviceNames.map((name) =>
        elsewhere.includes(name)
          ? checkService(name, serviceBase(options, manager, name), probe, token)
          : ({ name, status: 'skipped', code: 'depends' } as const),
      ),
    );
    return [address, server, ...skipAll(afterAddress.slice(1)), ...services, ...skipAll(['clock'])];
  }
  const [login, socket, ...services] = await Promise.all([
    checkLogin(manager, probe),
    checkSocket(manager, probe, probeSocket),
    ...serviceNames.map((name) => checkService(name, serviceBase(options, manager, name), probe, token)),
  ]);
  const cors = readCors(login.answer, options, login.finding);
  const isUnread = cors.status === 'failed';
  const [loginFinding] = isUnread ? skipAll(['login']) : [login.finding];
  return [
    ...[address, server, cors, loginFinding as CheckFinding, ...socket, ...services],
    readClock([base, login.answer], options.clockDifferenceMs ?? null),
  ];
}

/** Any answer shows that the server is there, also one that the page may not read. */
function readReach(answer: ProbeResult, { href: url }: URL, durationMs: number): CheckFinding {
  const finding = { name: 'server', url, durationMs } as const;
  if ('failure' in answer) {
    return answer.failure === 'cors'
      ? { ...finding, status: 'ok', code: 'ok' }
      : { ...finding, status: 'failed', code: answer.failure };
  }
  const { httpStatus } = answer;
  // From a proxy, whose server is not there.
  return [502, 503, 504].includes(httpStatus)
    ? { ...finding, status: 'failed', code: 'server-error', httpStatus }
    : { ...finding, status: 'ok', code: 'ok', httpStatus };
}

function readCors(answer: ProbeResult, { origin }: DiagnosisOptions, { url = null }: CheckFinding): CheckFinding {
  const name = 'cors';
  if (origin === null) return { name, status: 'skipped', code: 'no-origin' };
  if ('failure' in answer) {
    return answer.failure === 'cors'
      ? { name, status: 'failed', code: 'cors', url }
      : { name, status: 'skipped', code: 'depends', url };
  }
  return { name, status: 'ok', code: 'ok', url, httpStatus: answer.httpStatus };
}

/** What the session has learnt, else the date of an answer. */
function readClock(answers: readonly ProbeResult[], learnt: number | null): CheckFinding {
  const name = 'clock';
  const read = answers.map((answer) => ('failure' in answer ? null : answer.clockDifferenceMs));
  const differenceMs = learnt ?? read.find((ms) => ms !== null) ?? null;
  if (differenceMs === null) return { name, status: 'skipped', code: 'not-readable' };
  const rounded = Math.round(differenceMs);
  return Math.abs(rounded) > clockToleranceMs
    ? { name, status: 'warning', code: 'clock-differs', differenceMs: rounded }
    : { name, status: 'ok', code: 'ok', differenceMs: rounded };
}

function serviceBase({ services }: DiagnosisOptions, manager: URL, name: ServiceName): URL | null {
  const given = services[name]?.trim() ?? '';
  return given === '' ? siblingAddress(manager, servicePaths[name]) : parseAddress(given, `services.${name}`);
}

/** Browsers let pages of https ask this machine by http. */
const isThisMachine = ({ hostname }: URL): boolean =>
  /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
