/** The login of the Agent Manager. */
import { issueToken } from '../http/access-tokens.js';
import { HttpError, type RequestContext, type RouteResponse } from '../http/http-router.js';
import { keycloakUser } from '../payloads/agent-payloads.js';
import { demoPassword } from '../world/seed-data.js';
import { getString } from '../world/untrusted-input.js';
import type { RestApi } from './rest-api.js';
import { logCall, unauthorizedBody } from './service-calls.js';

export async function login(api: RestApi, context: RequestContext): Promise<RouteResponse> {
  const { world } = api.engine;
  const username = (getString(context.body, 'username') ?? '').normalize();
  const password = getString(context.body, 'password') ?? '';
  logCall(api, context, username, context.body);
  for (const [attribute, value] of [
    ['username', username],
    ['password', password],
  ] as const) {
    if (value === '') {
      throw new HttpError(400, { statusCode: 400, msg: { error: { attribute, validation: 'required' } } });
    }
  }
  const agent = world.agentsByUsername.get(username);
  if (!agent || password !== demoPassword) {
    await api.logins.wrongLogin();
    throw new HttpError(401, unauthorizedBody('Invalid user credentials'));
  }
  api.logins.clear();
  const token = api.engine.perform(() => issueToken(world, agent, 'access'));
  return {
    body: {
      statusCode: 200,
      data: { token, refresh_token: issueToken(world, agent, 'refresh'), keycloak_User: keycloakUser(agent) },
    },
  };
}
