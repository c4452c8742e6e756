/** Access tokens: signed by the emulator, so that they stay valid after a restart, and revocable per agent. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { realm } from '../world/seed-data.js';
import type { Agent } from '../world/world-types.js';
import type { World } from '../world/world.js';

const secret = 'agent-manager-emulator';

function sign(text: string): string {
  return createHmac('sha256', secret).update(text).digest('base64url');
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** Issues a token for the given use. */
export function issueToken(world: World, agent: Agent, use: 'access' | 'refresh'): string {
  if (use === 'access') agent.tokenSerial += 1;
  world.markChanged('agent', agent.id);
  const header = encode({ alg: 'HS256', typ: 'JWT' });
  const claims = {
    sub: agent.id,
    preferred_username: agent.username,
    realm,
    use,
    serial: agent.tokenSerial,
    iat: Math.floor(world.now() / 1000),
  };
  const body = `${header}.${encode(claims)}`;
  return `${body}.${sign(body)}`;
}

/** The agent of a token; undefined when the token is not valid or has expired. */
export function verifyToken(world: World, token: string): Agent | undefined {
  const [header, body, signature] = token.split('.');
  if (header === undefined || body === undefined || signature === undefined) return undefined;
  const expected = Buffer.from(sign(`${header}.${body}`));
  const given = Buffer.from(signature);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return undefined;
  try {
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as { sub?: unknown; serial?: unknown };
    const agent = typeof claims.sub === 'string' ? world.agents.get(claims.sub) : undefined;
    return agent && typeof claims.serial === 'number' && claims.serial > agent.expiredTokenSerial ? agent : undefined;
  } catch {
    return undefined;
  }
}

/** Expires all tokens of the agent; the next login issues a valid one. */
export function expireTokens(world: World, agent: Agent): void {
  agent.expiredTokenSerial = agent.tokenSerial;
  world.markChanged('agent', agent.id);
}
