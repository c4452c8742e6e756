/** The guide's desk, or one with a given session and agent, in a list whose order changes. */
import { Desk } from './desk';
import { agent, isGiven, session } from './given';
import { useState } from './use-state';

const GivenDesk = () => (
  <desk-session session={session} agent={agent}>
    <agent-state-switch />
    <task-offer />
    <conversation-list />
    <chat-thread />
  </desk-session>
);

export function App() {
  const [isShown, setShown] = useState(true);
  const [order, setOrder] = useState(['desk', 'orders', 'notes']);
  return (
    <>
      <button id="toggle" onClick={() => setShown(!isShown)}>
        Toggle
      </button>
      <button id="reorder" onClick={() => setOrder([...order.slice(1), ...order.slice(0, 1)])}>
        Reorder
      </button>
      {order.map((name) => (
        <section key={name}>{name === 'desk' ? isShown && (isGiven ? <GivenDesk /> : <Desk />) : name}</section>
      ))}
    </>
  );
}
