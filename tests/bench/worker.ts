// npm run bench:worker: what a case costs, beside the least a merchant's object can do at all. Bare workerd with its storage on
// disk, 32 connections, everything in one run and in turn, since only what is measured side by side can be compared.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../free-port.ts";
import { merchantRequest, sampleOrder, samplePolicy, signToken, submission } from "../worker/client.ts";
import type { Case, Merchant } from "../worker/shapes.ts";
import { drive, wire } from "./connections.ts";
import type { Got } from "./connections.ts";
import { platformRefunds } from "./platforms.ts";
import { bundled, operatorKey, serve } from "./workerd.ts";

const width = 32;
const rounds = 4;
const [seconds, most] = [1.5, 5000];

/** The worker as it is, with the least there is beside it: an answer, a schema, a call to the object, one row in it. */
const entry = `
import app from "./worker/index.ts";
import * as v from "valibot";
import { SubmitRequest } from "./shared/contract.ts";
import { Merchant as Real } from "./worker/merchant/index.ts";
export { Directory } from "./worker/directory.ts";

export class Merchant extends Real {
  nothing() { return 1; }
  ready() { this.ctx.storage.sql.exec("CREATE TABLE IF NOT EXISTS bench (id INTEGER PRIMARY KEY, at INTEGER, text TEXT)"); }
  insert(rows) {
    const { storage } = this.ctx;
    return storage.transactionSync(() => {
      for (let row = 0; row < rows; row++)
        storage.sql.exec("INSERT INTO bench (at, text) VALUES (?, ?)", Date.now(), "One of the two mugs is in a thousand pieces");
      return 1;
    });
  }
}

const steps = {
  hello: () => "hello",
  parse: async (request) => JSON.stringify(v.parse(SubmitRequest, await request.json()).items.length),
  nothing: (_, stub) => stub.nothing(),
  ready: (_, stub) => stub.ready(),
  insert: (_, stub) => stub.insert(1),
  fifty: (_, stub) => stub.insert(50),
};

export default {
  async fetch(request, env, ctx) {
    const { pathname, searchParams } = new URL(request.url);
    if (!pathname.startsWith("/bench/")) return app.fetch(request, env, ctx);
    const stub = env.MERCHANT.get(env.MERCHANT.idFromName(searchParams.get("merchant") ?? "none"));
    return new Response(String(await steps[pathname.slice(7)](request, stub)));
  },
};
`;

const disk = mkdtempSync(join(tmpdir(), "amends-bench-"));
const port = await freePort();
const workerd = await serve({ folder: disk, script: await bundled(entry), port });

const json = { "Content-Type": "application/json" };
let keys = 0;
const keyed = (token: string) => ({ ...json, Authorization: `Bearer ${token}`, "Idempotency-Key": `bench-${++keys}` });

/** Generous enough for every case to be settled at once. */
const policy = { ...samplePolicy, limits: { perDay: { amount: 1_000_000_000, count: 1_000_000 } } };

async function makeMerchant(): Promise<Merchant> {
  const body = JSON.stringify(merchantRequest({ policy }));
  const response = await fetch(`http://127.0.0.1:${port}/operator/merchants`, {
    method: "POST",
    headers: keyed(operatorKey),
    body,
  });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as Merchant;
}

type Opened = { token: string; found: Case };
const tokens: string[] = [];
const opened: Opened[] = [];
const merchant = await makeMerchant();

async function signSome(count: number): Promise<void> {
  const from = keys + tokens.length;
  const deliveredAt = new Date(Date.now() - 2 * 86_400_000).toISOString();
  for (let index = from; index < from + count; index++) {
    const id = `B${index}`;
    const [line] = sampleOrder().lines as Record<string, unknown>[];
    const lines = [{ ...line, fulfilledAt: deliveredAt, deliveredAt }];
    const customer = { id: `c_${id}`, email: `${id}@example.com`, name: "Ada" };
    tokens.push(await signToken(merchant, sampleOrder({ id, number: `#${id}`, lines, customer })));
  }
}

const body = JSON.stringify(submission());
const accepts = ({ token, found }: Opened): Buffer => {
  const choices = found.items.map(({ id }) => ({ item: id, remedy: "refund" }));
  return wire("POST", `/v1/cases/${found.id}/actions/accept`, keyed(token), JSON.stringify({ version: 1, choices }));
};

type Kind = { name: string; next: () => Buffer | null; got: (answer: Got) => void };

const plain = (name: string, path: string): Kind => {
  const request = wire("GET", `/bench/${path}?merchant=${merchant.id}`, {});
  return { name, next: () => request, got: expect(200) };
};

function expect(status: number): (answer: Got) => void {
  return (answer) => {
    if (answer.status !== status) throw new Error(`${answer.status} ${answer.body}`);
  };
}

const parsing = wire("POST", "/bench/parse", json, body);
/** Under way, in the order they were sent on all connections: an answer names the order it is about. */
const tokenOf = new Map<string, string>();
const kinds: readonly Kind[] = [
  plain("hello", "hello"),
  { name: "valibot parse", next: () => parsing, got: expect(200) },
  plain("a call to the object", "nothing"),
  plain("one row in the object", "insert"),
  plain("fifty rows in the object", "fifty"),
  {
    name: "submit",
    next: () => {
      const token = tokens.pop();
      return token ? wire("POST", "/v1/cases", keyed(token), body) : null;
    },
    got: (answer) => {
      expect(201)(answer);
      const found = JSON.parse(answer.body) as Case;
      opened.push({ token: tokenOf.get(found.orderId)!, found });
    },
  },
  {
    name: "accept",
    next: () => {
      const next = opened.pop();
      return next ? accepts(next) : null;
    },
    got: expect(200),
  },
];

/** One turn of one kind: until its time is over, or there is nothing left to send. @returns answers a second */
async function turn({ next, got }: Kind): Promise<number> {
  const end = performance.now() + seconds * 1000;
  const { count, time } = await drive(port, width, () => (performance.now() < end ? next() : null), got);
  return count / (time / 1000);
}

const line = (name: string, rate: number, more = "") =>
  console.log(`${name.padEnd(30)} ${Math.round(rate).toLocaleString("en").padStart(8)} /s  ${more}`);

/** The token of each order, by the order's id in its payload. */
function remember(): void {
  for (const token of tokens) {
    const { sub } = JSON.parse(Buffer.from(token.split(".")[1]!, "base64url").toString()) as { sub: string };
    tokenOf.set(sub, token);
  }
}

try {
  await fetch(`http://127.0.0.1:${port}/bench/ready?merchant=${merchant.id}`);
  const best = new Map<string, number>();
  for (let round = 0; round < rounds; round++) {
    await signSome(most);
    remember();
    for (const kind of kinds) best.set(kind.name, Math.max(best.get(kind.name) ?? 0, await turn(kind)));
    tokens.length = 0;
  }
  const row = best.get("one row in the object")!;
  const to = (name: string) => `${(best.get(name)! / row).toFixed(2)} of one row in the object`;
  for (const { name } of kinds) line(name, best.get(name)!, to(name));
  console.log(`${rounds} turns each, the best; bar for submit: 0.6 of one row, goal 0.8.`);
  // What a shop pays that asks its platform itself, while the worker has nothing to do.
  const accept = best.get("accept")!;
  for (const { name, perSecond, medianMs } of await platformRefunds())
    line(
      name,
      perSecond,
      `${(perSecond / accept).toFixed(2)} of an accept, half of them within ${medianMs.toFixed(1)} ms`,
    );
} finally {
  workerd.kill();
  rmSync(disk, { recursive: true, force: true });
}
