import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** What the network does to the connections through it. Times in milliseconds. */
export interface NetworkFaults {
  /** New connections are reset. */
  refuse: boolean;
  /** How long a new connection waits before the server is reached. */
  acceptDelay: number;
  latency: number;
  /** Bytes per second in each direction. */
  bandwidth: number;
  /** Every connection is reset after it has carried so many more bytes. */
  cutAfter: number;
}

const noFaults: NetworkFaults = {
  refuse: false,
  acceptDelay: 0,
  latency: 0,
  bandwidth: Infinity,
  cutAfter: Infinity,
};

/** One client and its connection to the server. */
class Link {
  readonly ends: readonly Socket[];
  isSilent = { toServer: false, toClient: false };
  remainingBytes = Infinity;

  constructor(
    readonly client: Socket,
    readonly server: Socket,
    readonly faults: NetworkFaults,
    readonly onClose: (link: Link) => void,
  ) {
    this.ends = [client, server];
    let open = this.ends.length;
    for (const end of this.ends) {
      end.on('error', () => this.reset());
      end.on('close', () => --open === 0 && this.onClose(this));
    }
    this.#pipe(client, server, 'toServer');
    this.#pipe(server, client, 'toClient');
  }

  reset(): void {
    for (const end of this.ends) {
      // Node refuses to reset a connection that it is ending, and keeps its handle for ever.
      if (end.writableEnded) end.destroy();
      else end.resetAndDestroy();
    }
  }

  destroy(): void {
    for (const end of this.ends) end.destroy();
  }

  /** Passes data on in order, as late as the faults say. The end of one side waits for the data before it. */
  #pipe(from: Socket, to: Socket, direction: 'toServer' | 'toClient'): void {
    const queue: { readonly data: Buffer | null; readonly dueAt: number }[] = [];
    let freeAt = 0;
    const pass = (): void => {
      for (let head = queue[0]; head !== undefined; head = queue[0]) {
        const waitMs = head.dueAt - performance.now();
        if (waitMs > 0) {
          setTimeout(pass, Math.ceil(waitMs));
          return;
        }
        queue.shift();
        if (this.isSilent[direction]) continue;
        if (head.data === null) to.end(() => to.destroy());
        else if (!to.destroyed) to.write(head.data);
      }
    };
    const add = (data: Buffer | null): void => {
      const { bandwidth, latency } = this.faults;
      const size = data?.length ?? 0;
      freeAt = Math.max(freeAt, performance.now()) + (size / bandwidth) * 1_000;
      queue.push({ data, dueAt: freeAt + latency });
      if (queue.length === 1) pass();
    };
    from.on('data', (data) => {
      if (this.isSilent[direction]) return;
      this.remainingBytes -= data.length;
      if (this.remainingBytes < 0) this.reset();
      else add(data);
    });
    from.on('close', () => add(null));
  }
}

/** A network between the desks and a server that can be replaced by another one. */
export class FaultProxy {
  readonly #server: Server;
  readonly #links = new Set<Link>();
  readonly #waiting = new Set<Socket>();
  readonly faults: NetworkFaults = { ...noFaults };
  /** Of the server; null while there is none: connections are refused. */
  port: number | null = null;

  static async start(): Promise<FaultProxy> {
    const proxy = new FaultProxy();
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  private constructor() {
    this.#server = createServer((client) => {
      client.on('error', () => client.destroy());
      client.on('close', () => this.#waiting.delete(client));
      this.#waiting.add(client);
      setTimeout(() => this.#link(client), this.faults.acceptDelay);
    });
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  change(faults: Partial<NetworkFaults>): void {
    Object.assign(this.faults, faults);
    if (faults.cutAfter !== undefined) for (const link of this.#links) link.remainingBytes = faults.cutAfter;
  }

  /** The connections stay open, and what is sent does not arrive. Those opened later work. */
  silence(directions: Partial<Link['isSilent']>): void {
    for (const link of this.#links) link.isSilent = { ...link.isSilent, ...directions };
  }

  reset(): void {
    for (const link of this.#links) link.reset();
  }

  /** No faults for new connections. Those that are silent stay silent. */
  mend(): void {
    this.change(noFaults);
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const connection of [...this.#links, ...this.#waiting]) connection.destroy();
    await closed;
  }

  #link(client: Socket): void {
    this.#waiting.delete(client);
    if (client.destroyed) return;
    if (this.faults.refuse || this.port === null) {
      client.resetAndDestroy();
      return;
    }
    const server = connect(this.port, '127.0.0.1');
    const link = new Link(client, server, this.faults, (closed) => this.#links.delete(closed));
    link.remainingBytes = this.faults.cutAfter;
    this.#links.add(link);
  }
}
