/** What a page gives to its elements: an agent whom it has signed in, in the hash of the address, and a session. */
import { createDeskSession } from 'agent-desk-elements';

export const isGiven = location.hash !== '';
export const agent: unknown = isGiven ? JSON.parse(decodeURIComponent(location.hash.slice(1))) : null;
export const session = isGiven
  ? createDeskSession({ url: 'https://cx.example.com/agent-manager', tabs: 'share' })
  : null;
