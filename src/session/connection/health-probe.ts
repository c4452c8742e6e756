/** What is used of a socket of Socket.IO. */
interface NamespaceSocket {
  once(event: 'connect', listener: () => void): unknown;
  connect(): unknown;
  disconnect(): unknown;
  removeAllListeners(): unknown;
}
interface MainSocket {
  readonly io: { socket(namespace: string): NamespaceSocket };
}

/** No server has it: Socket.IO answers "Invalid namespace" at once, without the server's own code and without an effect. */
const unknownNamespace = '/health';

/** Asks the server for a sign of life on the connection of `main`, which stays untouched. */
export class HealthProbe {
  #socket: NamespaceSocket | undefined;

  ask(main: MainSocket): void {
    this.stop();
    const socket = main.io.socket(unknownNamespace);
    this.#socket = socket;
    // Any packet is an answer, and the refusal closes the namespace. A server that knows the namespace is told to close it.
    socket.once('connect', () => socket.disconnect());
    socket.connect();
  }

  /** Call it before the main socket closes: an open namespace would keep the connection. */
  stop(): void {
    this.#socket?.removeAllListeners();
    this.#socket?.disconnect();
    this.#socket = undefined;
  }
}
