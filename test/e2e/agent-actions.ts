/** Actions of agents. Only this file contains the selectors and labels they need. */
import type { AgentPage } from './agent-page.js';

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

/** Barges in from the supervisor panel, and confirms. */
export async function bargeIn(agentPage: AgentPage, customer: string): Promise<void> {
  await agentPage.clickButton(`Barge in on the chat with ${customer}: the customer will see you`);
  await agentPage.click('supervisor-panel >>> dialog button.ink');
}

/** Leaves the open conversation and confirms. */
export async function leaveConversation(agentPage: AgentPage): Promise<void> {
  await agentPage.click('chat-thread >>> button[part~=leave-button]');
  await agentPage.click('chat-thread >>> [role=alertdialog] button.danger');
}

/** Adds a text file to the draft, as from the dialog for files, and sends it. */
export async function sendFile(agentPage: AgentPage, name: string): Promise<void> {
  const input = 'chat-thread >>> input[type=file]';
  await agentPage.waitFor(input, 'true', 'can attach files');
  await agentPage.evaluate(
    input,
    `{ const transfer = new DataTransfer();
      transfer.items.add(new File(['Order 7'], ${JSON.stringify(name)}, { type: 'text/plain' }));
      element.files = transfer.files;
      element.dispatchEvent(new Event('change')); }`,
  );
  await agentPage.waitForText(name);
  await agentPage.click('chat-thread >>> button[part~=send-button]:not(:disabled, [aria-disabled=true])');
}

const scroller = 'chat-thread >>> .scroller';
const lastMessage = 'chat-thread >>> .message:last-of-type';

/** Waits until the thread shows its end: the text of the last message, and nothing is below the view. */
export async function waitForEnd(agentPage: AgentPage, text: string): Promise<void> {
  await agentPage.waitForText(text);
  await agentPage.waitFor(
    scroller,
    'element.scrollHeight - element.clientHeight - element.scrollTop < 2',
    `shows the end of the thread, “${text}”`,
  );
}

/** Reads back with the keyboard, from the last message to the first of the conversation. */
export async function readBack(agentPage: AgentPage, firstText: string): Promise<void> {
  await agentPage.click(lastMessage);
  await agentPage.press('Home');
  await agentPage.waitFor(
    scroller,
    `(() => {
      const view = element.getBoundingClientRect();
      const first = [...element.querySelectorAll('.message')].find(({ textContent }) => textContent.includes(${JSON.stringify(firstText)}));
      const message = first?.getBoundingClientRect();
      return message !== undefined && message.top >= view.top - 1 && message.bottom <= view.bottom + 1;
    })()`,
    `shows the first message, “${firstText}”`,
  );
}

/** Returns to the end of the thread by its button. */
export const jumpToLatest = (agentPage: AgentPage): Promise<void> => agentPage.click('chat-thread >>> button.latest');
