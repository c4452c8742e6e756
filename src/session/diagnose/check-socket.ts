import type { CheckFinding } from '../../domain/index.js';
import { readSocketHandshake, socketClosePacket, socketHandshakeQuery } from '../../protocol/diagnosis-paths.js';
import { parseSocketUrl } from '../connection/socket-url.js';
import type { Probe, ProbeSocket } from './probe.js';

/** The address of the socket's handshake. */
function handshakeUrl(
  manager: URL,
  transport: 'polling' | 'websocket',
  more: Readonly<Record<string, string>> = {},
): string {
  const { origin, path, query } = parseSocketUrl(manager.href);
  const url = new URL(`${path || '/socket.io'}/`, origin);
  url.search = new URLSearchParams({ ...query, ...socketHandshakeQuery(transport), ...more }).toString();
  return transport === 'polling' ? url.href : url.href.replace(/^http/, 'ws');
}

/**
 * A handshake of the transport below Socket.IO: it names no agent, and ends at once. The path is wrong when neither transport
 * finds a socket there; what only one of them finds is between.
 */
export async function checkSocket(
  manager: URL,
  probe: Probe,
  probeSocket: ProbeSocket | null,
): Promise<readonly CheckFinding[]> {
  const [polling, websocket] = await Promise.all([checkPolling(manager, probe), checkWebSocket(manager, probeSocket)]);
  const { url = null, httpStatus = null } = polling;
  const isThere = polling.status === 'ok' || websocket.status === 'ok';
  const path: CheckFinding = isThere
    ? { name: 'socket-path', status: 'ok', code: 'ok', url, httpStatus }
    : { ...polling, name: 'socket-path' };
  const skip = (finding: CheckFinding): CheckFinding => ({ ...finding, status: 'skipped', code: 'depends' });
  return isThere ? [path, polling, websocket] : [path, skip(polling), skip(websocket)];
}

async function checkPolling(manager: URL, probe: Probe): Promise<CheckFinding> {
  const startedAt = performance.now();
  const name = 'socket-polling';
  const url = handshakeUrl(manager, 'polling');
  const answer = await probe({ url });
  const end = (found: Pick<CheckFinding, 'status' | 'code' | 'httpStatus'>): CheckFinding => ({
    ...{ name, url, durationMs: performance.now() - startedAt },
    ...found,
  });
  if ('failure' in answer) return end({ status: 'failed', code: answer.failure });
  const { httpStatus, text } = answer;
  const handshake = readSocketHandshake(text);
  if (handshake === 'old-protocol') return end({ status: 'failed', code: 'old-protocol', httpStatus });
  if (handshake === null) {
    const code =
      httpStatus === 404
        ? 'missing'
        : httpStatus === 401 || httpStatus === 403
          ? 'forbidden'
          : httpStatus >= 500
            ? 'server-error'
            : 'wrong-answer';
    return end({ status: 'failed', code, httpStatus });
  }
  // Nothing stays open on the server. This also shows that what is sent by polling arrives.
  const closing = await probe({
    url: handshakeUrl(manager, 'polling', { sid: handshake.sid }),
    method: 'POST',
    text: socketClosePacket,
  });
  if ('failure' in closing) return end({ status: 'failed', code: closing.failure });
  return closing.httpStatus === 200
    ? end({ status: 'ok', code: 'ok', httpStatus })
    : end({ status: 'failed', code: 'wrong-answer', httpStatus: closing.httpStatus });
}

/** Without it, the desk works by polling. */
async function checkWebSocket(manager: URL, probeSocket: ProbeSocket | null): Promise<CheckFinding> {
  const name = 'socket-websocket';
  const url = handshakeUrl(manager, 'websocket');
  if (probeSocket === null) return { name, url, status: 'skipped', code: 'not-in-browser' };
  const startedAt = performance.now();
  const answer = await probeSocket(url);
  const durationMs = performance.now() - startedAt;
  const finding = { name, url, durationMs } as const;
  if ('failure' in answer) {
    const code = answer.failure === 'blocked-by-policy' ? answer.failure : 'no-upgrade';
    return { ...finding, status: 'warning', code };
  }
  const handshake = readSocketHandshake(answer.message);
  return handshake === null || handshake === 'old-protocol'
    ? { ...finding, status: 'warning', code: 'no-upgrade' }
    : { ...finding, status: 'ok', code: 'ok' };
}
