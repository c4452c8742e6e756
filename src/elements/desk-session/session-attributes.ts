import { reportError } from '../../browser/diagnostics.js';
import type { CallKind } from '../../domain/index.js';
import { defaultOptions, type DeskSessionOptions } from '../../session/session.js';
import type { DeskSessionElement } from './desk-session.js';

type OptionAttributes = Pick<
  DeskSessionElement,
  | 'url'
  | 'services'
  | 'replyMode'
  | 'server'
  | 'autoAnswer'
  | 'token'
  | 'requestTimeout'
  | 'push'
  | 'outbox'
  | 'shortcuts'
  | 'tabs'
  | 'debug'
  | 'telemetry'
>;

type AttentionAttributes = Pick<
  DeskSessionElement,
  'sounds' | 'volume' | 'notifications' | 'quoteMessages' | 'doNotDisturb' | 'noCount'
>;

/** The attributes of `<desk-session>` that set options of its session. Frameworks set null for what they do not have. */
export type SessionAttributes = OptionAttributes & AttentionAttributes;

/** What cannot be meant is reported, and the default counts. */
export function toSessionOptions(attributes: SessionAttributes): Partial<DeskSessionOptions> {
  const { url, services, replyMode, server, autoAnswer, token, requestTimeout, push, outbox } = attributes;
  const { shortcuts, debug, telemetry, tabs } = attributes;
  if (![null, undefined, 'reuse-id', 'reference'].includes(replyMode)) {
    reportError(`reply-mode is "reuse-id" or "reference", not "${String(replyMode)}": "reuse-id" is used.`);
  }
  const isRelease = /^\d+\.\d+$/.test(server);
  if (!isRelease && (server ?? null) !== null) reportError(`server is a release such as "4.8", not "${server}".`);
  const hasTimeout = (requestTimeout ?? null) !== null;
  if (hasTimeout && !(Number(requestTimeout) > 0)) {
    reportError('request-timeout is a number of seconds above zero: the defaults are used.');
  }
  return {
    url: url ?? null,
    services: services ?? null,
    replyMode: replyMode === 'reference' ? 'reference' : 'reuse-id',
    server: isRelease ? server : defaultOptions.server,
    autoAnswer: Boolean(autoAnswer),
    token: token ?? null,
    push: push ?? null,
    outbox: outbox ?? null,
    shortcuts: shortcuts ?? null,
    tabs: tabs ?? 'share',
    attention: toAttention(attributes),
    telemetry: telemetry ?? null,
    debug: Boolean(debug),
    requestTimeout: hasTimeout && Number(requestTimeout) > 0 ? Number(requestTimeout) * 1000 : null,
  };
}

function toAttention(attributes: AttentionAttributes): DeskSessionOptions['attention'] {
  const { sounds, volume, notifications, quoteMessages, doNotDisturb, noCount } = attributes;
  return {
    ...((sounds ?? null) !== null && { sounds: toCallKinds(String(sounds)) }),
    ...((volume ?? null) !== null && { volume: Number(volume) }),
    ...((notifications ?? null) !== null && { notifications: toCallKinds(String(notifications)) }),
    quote: Boolean(quoteMessages),
    doNotDisturb: Boolean(doNotDisturb),
    count: !noCount,
  };
}

/** Words that are none are left out when they are read. */
const toCallKinds = (value: string): readonly CallKind[] => value.split(/[\s,]+/) as CallKind[];
