/** The components of `agent-desk-elements/react`. */
import { useRef } from 'react';
import type { TaskOffer as TaskOfferElement } from 'agent-desk-elements';
import { ChatThread, DeskSession, TaskOffer } from 'agent-desk-elements/react';

export function Desk() {
  const offer = useRef<TaskOfferElement>(null);
  return (
    <DeskSession
      url="https://cx.example.com/agent-manager"
      onTaskAccepted={({ detail }) => detail.conversationId.toUpperCase()}
    >
      <TaskOffer ref={offer} placement="toast" onTaskAcceptRequest={(event) => event.preventDefault()} />
      <ChatThread conversationId="c-1" onElementError={({ detail }) => detail.where} />
    </DeskSession>
  );
}

export const wrong = [
  // @ts-expect-error There is no such placement.
  <TaskOffer placement="top" />,
  // @ts-expect-error There is no such property.
  <ChatThread conversation="c-1" />,
  // @ts-expect-error The detail has no such field.
  <ChatThread onMessageSendRequest={({ detail }) => detail.body} />,
  // @ts-expect-error There is no such event.
  <TaskOffer onTaskAccept={() => undefined} />,
];
