/** Reads payloads as the vendor's desk does: fields that it needs are checked, all others are ignored. */

export type Json = Record<string, unknown>;
/** The last release without rooms, and one that requires them. */
export type VendorRelease = '4.4' | '4.8';

/** A payload on which the vendor's desk would throw. */
export class UnreadablePayloadError extends Error {}

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function readPath(source: unknown, path: string): unknown {
  let value = source;
  for (const key of path.split('.')) {
    if (!isObject(value)) throw new UnreadablePayloadError(`${path} cannot be read: nothing before ${key}`);
    value = value[key];
  }
  return value;
}

export function readString(source: unknown, path: string): string {
  const value = readPath(source, path);
  if (typeof value !== 'string') throw new UnreadablePayloadError(`${path} is no text`);
  return value;
}

export function readObject(source: unknown, path: string): Json {
  const value = readPath(source, path);
  if (!isObject(value)) throw new UnreadablePayloadError(`${path} is no object`);
  return value;
}

export function readObjects(source: unknown, path: string): Json[] {
  const value = readPath(source, path);
  if (!Array.isArray(value)) throw new UnreadablePayloadError(`${path} is no list`);
  return value.map((item: unknown) => {
    if (!isObject(item)) throw new UnreadablePayloadError(`${path} contains a value that is no object`);
    return item;
  });
}

export const voiceChannels: ReadonlySet<string> = new Set(['CX_VOICE', 'CISCO_CC']);
export const channelName = (session: Json): string => readString(session, 'channel.channelType.name').toUpperCase();
export const agentId = (participant: Json): string => readString(participant, 'participant.keycloakUser.id');
export const agentName = (participant: Json): string => readString(participant, 'participant.keycloakUser.username');

/** Checks the fields that the vendor's desk reads from every channel session. */
export function checkSession(session: Json): Json {
  for (const attribute of readObjects(session, 'channelData.additionalAttributes')) readString(attribute, 'type');
  readString(session, 'id');
  readString(session, 'channelData.channelCustomerIdentifier');
  channelName(session);
  return session;
}

/** Accepts the timestamp formats of the wire. */
export function checkTime(value: unknown, path: string): void {
  const isValid = typeof value === 'number' || (typeof value === 'string' && !Number.isNaN(Date.parse(value)));
  if (!isValid) throw new UnreadablePayloadError(`${path} is no time`);
}

/** Newer releases send the room with every command and take it from received payloads. */
export function requireRoom(payload: unknown, release: VendorRelease): void {
  if (release === '4.8') readString(payload, 'roomInfo.id');
}
