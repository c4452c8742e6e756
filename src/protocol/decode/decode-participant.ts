import type { AgentId, Participant, Role } from '../../domain/index.js';
import type { Labelled } from '../../domain/text/label.js';
import { ownValue } from '../../domain/own-value.js';
import { enumTable, firstNonBlank, asLabel, asObject, asUpperCase, type JsonObject } from '../json.js';
import { parseTimestamp } from '../timestamp.js';
import { toOpaque } from '../wire-objects.js';
import { formatPersonName } from './decode-agent.js';

const roles: Readonly<Record<string, Role>> = { ...enumTable('primary', 'wrap-up'), SILENT_MONITOR: 'monitor' };

/**
 * A participant's role. After a barge-in the guide says `BargIn`, servers say PRIMARY. ASSISTANT, WHISPER and unknown
 * roles become assistants: they cannot write to the customer, but unlike monitors they are visible.
 */
function parseRole(role: unknown): { readonly role: Role; readonly bargedIn: boolean } {
  const name = asUpperCase(role);
  const bargedIn = /^BARGE?_?IN$/.test(name);
  return { role: bargedIn ? 'primary' : (ownValue(roles, name) ?? 'assistant'), bargedIn };
}

/** An agent's participant record; null when the record is not an agent's. */
export function parseParticipant(record: JsonObject): Labelled<Participant> | null {
  const person = asObject(record['participant']);
  const user = asObject(person['keycloakUser']);
  const isAgent = asUpperCase(record['type']) === 'AGENT' || asUpperCase(person['participantType']) === 'CCUSER';
  const agentId = firstNonBlank(user['id'], person['id']) as AgentId;
  if (!isAgent || agentId === '') return null;
  const username = asLabel(user['username']);
  return {
    agentId,
    username,
    displayName: formatPersonName(user) || asLabel(username, person['displayName']),
    ...parseRole(record['role']),
    joinedAt: parseTimestamp(record['joiningTime']),
    source: toOpaque(record),
  };
}

/** True while the agent of the record takes part. */
export const isActiveRecord = (record: JsonObject): boolean =>
  record['isActive'] !== false && asUpperCase(record['state']) !== 'UNSUBSCRIBED';
