/** What people do with their desks, in their words: where a button is and what it is called is known here alone. */
import type { Person } from './stage.js';

/** Opens transfer and conference, chooses, writes a note and confirms. */
export async function asksQueue(
  person: Person,
  kind: 'transfer' | 'conference',
  { queue = 'support', note = '' } = {},
): Promise<void> {
  await person.clicks('chat-thread >>> button[part~=reroute-button]');
  await person.clicks(`chat-thread >>> label:has(> input[value=${kind}])`);
  await person.clicks(`chat-thread >>> label:has(> input[value=${queue}]:not(:disabled))`);
  if (note !== '') await person.types('chat-thread >>> dialog textarea', note);
  await person.clicks('chat-thread >>> dialog button.primary:not(:disabled)');
}

export const monitors = (person: Person, customer: string): Promise<void> =>
  person.press(`Monitor the chat with ${customer}`);

export const bargesIn = (person: Person, customer: string): Promise<void> =>
  person.press(`Barge in on the chat with ${customer}: the customer will see you`);

/** Leaves the open conversation, and means it. */
export async function leaves(person: Person): Promise<void> {
  await person.clicks('chat-thread >>> button[part~=leave-button]');
  await person.clicks('chat-thread >>> [role=alertdialog] button.danger');
}
