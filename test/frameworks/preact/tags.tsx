/** The tags in JSX of Preact. */
import { createRef } from 'preact';
import type { ChatThread } from 'agent-desk-elements';
import type {} from 'agent-desk-elements/frameworks/preact.js';

export function Desk({ agent }: { agent: unknown }) {
  const thread = createRef<ChatThread>();
  return (
    <desk-session
      url="https://cx.example.com/agent-manager"
      agent={agent}
      auto-answer
      ontask-accepted={(event) => event.detail.customer.name.toUpperCase()}
    >
      <agent-login hideWhenSignedIn onlogin-request={(event) => event.preventDefault()} />
      <task-offer placement="toast" class="offers" />
      <chat-thread
        ref={thread}
        key="thread"
        conversation-id="c-1"
        cannedResponses={{ en: { Greeting: ['Hello'] } }}
        onmessage-send-request={({ detail }) => detail.text.trim()}
      />
    </desk-session>
  );
}

export const wrong = [
  // @ts-expect-error There is no such placement.
  <task-offer placement="top" />,
  // @ts-expect-error There is no such property.
  <chat-thread conversation="c-1" />,
  // @ts-expect-error The detail has no such field.
  <chat-thread onmessage-send-request={({ detail }) => detail.body} />,
  // @ts-expect-error There is no such tag.
  <agent-desktop />,
];
