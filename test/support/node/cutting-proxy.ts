import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A network between client and server that can go silent: connections stay open, and nothing passes. */
export class CuttingProxy {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #isCut = false;
  #reportCut: () => void = () => undefined;
  /** Cuts as soon as the server has sent this text. */
  cutAfter: string | null = null;
  readonly wasCut: Promise<void>;
  /** Called with what the server sends, and how many round trips came before it. */
  onServerData: (data: Buffer, roundTrips: number) => void = () => undefined;
  /** The same, of the newest data that each side has received. */
  #roundTrips = { client: 0, server: 0 };
  /** Time that data takes in each direction (ms). */
  latencyMs = 0;

  static async start(port: number): Promise<CuttingProxy> {
    const proxy = new CuttingProxy(port);
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  private constructor(port: number) {
    this.wasCut = new Promise((resolve) => (this.#reportCut = resolve));
    this.#server = createServer((client) => {
      const server = connect(port, '127.0.0.1');
      this.#link('client', client, server, () => undefined);
      this.#link('server', server, client, (data, roundTrips) => {
        this.onServerData(data, roundTrips);
        if (this.cutAfter !== null && data.includes(this.cutAfter)) this.cut();
      });
    });
  }

  /** How many round trips came before the newest data that the client has received. */
  get roundTrips(): number {
    return this.#roundTrips.client;
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  cut(): void {
    this.cutAfter = null;
    this.#isCut = true;
    this.#reportCut();
  }

  /** New connections pass again; those that were cut stay silent. */
  mend(): void {
    for (const socket of this.#sockets) socket.removeAllListeners('data').resume();
    this.#isCut = false;
  }

  stop(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }

  #link(
    sender: 'client' | 'server',
    from: Socket,
    to: Socket,
    inspect: (data: Buffer, roundTrips: number) => void,
  ): void {
    const receiver = sender === 'client' ? 'server' : 'client';
    this.#sockets.add(from);
    from.on('data', (data) => {
      if (this.#isCut) return;
      // Half a round trip more than the newest data that the sender can have answered.
      const roundTrips = this.#roundTrips[sender] + 0.5;
      const deliver = () => {
        this.#roundTrips[receiver] = Math.max(this.#roundTrips[receiver], roundTrips);
        to.write(data);
      };
      if (this.latencyMs === 0) deliver();
      else setTimeout(deliver, this.latencyMs);
      inspect(data, roundTrips);
    });
    from.on('close', () => {
      this.#sockets.delete(from);
      if (!this.#isCut) setTimeout(() => to.destroy(), this.latencyMs);
    });
    from.on('error', () => undefined);
  }
}
