/** Actions of agents. Only this file contains the selectors and labels they need. */
import type { AgentPage } from './test-environment.js';

/** Opens the reroute dialog, selects kind and queue, writes a note and confirms. */
export async function requestReroute(
  agentPage: AgentPage,
  kind: 'transfer' | 'conference',
  { queue = 'support', note = '' } = {},
): Promise<void> {
  await agentPage.click('chat-thread >>> button[part~=reroute-button]');
  await agentPage.click(`chat-thread >>> label:has(> input[value=${kind}])`);
  await agentPage.click(`chat-thread >>> label:has(> input[value=${queue}]:not(:disabled))`);
  if (note !== '') await agentPage.type('chat-thread >>> dialog textarea', note);
  await agentPage.click('chat-thread >>> dialog button.primary:not(:disabled)');
}

export const monitorChat = (agentPage: AgentPage, customer: string): Promise<void> =>
  agentPage.clickButton(`Monitor the chat with ${customer}`);

export const bargeIn = (agentPage: AgentPage, customer: string): Promise<void> =>
  agentPage.clickButton(`Barge in on the chat with ${customer}: the customer will see you`);

/** Leaves the open conversation and confirms. */
export async function leaveConversation(agentPage: AgentPage): Promise<void> {
  await agentPage.click('chat-thread >>> button[part~=leave-button]');
  await agentPage.click('chat-thread >>> [role=alertdialog] button.danger');
}
