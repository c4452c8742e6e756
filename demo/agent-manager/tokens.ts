/** Access tokens: signed by the emulator itself, so that they outlive a restart, and revocable per agent. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { REALM } from './catalog.js';
import type { Agent } from './types.js';
import type { World } from './world.js';

const SECRET = 'agent-manager-emulator';

function sign(text: string): string {
  return createHmac('sha256', SECRET).update(text).digest('base64url');
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** A fresh token of the given use. */
export function issueToken(world: World, agent: Agent, use: 'access' | 'refresh'): string {
  if (use === 'access') agent.tokenSerial += 1;
  world.touch('agent', agent.id);
  const head = encode({ alg: 'HS256', typ: 'JWT' });
  const claims = {
    sub: agent.id,
    preferred_username: agent.username,
    realm: REALM,
    use,
    serial: agent.tokenSerial,
    iat: Math.floor(world.now() / 1000),
  };
  const body = `${head}.${encode(claims)}`;
  return `${body}.${sign(body)}`;
}

/** The agent a token belongs to, or undefined when it is not ours or was made to expire. */
export function readToken(world: World, token: string): Agent | undefined {
  const [head, body, signature] = token.split('.');
  if (head === undefined || body === undefined || signature === undefined) return undefined;
  const expected = Buffer.from(sign(`${head}.${body}`));
  const given = Buffer.from(signature);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return undefined;
  try {
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as { sub?: unknown; serial?: unknown };
    const agent = typeof claims.sub === 'string' ? world.agents.get(claims.sub) : undefined;
    return agent && typeof claims.serial === 'number' && claims.serial > agent.tokensExpired ? agent : undefined;
  } catch {
    return undefined;
  }
}

/** Makes every token issued so far to this agent invalid; a new login gets a good one. */
export function expireTokens(world: World, agent: Agent): void {
  agent.tokensExpired = agent.tokenSerial;
  world.touch('agent', agent.id);
}
