// npm run bench:backtest: a back-test over 100,000 stored decisions through the real worker in bare workerd. Prints how long it
// keeps the merchant's object busy, all in all and at once, and how a shopper fares who opens a case in the middle of it.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BacktestAnswer } from "../../shared/contract.ts";
import {
  merchantRequest,
  newKey,
  requestOf,
  sampleOrder,
  samplePolicy,
  signToken,
  submission,
} from "../worker/client.ts";
import type { Call, OrderFacts } from "../worker/client.ts";
import type { Merchant } from "../worker/shapes.ts";
import { freePort } from "../free-port.ts";
import { bundled, operatorKey as key, serve } from "./workerd.ts";

const cases = Number(process.argv[2] ?? 100_000);
const session = "session-of-the-bench";

/** The worker as it is, and in the merchant's object three more methods: to fill it, to sign a lead in, to time each slice where it is read. */
const entry = `
import app from "./worker/index.ts";
import { Merchant as Real } from "./worker/merchant/index.ts";
import { pastDecisions } from "./worker/merchant/policy-life.ts";
export { Directory } from "./worker/directory.ts";

const copy = (sql, table, id, changed, from, to, of) => {
  const names = sql.exec("SELECT name FROM pragma_table_info(?)", table).toArray().map(({ name }) => name);
  sql.exec(\`WITH RECURSIVE n(n) AS (SELECT \${from} UNION ALL SELECT n + 1 FROM n WHERE n + 1 < \${to}),
      real AS (SELECT row_number() OVER (ORDER BY \${id}) - 1 AS place, * FROM \${table} WHERE \${id} NOT LIKE 'copy%')
    INSERT INTO \${table} (\${names.join(", ")}) SELECT \${names.map((name) => changed[name] ?? name).join(", ")}
    FROM n JOIN real ON place = n % \${of}\`);
};

export class Merchant extends Real {
  fill(from, to, of) {
    const { sql } = this.ctx.storage;
    // As spread over the table as real ids are, and over a year.
    const id = "'copy_' || hex(n * 2654435761 % 4294967296) || n";
    this.ctx.storage.transactionSync(() => {
      copy(sql, "cases", "id", { id, reference: "'A-' || n", opened_at: "opened_at - n * 315360" }, from, to, of);
      copy(sql, "items", "case_id", { case_id: id }, from, to, of);
    });
    return sql.exec("SELECT count(*) AS many, avg(length(decision)) AS bytes FROM items").one();
  }
  lead(hash) {
    const { sql } = this.ctx.storage;
    sql.exec("INSERT INTO sessions SELECT ?, id, 9e15 FROM staff WHERE role = 'lead'", hash);
  }
  slices() {
    const [times, begun] = [[], performance.now()];
    let cursor = null;
    do {
      const start = performance.now();
      const body = this.ctx.storage.transactionSync(() => pastDecisions({ sql: this.ctx.storage.sql }, cursor));
      times.push(performance.now() - start);
      cursor = JSON.parse(body.slice(body.lastIndexOf('"next":') + 7, -1));
    } while (cursor !== null);
    return { times, whole: performance.now() - begun };
  }
}

export default {
  fetch(request, env, ctx) {
    const { pathname, searchParams } = new URL(request.url);
    if (!pathname.startsWith("/bench/")) return app.fetch(request, env, ctx);
    const stub = env.MERCHANT.get(env.MERCHANT.idFromName(searchParams.get("merchant")));
    const number = (name) => Number(searchParams.get(name));
    const steps = {
      fill: () => stub.fill(number("from"), number("to"), number("of")),
      lead: () => stub.lead(searchParams.get("hash")),
      slices: () => stub.slices(),
    };
    return steps[pathname.slice(7)]().then((value) => Response.json(value ?? null));
  },
};
`;

const disk = mkdtempSync(join(tmpdir(), "amends-backtest-"));
const port = await freePort();
const base = `http://127.0.0.1:${port}`;
const workerd = await serve({ folder: disk, script: await bundled(entry), port });

const send = async (path: string, call: Call = {}): Promise<Response> => {
  const { method, headers, body } = requestOf(path, call);
  return fetch(base + path, { method, headers, ...(body && { body: await new Response(body).text() }) });
};

async function done<T>(answer: Promise<Response>): Promise<T> {
  const response = await answer;
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status} ${text}`);
  return JSON.parse(text) as T;
}

async function signIn(merchant: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(session));
  const hash = Buffer.from(digest).toString("base64url");
  await done(send(`/bench/lead?merchant=${merchant}&hash=${hash}`));
  return `amends_desk=${merchant}.${session}`;
}

/** An order of its own for each case: the answers are decided, and not "there is a case about this already". */
function orderOf(id: string): OrderFacts {
  return sampleOrder({ id, number: `#${id}`, customer: { id: `c_${id}`, email: `${id}@example.com`, name: "Ada" } });
}
async function submit(merchant: Merchant, id: string, reason: string): Promise<void> {
  const body = submission({ items: [{ lineId: "l1", quantity: 1, reason }] });
  await done(send("/v1/cases", { token: await signToken(merchant, orderOf(id)), body }));
}

type Round = { whole: number; times: number[] };

/**
 * So many rounds over all slices: the fastest round, and each slice's fastest time, for a neighbour on the machine only
 * ever makes it slower. The worker's clock counts whole milliseconds.
 */
async function fastest(rounds: number, merchant: string): Promise<Round> {
  let best: Round | null = null;
  for (let round = 0; round < rounds; round++) {
    const { whole, times } = await done<Round>(send(`/bench/slices?merchant=${merchant}`));
    const before: Round = best ?? { whole, times };
    best = {
      whole: Math.min(whole, before.whole),
      times: times.map((time, index) => Math.min(time, before.times[index]!)),
    };
  }
  return best!;
}

const ms = (time: number) => `${time.toFixed(1)} ms`;
const line = (name: string, said: string) => console.log(`${name.padEnd(44)} ${said}`);
const timed = async (run: () => Promise<unknown>) => {
  const start = performance.now();
  await run();
  return performance.now() - start;
};
const at = (share: number, times: readonly number[]) =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))]!;

try {
  const made = await done<Merchant>(send("/operator/merchants", { token: key, body: merchantRequest() }));
  const reasons = ["damaged", "defective", "never_arrived", "changed_mind", "late", "wrong_size", "cancel"];
  for (const reason of reasons) await submit(made, reason, reason);
  const fill = (from: number, to: number) =>
    done<{ many: number; bytes: number }>(
      send(`/bench/fill?merchant=${made.id}&from=${from}&to=${to}&of=${reasons.length}`),
    );
  let stored = { many: 0, bytes: 0 };
  for (let from = 0; from < cases - reasons.length; from += 5000) {
    stored = await fill(from, Math.min(from + 5000, cases - reasons.length));
  }
  // What was written to fill it is not to be waited for by what is measured.
  spawnSync("sync");
  line("stored decisions", `${stored.many.toLocaleString("en")}, ${Math.round(stored.bytes)} bytes each`);

  const best = await fastest(5, made.id);
  line("the object's own time", `${ms(best.whole)} in ${best.times.length} slices (bar: 2,000 ms)`);
  line("  one slice", `median ${ms(at(0.5, best.times))}, most ${ms(Math.max(...best.times))} (bar: 20 ms)`);

  const cookie = await signIn(made.id);
  const calm: number[] = [];
  for (let index = 0; index < 40; index++) calm.push(await timed(() => submit(made, `calm${index}`, "damaged")));
  const policy = { ...samplePolicy, base: { ...samplePolicy.base, autoUpTo: 2000 } };
  const call = { body: { policy }, key: newKey(), headers: { cookie, origin: base } };
  const alone: number[] = [];
  for (let round = 0; round < 5; round++)
    alone.push(await timed(() => done(send("/desk/api/policy/backtest", { ...call, key: newKey() }))));
  line("the whole back-test, over HTTP, alone", `median ${ms(at(0.5, alone))}, least ${ms(Math.min(...alone))} (5)`);
  const busy: number[] = [];
  const test = { running: true };
  const start = performance.now();
  const whole = done<BacktestAnswer>(send("/desk/api/policy/backtest", call)).finally(() => (test.running = false));
  for (let index = 0; test.running; index++) busy.push(await timed(() => submit(made, `busy${index}`, "damaged")));
  const result = await whole;
  line(
    "the same, cases opened one after the other",
    `${ms(performance.now() - start)} for ${result.items.toLocaleString("en")} items, ${result.flipped.toLocaleString("en")} flipped`,
  );
  const told = (times: readonly number[]) =>
    `median ${ms(at(0.5, times))}, 95 % ${ms(at(0.95, times))}, most ${ms(Math.max(...times))} (${times.length})`;
  line("a case opened with nothing else going on", told(calm));
  line("a case opened in the middle of it", told(busy));
} finally {
  workerd.kill();
  rmSync(disk, { recursive: true, force: true });
}
