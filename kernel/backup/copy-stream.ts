import { Readable, Writable } from 'node:stream';
import type pg from 'pg';

/** What `pg` hands to a query of one's own while COPY runs (PostgreSQL protocol, "COPY Operations"); its types leave it out. */
type CopyConnection = pg.Connection & {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(message: string): void;
};

/** `COPY … TO STDOUT` as a stream of bytes. Run it with `client.query(stream)`; nothing else may use the client until it ends. */
export class CopyOut extends Readable implements pg.Submittable {
  /** Known once the stream has ended. */
  rows = 0;
  readonly #text: string;
  #connection: pg.Connection | null = null;

  constructor(text: string) {
    super();
    this.#text = text;
  }

  submit(connection: pg.Connection): void {
    this.#connection = connection;
    connection.query(this.#text);
  }

  override _read(): void {
    this.#connection?.stream.resume();
  }

  handleCopyData({ chunk }: { readonly chunk: Buffer }): void {
    // pg's reader moves bytes inside its own buffer: what is kept must be a copy.
    if (!this.push(Buffer.from(chunk))) this.#connection?.stream.pause();
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    this.rows = rowsOf(text);
  }

  handleReadyForQuery(): void {
    this.#connection?.stream.resume();
    this.push(null);
  }

  handleError(error: Error): void {
    this.#connection?.stream.resume();
    this.destroy(error);
  }
}

/** `COPY … FROM STDIN` as a stream to write into; it finishes once the server has taken everything. */
export class CopyIn extends Writable implements pg.Submittable {
  rows = 0;
  readonly #text: string;
  #connection: CopyConnection | null = null;
  #begun = false;
  #waiting: (() => void) | null = null;
  #finish: ((error?: Error | null) => void) | null = null;

  constructor(text: string) {
    super();
    this.#text = text;
  }

  submit(connection: pg.Connection): void {
    connection.query(this.#text);
  }

  handleCopyInResponse(connection: CopyConnection): void {
    this.#connection = connection;
    this.#begun = true;
    this.#waiting?.();
    this.#waiting = null;
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#whenBegun(() => {
      const connection = this.#connection;
      if (!connection) return done(new Error('COPY has no connection'));
      connection.sendCopyFromChunk(chunk);
      if (connection.stream.writableNeedDrain) connection.stream.once('drain', () => done());
      else done();
    });
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#finish = done;
    this.#whenBegun(() => this.#connection?.endCopyFrom());
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    // Given up in the middle: the server must be told, or it waits for more.
    if (error && this.#begun && !this.#finish) this.#connection?.sendCopyFail('given up');
    done(error);
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    this.rows = rowsOf(text);
  }

  handleReadyForQuery(): void {
    this.#finish?.();
    this.#finish = null;
  }

  handleError(error: Error): void {
    this.#begun = false;
    this.destroy(error);
  }

  #whenBegun(work: () => void): void {
    if (this.#begun) work();
    else this.#waiting = work;
  }
}

function rowsOf(commandTag: string): number {
  return Number(/^COPY (\d+)/.exec(commandTag)?.[1] ?? 0);
}
