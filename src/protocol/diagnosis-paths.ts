import type { ServiceName } from '../domain/index.js';
import * as paths from './rest-paths.js';

/** An id that no record has. */
const noId = '00000000-0000-4000-8000-000000000000';

/** One of the paths of reports; those are a file of their own, which is loaded with the reports only. */
export const botReportPath = 'bot-active-chats/detail';

/** A GET that changes nothing and needs no record. */
export interface DiagnosisRequest {
  readonly path: string;
  /**
   * What a good answer is. `record`: any answer of the service, also that there is no such record; only a page of a proxy says
   * that nothing is there.
   */
  readonly expected: 'list' | 'json' | 'record';
}

/** What is asked of each service, so that everything the desk needs of it is there. */
export const diagnosisRequests: Readonly<Record<ServiceName, readonly DiagnosisRequest[]>> = {
  admin: [
    { path: paths.reasonsPath, expected: 'list' },
    { path: paths.settingsPath, expected: 'list' },
    { path: paths.pullListsPath, expected: 'list' },
    { path: paths.wrapUpFormPath, expected: 'record' },
  ],
  routing: [
    { path: paths.activeTasksPath(noId), expected: 'record' },
    { path: paths.queueTargetsPath(noId), expected: 'record' },
  ],
  conversations: [{ path: paths.historyPath(noId, 0, 1), expected: 'record' }],
  files: [{ path: paths.downloadPath('agent-desk-check'), expected: 'record' }],
  reports: [{ path: botReportPath, expected: 'list' }],
  customers: [
    { path: paths.customerSchemaPath, expected: 'json' },
    { path: paths.customerLabelsPath, expected: 'list' },
  ],
  announcements: [{ path: paths.announcementsPath([noId]), expected: 'list' }],
};

/** A sign-in without a name: refused as malformed, and no account is concerned. */
export const emptySignIn = {};

/** What a Socket.IO server answers at its path, by each transport. */
export const socketHandshakeQuery = (transport: 'polling' | 'websocket'): Readonly<Record<string, string>> => ({
  EIO: '4',
  transport,
});

/** The session id of a handshake, null when it is none, or `old-protocol`. */
export function readSocketHandshake(text: string): { readonly sid: string } | 'old-protocol' | null {
  // Servers of the protocol before refuse the number of ours, or count the characters of a packet first.
  if (/^\d+:0\{"sid"/.test(text) || /"message":\s*"Unsupported protocol version"/.test(text)) return 'old-protocol';
  try {
    const { sid } = JSON.parse(text.startsWith('0') ? text.slice(1) : '') as { sid?: unknown };
    return typeof sid === 'string' ? { sid } : null;
  } catch {
    return null;
  }
}

/** The packet that ends a session of the handshake. */
export const socketClosePacket = '1';
