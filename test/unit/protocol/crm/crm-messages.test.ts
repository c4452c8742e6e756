import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Agent, Offer, ScreenPop } from '../../../../src/domain/index.js';
import { screenPopOf } from '../../../../src/domain/index.js';
import * as crm from '../../../../src/protocol/crm/crm-messages.js';
import { decodeLogin } from '../../../../src/protocol/decode/decode-rest.js';
import { maskEvent } from '../../../../src/session/events/pii-masking.js';
import { decodeFile, fixture, only, type Json } from '../../../fixtures/wire/support.js';

function signedInAgent(): Agent {
  const { agent } = decodeLogin(fixture('rest.login.response.agent.json')) as { readonly agent: Agent };
  return agent;
}

function reportOf(file: string): crm.PresenceReport {
  const event = only(decodeFile(file));
  assert.ok(event.type === 'presence-reported');
  return event;
}

function offerOf(file: string): Offer {
  const event = only(decodeFile(file));
  assert.ok(event.type === 'offer-received');
  return event.offer;
}

function screenPopOfFile(file: string): ScreenPop {
  const event = only(decodeFile(file));
  assert.ok(event.type === 'conversation-snapshot');
  return screenPopOf(event.conversation);
}

/** Paths of an example that are not posted. Everything that is posted has the example's value. */
function findWithheld(posted: unknown, example: Json, path = ''): readonly string[] {
  if (example === null || typeof example !== 'object') {
    assert.deepEqual(posted, example, path);
    return [];
  }
  assert.ok(typeof posted === 'object' && posted !== null, path);
  const known = new Set(Object.keys(example));
  for (const key of Object.keys(posted)) assert.ok(known.has(key), `${path}.${key} is not in the example`);
  return Object.entries(example).flatMap(([key, value]) => {
    const inner = /^\d+$/.test(key) ? `${path}[]` : `${path}.${key}`;
    const part = (posted as Record<string, unknown>)[key];
    return part === undefined ? [inner] : findWithheld(part, value, inner);
  });
}

const unique = (paths: readonly string[]): readonly string[] => [...new Set(paths)];

describe('messages of which there are examples have their form, without the fields that are withheld', () => {
  test('AGENT_LOGIN', () => {
    assert.deepEqual(findWithheld(crm.agentLogin(signedInAgent()), fixture('crm.postMessage.agent_login.json')), [
      '.agentData.agentData.permittedResources',
      '.agentData.agentData.realm',
    ]);
  });

  test('AGENT_STATE_CHANGE', () => {
    const before = reportOf('agentPresence.after_login.json');
    const message = crm.agentStateChange(signedInAgent(), before, reportOf('agentPresence.ready.json'));
    const presence = '.agentData.agentData.agentPresence';
    assert.deepEqual(unique(findWithheld(message, fixture('crm.postMessage.agent_state_change.json'))), [
      `${presence}.agent.participantType`,
      `${presence}.agent.keycloakUser.permittedResources`,
      `${presence}.agent.keycloakUser.realm`,
      `${presence}.agent.associatedRoutingAttributes`,
      `${presence}.agent.associatedMrds`,
      `${presence}.agentMrdStates[].mrd.type`,
      `${presence}.agentMrdStates[].mrd.description`,
      `${presence}.agentMrdStates[].mrd.maxRequests`,
      `${presence}.agentMrdStates[].mrd.interruptible`,
      `${presence}.agentMrdStates[].previousState`,
      `${presence}.agentMrdStates[].lastReadyStateChangeTime`,
      `${presence}.agentLoginTime`,
      '.agentData.agentData.correlationId',
    ]);
  });

  test('END_CONVERSATION', () => {
    const event = only(decodeFile('topicUnsubscription.server.unsubscribed.json'));
    assert.ok(event.type === 'conversation-closed');
    assert.deepEqual(
      findWithheld(
        crm.conversationEnded(event.conversationId, event.reason),
        fixture('crm.postMessage.end_conversation.json'),
      ),
      ['.agentData.roomInfo'],
    );
  });
});

describe('a change of state', () => {
  const agent = signedInAgent();
  const dataOf = (before: crm.PresenceReport | null, after: crm.PresenceReport): Record<string, Json> | null => {
    const message = crm.agentStateChange(agent, before, after);
    return message && ((message.agentData as Record<string, Json>)['agentData'] as Record<string, Json>);
  };

  test('of a channel alone names the channel', () => {
    const wire = fixture('agentPresence.mrd_ready.json');
    const data = dataOf(reportOf('agentPresence.ready.json'), reportOf('agentPresence.mrd_ready.json'));
    assert.equal(data?.['agentStateChanged'], false);
    assert.deepEqual(data?.['mrdStateChanges'], wire['mrdStateChanges']);
  });

  test('has its reason', () => {
    const data = dataOf(null, reportOf('agentPresence.not_ready_reason.json'));
    const presence = data?.['agentPresence'] as Record<string, Json>;
    assert.deepEqual(presence['state'], {
      name: 'NOT_READY',
      reasonCode: { id: '66a000000000000000000f12', name: 'Lunch Break', type: 'NOT_READY' },
    });
  });

  test('that is none is no message', () => {
    const report = reportOf('agentPresence.ready.json');
    assert.equal(dataOf(report, { ...report }), null);
  });
});

describe('reconstructed messages', () => {
  test('an offer has the identifiers of customer and queue', () => {
    const { agentData } = crm.taskReserved(offerOf('taskRequest.reserved.whatsapp.json'));
    assert.deepEqual(agentData, {
      conversationId: '66f100000000000000000c02',
      taskId: fixture('taskRequest.reserved.whatsapp.json')['taskId'],
      taskState: { name: 'RESERVED' },
      taskDirection: 'INBOUND',
      channelCustomerIdentifier: '15550100002',
      queue: { id: '66a0000000000000000000d2', name: 'support' },
      requestedBy: null,
      channelSession: {
        channel: { serviceIdentifier: '15550199000', channelType: { name: 'WHATSAPP' } },
        channelData: { channelCustomerIdentifier: '15550100002', serviceIdentifier: '15550199000' },
        customer: {
          _id: '66c000000000000000000002',
          firstName: 'Tess',
          lastName: 'Oakley',
          isAnonymous: false,
          phoneNumber: ['15550100002'],
        },
      },
    });
  });

  test('what is posted of an offer and of a conversation is where the server has it, too', () => {
    const offer = fixture('taskRequest.reserved.whatsapp.json');
    const { channelCustomerIdentifier, ...posted } = crm.taskReserved(offerOf('taskRequest.reserved.whatsapp.json'))
      .agentData as Record<string, unknown>;
    findWithheld(posted, offer);
    const snapshot = fixture('onTopicData.primary.json');
    const answered = crm.taskAnswered(screenPopOfFile('onTopicData.primary.json')).agentData as Record<string, unknown>;
    const { channelSessions, ...topicData } = answered['topicData'] as Record<string, unknown>;
    findWithheld(topicData, snapshot['topicData'] as Json);
    assert.deepEqual(
      [channelCustomerIdentifier, answered['channelCustomerIdentifier']],
      ['15550100002', '15550100001'],
    );
    assert.deepEqual(answered['taskState'], { name: 'ANSWERED' });
    assert.deepEqual(topicData['conversationData'], { first_name: 'Pim', phone: '15550100001' });
    assert.equal((channelSessions as unknown[]).length, 1);
  });

  test('the note of a colleague is not posted', () => {
    const offer = offerOf('taskRequest.reserved.transfer.json');
    assert.ok(offer.note);
    assert.ok(!JSON.stringify(crm.taskReserved(offer)).includes(offer.note));
  });

  test('a reason in the words of the server is not posted', () => {
    const { agentData } = crm.conversationEnded('talk' as Offer['conversationId'], 'other');
    assert.equal((agentData as Record<string, Json>)['reason'], 'OTHER');
  });

  test('for an agent who may not see personal data have masks', () => {
    const event = only(decodeFile('taskRequest.reserved.whatsapp.json'));
    const snapshot = only(decodeFile('onTopicData.primary.json'));
    assert.ok(event.type === 'offer-received' && snapshot.type === 'conversation-snapshot');
    const messages = [
      crm.taskReserved(maskEvent(event).offer),
      crm.taskAnswered(screenPopOf(maskEvent(snapshot).conversation)),
      crm.chatSwitched(screenPopOf(maskEvent(snapshot).conversation), null),
    ];
    assert.doesNotMatch(JSON.stringify(messages), /Tess|Oakley|Pim|Harrow|1555010000/);
    assert.match(JSON.stringify(messages), /T•••/);
  });
});
