import { callKinds, type AttentionSettings, type CallKind } from '../../../domain/index.js';
import { isObject } from '../../../domain/is-object.js';
import type { DeskSession } from '../../../session/session.js';

/** Name under which the agent's own choices are kept. */
export const attentionSetting = 'attention';

const defaults: AttentionSettings = {
  sounds: callKinds,
  volume: 50,
  notifications: callKinds,
  quote: false,
  doNotDisturb: false,
  count: true,
};

const readKinds = (value: unknown): readonly CallKind[] | undefined =>
  Array.isArray(value) ? callKinds.filter((kind) => value.includes(kind)) : undefined;
const readFlag = (value: unknown): boolean | undefined => (typeof value === 'boolean' ? value : undefined);
const readPercent = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? Math.min(100, Math.max(0, value)) : undefined;

/** What is valid of what a host has set, or of what was kept on the device. */
function readSettings(value: unknown): Partial<AttentionSettings> {
  if (!isObject(value)) return {};
  const { sounds, volume, notifications, quote, doNotDisturb, count } = value;
  const read: Record<keyof AttentionSettings, unknown> = {
    sounds: readKinds(sounds),
    volume: readPercent(volume),
    notifications: readKinds(notifications),
    quote: readFlag(quote),
    doNotDisturb: readFlag(doNotDisturb),
    count: readFlag(count),
  };
  return Object.fromEntries(Object.entries(read).filter(([, setting]) => setting !== undefined));
}

/** What counts: the agent's own choices, then those of the host, then the defaults. */
export const readAttention = ({ options, state }: DeskSession): AttentionSettings => ({
  ...defaults,
  ...readSettings(options.attention),
  ...readSettings(state.local.ownSettings.get(attentionSetting)),
});

/** How loud a kind of call is, from 0 to 100; 0 when it makes no sound. */
export function readVolume(session: DeskSession, kind: CallKind): number {
  const { sounds, volume, doNotDisturb } = readAttention(session);
  return sounds.includes(kind) && !doNotDisturb ? volume : 0;
}

/** The agent chooses something else. The rest stays as the host has set it. */
export function changeAttention(session: DeskSession, change: Partial<AttentionSettings>): void {
  const own = readSettings(session.state.local.ownSettings.get(attentionSetting));
  session.setOwnSetting(attentionSetting, { ...own, ...change });
}
