// A merchant's own server that fails three calls in ten, each in one of the ways real ones do: before it has paid, after it,
// or by saying nothing at all. It pays once for a key, and pays again when it is asked again under another.
import { once } from "node:events";
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";

export type Paid = { settlement: string; order: string; remedy: string; amount: number; bonus: number };
type Message = { type: string; timestamp: string; data: Record<string, unknown> };
type Failure = "refused" | "broken" | "cut off" | "silent";

const otherFailures = ["refused", "broken", "cut off"] as const;

/** Fewer than the sender has patience for, crashes of its own included: what is in doubt for ever is a test of its own. */
const mostFailuresOfOne = 3;
/** Each holds one of the sender's slots for ten seconds. */
const mostSilences = 6;

export class Receiver {
  /** What was carried out, one entry for each webhook-id. */
  readonly paid: Paid[] = [];
  /** The first message under each webhook-id. */
  readonly messages = new Map<string, Message>();
  readonly failures: Record<Failure, number> = { refused: 0, broken: 0, "cut off": 0, silent: 0 };
  calls = 0;
  /** Calls whose signature isn't right, or that say something else under a webhook-id that came before. */
  readonly wrong: string[] = [];
  /** Given once the merchant is made, which needs this address first. */
  secret = "";
  readonly #answers = new Map<string, string>();
  readonly #failed = new Map<string, number>();
  readonly #next = sequence(20_261_122);
  readonly #server = createServer((request, response) => void this.#receive(request, response));

  /** @returns where webhooks go, and mail, which is taken and forgotten */
  async open(): Promise<{ webhooks: string; mail: string }> {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    const base = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return { webhooks: `${base}/webhooks`, mail: `${base}/mail` };
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }

  ofType(type: string): Message[] {
    return [...this.messages.values()].filter((message) => message.type === type);
  }

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url === "/mail") return void request.resume().on("end", () => response.writeHead(204).end());
    const body = await textOf(request);
    // The sender was killed in the middle of it.
    if (body === null) return;
    this.calls += 1;
    const id = String(request.headers["webhook-id"]);
    const message = this.#verified(id, body, request.headers);
    if (!message) return void response.writeHead(400).end();
    const failure = this.#failure(id);
    if (failure === "refused") return void response.writeHead(500).end();
    const answer = this.#take(id, message);
    if (failure === "silent") return;
    if (failure === "cut off") return void request.socket.destroy();
    if (failure === "broken") return void response.writeHead(500).end();
    response.writeHead(200, { "content-type": "application/json" }).end(answer);
  }

  #verified(id: string, body: string, headers: IncomingMessage["headers"]): Message | null {
    try {
      return new Webhook(this.secret).verify(body, headers as Record<string, string>) as Message;
    } catch (error) {
      this.wrong.push(`${id}: ${String(error)}`);
      return null;
    }
  }

  /** Whether this call fails, and how. Drawn from one fixed sequence. */
  #failure(id: string): Failure | null {
    const failed = this.#failed.get(id) ?? 0;
    const drawn = this.#next();
    if (drawn >= 0.3 || failed >= mostFailuresOfOne) return null;
    this.#failed.set(id, failed + 1);
    const silent = drawn < 0.03 && this.failures.silent < mostSilences;
    const way = silent ? "silent" : otherFailures[Math.floor(drawn * 1000) % otherFailures.length]!;
    this.failures[way] += 1;
    return way;
  }

  /** Notes a message and carries out what it asks for, once; the answer to a redelivery is the same. */
  #take(id: string, message: Message): string {
    const first = this.messages.get(id);
    if (!first) this.messages.set(id, message);
    else if (JSON.stringify(first.data) !== JSON.stringify(message.data)) this.wrong.push(`${id} changed.`);
    if (message.type !== "settlement.requested") return "";
    const earlier = this.#answers.get(id);
    if (earlier) return earlier;
    const answer = JSON.stringify({ state: "succeeded", reference: `R-${this.paid.length + 1}` });
    this.#answers.set(id, answer);
    this.paid.push(paidOf(id, message.data));
    return answer;
  }
}

function paidOf(settlement: string, data: Record<string, unknown>): Paid {
  const { remedy, amount, bonus } = data["settlement"] as Omit<Paid, "order" | "settlement">;
  return { settlement, order: String((data["order"] as { id: unknown }).id), remedy, amount, bonus };
}

async function textOf(request: IncomingMessage): Promise<string | null> {
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    return Buffer.concat(chunks).toString("utf8");
  } catch {
    return null;
  }
}

/** Numbers from 0 to 1 that look random and are the same in every run (mulberry32). */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
