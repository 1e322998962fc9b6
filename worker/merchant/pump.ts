import type { Connector, RemedyOrder, Result, Steps } from "../connectors/connector.ts";
import type { Env } from "../env.ts";
import { outgoing } from "../parts.ts";
import type { MailMessage } from "../ports/mail.ts";
import { connectorFor, remedyOf, stepsOf } from "./asking.ts";
import type { Transact } from "./asking.ts";
import { loadCase, saveCase, settlementFrom, touchCaseOf } from "./cases.ts";
import { deliverGoods, isOfGoods } from "./expecting.ts";
import { askFacts, isSame, takeIn } from "./facts.ts";
import type { Fresh } from "./facts.ts";
import { isLook } from "./looks.ts";
import { channels } from "./outbox.ts";
import type { Channel } from "./outbox.ts";
import { knownOrder, moneyLeft } from "./orders.ts";
import type { Known } from "./orders.ts";
import { lookAgain, readOrder, tell } from "./reconcile.ts";
import { markPending, markUnknown } from "./settlements.ts";
import { shareOut } from "./tenders.ts";
import { stored } from "./tx.ts";
import type { Tx } from "./tx.ts";

/**
 * Longer than the calls for one row may take together, which for money are a look, the facts, a try and a look again: a row
 * whose lease is over belongs to a call that died with its isolate.
 */
export const LEASE = 75_000;
/** With the pauses of `backoff`: some two hours for money, until a person looks; a few minutes for facts; two days else. */
const MOST_TRIES = { money: 12, facts: 7, mail: 20, webhooks: 20 } as const satisfies Record<Channel, number>;
const WAIT = 1000;

/** Milliseconds that an ending waits for others. */
const TOGETHER = 5;

/** What is to be written of a delivery once it is over. */
type Ending = (tx: Tx) => void;

type Leased = { id: number; channel: Channel; subject: string; payload: string; attempts: number };

type Host = {
  env: Env;
  transact: Transact;
  /** Keeps the object alive until the work is done. */
  background: (work: Promise<void>) => void;
  /** A slot is free again. */
  ended: () => Promise<void>;
};

/** Leases what is due and starts it. Deliveries are not awaited: a receiver that hangs holds its own slot and no other. */
export class Pump {
  readonly #host: Host;
  readonly #running: Record<Channel, number> = { money: 0, facts: 0, mail: 0, webhooks: 0 };
  readonly #endings: Record<Channel, Ending[]> = { money: [], facts: [], mail: [], webhooks: [] };

  constructor(host: Host) {
    this.#host = host;
  }

  /** The channels that have a slot free. */
  free(): Channel[] {
    return (Object.keys(channels) as Channel[]).filter((channel) => this.#running[channel] < channels[channel]);
  }

  /** Begins what is due, in the channels that are named and have a slot free. */
  run(due: ReadonlySet<string>): void {
    for (const channel of this.free()) if (due.has(channel)) this.#fill(channel);
  }

  #fill(channel: Channel): void {
    const slots = channels[channel] - this.#running[channel];
    const rows = this.#host.transact((tx) => lease(tx, channel, slots));
    for (const row of rows) this.#host.background(this.#deliver(row));
  }

  async #deliver(row: Leased): Promise<void> {
    this.#running[row.channel] += 1;
    await this.#ended(row.channel, await this.#tried(row));
  }

  async #tried(row: Leased): Promise<Ending> {
    try {
      return await deliver(row, this.#host.env, this.#host.transact);
    } catch (error) {
      console.error("A delivery failed; it comes again when its lease is over.", error);
      return () => undefined;
    }
  }

  /**
   * Endings of a channel that come together are written together, by the first of them, and with them the leases that take
   * their slots: one write to the disk. By way of the alarm each would be four.
   */
  async #ended(channel: Channel, ending: Ending): Promise<void> {
    const endings = this.#endings[channel];
    if (endings.push(ending) > 1) return;
    if (this.#running[channel] > 1) await new Promise((resolve) => setTimeout(resolve, TOGETHER));
    const all = endings.splice(0);
    this.#running[channel] -= all.length;
    try {
      this.#host.transact((tx) => all.forEach((write) => write(tx)));
    } catch (error) {
      console.error("How deliveries ended could not be written; they come again when their lease is over.", error);
    }
    this.#fill(channel);
    await this.#host.ended();
  }
}

/** Takes what is due in a channel, as much as it has slots for, and moves each row's due time past its lease. */
function lease(tx: Tx, channel: Channel, slots: number): Leased[] {
  // At most one settlement of an order is under way: a platform asked twice at once may pay twice.
  const alone =
    channel === "money"
      ? `AND NOT EXISTS (SELECT 1 FROM settlements own JOIN settlements other ON other.order_id = own.order_id
           WHERE own.id = outbox.subject AND other.id <> own.id
             AND (other.state = 'sending' AND other.connector <> 'manual' OR other.looking_until > ${tx.now}))`
      : "";
  const rows: Leased[] = [];
  while (rows.length < slots) {
    const row = tx.sql
      .exec<Leased>(
        `SELECT id, channel, subject, payload, attempts FROM outbox WHERE channel = ? AND dead = 0 AND due_at <= ? ${alone}
         ORDER BY due_at, id LIMIT 1`,
        channel,
        tx.now,
      )
      .toArray()[0];
    if (!row) {
      if (channel === "money") waitForOthers(tx);
      break;
    }
    tx.sql.exec("UPDATE outbox SET due_at = ?, attempts = attempts + 1 WHERE id = ?", tx.now + LEASE, row.id);
    if (channel === "money") begin(tx, row);
    rows.push(row);
  }
  return rows;
}

/** A try, or only a look: which counts as none. */
function begin(tx: Tx, row: Leased): void {
  const { subject } = row;
  const TRIED = "UPDATE settlements SET state = 'sending', attempts = attempts + 1";
  const LOOKED = "UPDATE settlements SET looking_until = ?";
  if (isLook(row)) tx.sql.exec(`${LOOKED} WHERE id = ? AND state = 'unknown'`, tx.now + LEASE, subject);
  else tx.sql.exec(`${TRIED} WHERE id = ? AND state IN ('scheduled', 'sending')`, subject);
  touchCaseOf(tx, subject);
}

/** What is due and was not taken waits for another settlement of its order: it comes again when that one does. */
function waitForOthers(tx: Tx): void {
  tx.sql.exec(
    `UPDATE outbox SET due_at = max(?1 + ?2, coalesce((
       SELECT max(other.due_at) FROM outbox other JOIN settlements busy ON busy.id = other.subject
       JOIN settlements own ON own.order_id = busy.order_id WHERE own.id = outbox.subject AND busy.state = 'sending'), 0))
     WHERE channel = 'money' AND dead = 0 AND due_at <= ?1`,
    tx.now,
    WAIT,
  );
}

/** Delivers one row. Never throws for what the other side does; the row stays until it is known to have arrived. */
async function deliver(row: Leased, env: Env, transact: Transact): Promise<Ending> {
  if (row.channel === "money") {
    await (isLook(row) ? lookAgain(row, transact) : settle(row, transact));
    return () => undefined;
  }
  const problem = await delivered[row.channel](row, transact, env);
  return (tx) => (problem === null ? done(tx, row) : retry(tx, row, problem));
}

/** Each gives what is wrong, or null once it has arrived. */
const delivered = { mail: deliverMail, webhooks: deliverWebhook, facts: deliverFacts } as const;

function deliverFacts(row: Leased, transact: Transact): Promise<string | null> {
  return isOfGoods(row) ? deliverGoods(row, transact) : readOrder(row, transact);
}

async function deliverMail(row: Leased, transact: Transact, env: Env): Promise<string | null> {
  const name = transact((tx) => tx.settings.name);
  try {
    const { sendMail } = await outgoing();
    await sendMail(env, { name }, stored<MailMessage>(row.payload));
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : "The mail wasn't taken.";
  }
}

async function deliverWebhook(row: Leased, transact: Transact): Promise<string | null> {
  const { url, secret, at } = transact((tx) => ({
    url: tx.settings.webhookUrl,
    secret: tx.settings.webhookSecret,
    at: new Date(tx.now),
  }));
  if (!url) return null;
  const { postWebhook } = await outgoing();
  const answer = await postWebhook({ url, secret, id: row.subject, at, body: row.payload });
  if (answer.status >= 200 && answer.status < 300) return null;
  return answer.problem ?? `The shop answered ${answer.status}.`;
}

const done = (tx: Tx, row: Leased) => void tx.sql.exec("DELETE FROM outbox WHERE id = ?", row.id);

function retry(tx: Tx, row: Leased, problem: string): void {
  const dead = isLast(row) ? 1 : 0;
  // A name that stands for no case: the desks read their counts again.
  if (dead) tx.touched.set(`letter_${row.id}`, 0);
  if (dead) console.error(`Given up after ${row.attempts + 1} tries: ${row.channel} ${row.id}: ${problem}`);
  tx.sql.exec(
    "UPDATE outbox SET due_at = ?, dead = ?, problem = ? WHERE id = ?",
    // What is given up stays with the time of its last try.
    dead ? tx.now : tx.now + backoff(row.attempts),
    dead,
    problem,
    row.id,
  );
}

const isLast = ({ channel, attempts }: Leased) => attempts + 1 >= MOST_TRIES[channel];

const LONGEST_PAUSE = 6 * 3_600_000;

/**
 * Twice as long each time, up to six hours, the second half of it by chance: many that failed together don't come back
 * together, and a receiver that is down for a while is not given up on within minutes.
 */
function backoff(attempts: number): number {
  const pause = Math.min(LONGEST_PAUSE, 2000 * 2 ** attempts);
  return Math.ceil(pause / 2 + (Math.random() * pause) / 2);
}

/**
 * Carries out one settlement: the ceiling, what the platform knows already, the ceiling by its own count, the call, and
 * after any doubt what the platform knows once more. What stays in doubt is tried again under the same key, and ends as `unknown`.
 */
async function settle(row: Leased, transact: Transact): Promise<void> {
  const job = transact((tx) => prepare(tx, row));
  if (!job) return;
  const steps = stepsOf(row.subject, transact);
  const result = "outcome" in job ? job.outcome : await carryOut(job, steps, transact);
  transact((tx) => conclude(tx, row, result));
  if (!("outcome" in job) && result.state === "failed") await abandoned(job, steps);
}

/** What was begun of a remedy that will not go on is taken back: a draft, a half-open claim. It moved nothing. */
async function abandoned({ connector, remedy }: ToCarryOut, steps: Steps): Promise<void> {
  try {
    await connector.abandon?.(remedy, steps);
  } catch (error) {
    console.error(`What was begun of ${remedy.settlementId} could not be taken back at its platform.`, error);
  }
}

async function carryOut({ connector, remedy }: ToCarryOut, steps: Steps, transact: Transact): Promise<Result> {
  try {
    const found = await connector.findRemedy(remedy, steps);
    if (found) return found;
    const stopped = await stoppedByFacts({ connector, remedy }, transact);
    if (stopped) return stopped;
    const result = await executed(connector, remedy, steps);
    // An error can have moved money all the same: what the platform knows of it counts, and nothing else.
    return result.state === "succeeded" ? result : ((await connector.findRemedy(remedy, steps)) ?? result);
  } catch (error) {
    return { state: "unclear", problem: error instanceof Error ? error.message : "The call failed." };
  }
}

/**
 * The platform's own count, once it says that this remedy isn't in it: somebody may have refunded by hand a moment ago.
 * And whether it is the same order at all: another shop may have been connected since, with an order of that id.
 * Tried before, it may only not be in sight yet: it is looked for again, and nothing is sent.
 */
async function stoppedByFacts({ connector, remedy }: ToCarryOut, transact: Transact): Promise<Result | null> {
  const { order, attempt } = remedy;
  const fresh = await askFacts(connector, order.id);
  const problem = fresh && transact((tx) => problemWith(tx, knownOrder(tx, order.id)!, fresh));
  if (!problem) return null;
  return attempt === 0 ? { state: "failed", reason: problem } : { state: "unclear", problem };
}

function problemWith(tx: Tx, known: Known, fresh: Fresh): string | null {
  if (!isSame(known.order, fresh.order)) return "The shop knows another order under this id.";
  return moneyLeft(tx, takeIn(tx, known, fresh)).over > 0 ? BEYOND : null;
}

async function executed(connector: Connector, remedy: RemedyOrder, steps: Steps): Promise<Result> {
  try {
    return await connector.execute(remedy, steps);
  } catch (error) {
    return { state: "unclear", problem: error instanceof Error ? error.message : "The call failed." };
  }
}

type ToCarryOut = { connector: Connector; remedy: RemedyOrder };
type Job = ToCarryOut | { outcome: Result };
const BEYOND = "More would have gone back than was paid.";

function prepare(tx: Tx, row: Leased): Job | null {
  const columns = tx.sql.exec("SELECT * FROM settlements WHERE id = ?", row.subject).toArray()[0];
  const settlement = columns && settlementFrom(columns);
  if (!settlement || settlement.state !== "sending") {
    done(tx, row);
    return null;
  }
  if (columns["connector"] === "manual") return handOver(tx, row, String(columns["case_id"]));
  const deadline = columns["deadline"];
  if (deadline !== null && Number(deadline) <= tx.now)
    return { outcome: { state: "unclear", problem: "No answer came in time." } };
  if (aboveCeiling(tx, String(columns["order_id"]))) return beyondCeiling(tx, row);
  const connector = connectorFor(tx, String(columns["connector"]));
  if (!connector) return { outcome: { state: "unclear", problem: "No connector is set up." } };
  shareOut(tx, row.subject);
  return { connector, remedy: remedyOf(tx, row, columns) };
}

/** It can be undone no longer: from now on it is on its way, by the hands of staff, who say how it ended. */
function handOver(tx: Tx, row: Leased, caseId: string): null {
  done(tx, row);
  shareOut(tx, row.subject);
  saveCase(tx, loadCase(tx, caseId));
  return null;
}

/**
 * Nothing was sent yet: it fails. Asked before, the shop may have paid without being able to say so, and the refund it
 * tells of may be this very one: only a person can find out, and asking once more could pay twice.
 */
function beyondCeiling(tx: Tx, row: Leased): Job | null {
  if (row.attempts === 0) return { outcome: { state: "failed", reason: BEYOND } };
  markUnknown(tx, row.subject, BEYOND);
  return null;
}

/** Somebody may have refunded by hand since this was promised. */
function aboveCeiling(tx: Tx, orderId: string): boolean {
  const known = knownOrder(tx, orderId);
  return known !== null && moneyLeft(tx, known).over > 0;
}

function conclude(tx: Tx, row: Leased, result: Result): void {
  if (result.state === "pending") return markPending(tx, row.subject);
  if (result.state !== "unclear") return tell(tx, row.subject, result);
  if (isLast(row) || isPastDeadline(tx, row.subject)) return markUnknown(tx, row.subject, result.problem);
  retry(tx, row, result.problem);
  tx.sql.exec("UPDATE settlements SET problem = ? WHERE id = ?", result.problem, row.subject);
  touchCaseOf(tx, row.subject);
}

function isPastDeadline(tx: Tx, id: string): boolean {
  const { deadline } = tx.sql
    .exec<{ deadline: number | null }>("SELECT deadline FROM settlements WHERE id = ?", id)
    .one();
  return deadline !== null && deadline <= tx.now;
}
