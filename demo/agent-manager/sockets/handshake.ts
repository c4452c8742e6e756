/** The Socket.IO handshake: which agent connects, and whether the connection is refused. */
import type { Socket } from 'socket.io';
import { verifyToken } from '../http/access-tokens.js';
import { get, getId } from '../world/untrusted-input.js';
import type { Agent } from '../world/world-types.js';
import type { World } from '../world/world.js';
import type { SocketApi } from './socket-api.js';

function createHandshakeError(code: string, data: unknown): Error {
  return Object.assign(new Error(code), { data });
}

/** The agent of a handshake; undefined when the user object is malformed or unknown. */
export function handshakeAgent(world: World, socket: Socket): Agent | undefined {
  let user: unknown = get(socket.handshake.auth, 'agent');
  if (typeof user === 'string') {
    try {
      user = JSON.parse(user);
    } catch {
      return undefined;
    }
  }
  const agent = world.agents.get(getId(user, 'id') ?? '');
  const username = getId(user, 'username');
  return agent && (username === undefined || username === agent.username) ? agent : undefined;
}

/** The error a handshake is refused with; null when it is accepted. */
export function validateHandshake(api: SocketApi, socket: Socket): Error | null {
  const { refuse } = api.faults.ongoing;
  if (refuse) return createHandshakeError(refuse.code, refuse.data);
  const { world } = api.engine;
  const agent = handshakeAgent(world, socket);
  if (!agent) return createHandshakeError('login-failed', { content: { msg: 'Unauthorized user' } });
  const token = readAccessToken(socket);
  if (token !== '' && verifyToken(world, token) !== agent) {
    return createHandshakeError('login-failed', { content: { msg: 'The access token has expired' } });
  }
  return null;
}

function readAccessToken(socket: Socket): string {
  const token = get(socket.handshake.auth, 'token');
  return typeof token === 'string' ? token.replace(/^Bearer /i, '').slice(0, 4000) : '';
}

/** The registration token for push notifications; null without one. */
export function readRegistrationToken(socket: Socket): string | null {
  const fcm = get(socket.handshake.auth, 'fcm');
  if (typeof fcm === 'string') return fcm === '' ? null : fcm;
  return getId(fcm, 'desktopFcmKey') ?? getId(fcm, 'mobileFcmKey') ?? null;
}
