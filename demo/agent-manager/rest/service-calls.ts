/** What every REST call has in common: the log, the token and the faults. */
import { verifyToken } from '../http/access-tokens.js';
import { HttpError, type Handler, type RequestContext } from '../http/http-router.js';
import { isObject } from '../world/untrusted-input.js';
import type { Agent, Json } from '../world/world-types.js';
import type { RestApi } from './rest-api.js';

/** Applies the faults `restFail` and `restDelayMs`. What a late answer says is what was true at the time of the call. */
export function withFaults(api: RestApi, handler: Handler): Handler {
  return async (context) => {
    try {
      const status = api.faults.restFailure(context.path);
      if (status === undefined) return await handler(context);
      logCall(api, context, null, context.body);
      const msg = 'the fault restFail is active';
      return { status, body: status === 401 ? unauthorizedBody(msg) : { statusCode: status, msg, error: msg } };
    } finally {
      await api.faults.restDelay();
    }
  };
}

/** Validates the token, if one is sent (older desks send none), and logs the call. */
export function withAuthorization(api: RestApi, handler: Handler): Handler {
  return async (context) => {
    const header = context.req.headers.authorization;
    const agent = findCaller(api, context);
    logCall(api, context, agent?.username ?? null, context.body);
    if (header !== undefined && header !== '' && !agent)
      throw new HttpError(401, unauthorizedBody('The access token is not valid'));
    return await handler(context);
  };
}

/** The agent whose token was sent. */
export function findCaller(api: RestApi, context: RequestContext): Agent | undefined {
  const token = /^Bearer\s+(\S+)$/i.exec(context.req.headers.authorization ?? '')?.[1];
  return token === undefined ? undefined : verifyToken(api.engine.world, token);
}

export function logCall(api: RestApi, context: RequestContext, who: string | null, body: unknown): void {
  const payload = context.method === 'GET' ? Object.fromEntries(context.query) : withoutPassword(body);
  const bytes = Number(context.req.headers['content-length'] ?? 0);
  const entry = {
    at: api.engine.world.now(),
    dir: 'in',
    kind: 'rest',
    name: `${context.method} ${context.path}`,
  } as const;
  api.log.add({ ...entry, who, payload }, bytes);
}

function withoutPassword(body: unknown): unknown {
  return isObject(body) && Object.hasOwn(body, 'password') ? { ...body, password: '***' } : body;
}

/** The body of a 401, in the shapes of older and newer desks. */
export function unauthorizedBody(reason: string): Json {
  return {
    statusCode: 401,
    msg: reason,
    error: { error_message: reason, error_detail: { status: 401, reason }, msg: reason },
  };
}
