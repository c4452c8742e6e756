/** The tags in JSX of React 19. */
import { useRef } from 'react';
import type { ChatThread, Conversation } from 'agent-desk-elements';
import type {} from 'agent-desk-elements/frameworks/react.js';

export function Desk({ conversation, agent }: { conversation: Conversation | null; agent: unknown }) {
  const thread = useRef<ChatThread>(null);
  return (
    <desk-session
      url="https://cx.example.com/agent-manager"
      agent={agent}
      token={() => 'token'}
      auto-answer
      ontask-accepted={(event) => event.detail.customer.name.toUpperCase()}
    >
      <agent-login hideWhenSignedIn onlogin-request={(event) => event.preventDefault()} />
      <agent-state-switch compact session-id="desk" className="state" />
      <task-offer placement="toast" shortcut="Alt+A" style={{ width: 300 }} />
      <chat-thread
        ref={thread}
        key="thread"
        slot="main"
        conversation-id={conversation?.id ?? null}
        maxFileSize={1_000_000}
        cannedResponses={{ en: { Greeting: ['Hello'] } }}
        onmessage-send-request={({ detail }) => detail.text.trim()}
      />
      <supervisor-panel refresh-interval={5} />
      <pull-queue />
      <customer-card no-history oncustomer-label-request={({ detail }) => detail.label.name.trim()} />
      <agent-desk url="/agent-manager" remember="tab" ontask-accepted={(event) => event.detail.conversationId.trim()} />
      <customer-history conversation-id="c-1" />
      <desk-announcements />
      <conversation-list sort="recent" />
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
  // @ts-expect-error It is a boolean.
  <agent-state-switch compact={1} />,
  // @ts-expect-error A method is no property.
  <supervisor-panel refresh={() => undefined} />,
  // @ts-expect-error There is no such tag.
  <agent-desktop />,
];
