// The real worker in workerd with its objects, for tests in which it settles on a real platform.
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Platform } from "../../shared/platforms.ts";
import { bundled, operatorKey, serve } from "../bench/workerd.ts";
import { freePort } from "../free-port.ts";
import { merchantOf, merchantRequest, requestOf } from "../worker/client.ts";
import type { Call } from "../worker/client.ts";
import type { Merchant } from "../worker/shapes.ts";

/**
 * The worker as it is; the merchant's object can be connected to a platform, and be read. Credentials that were never
 * sealed are taken as they are.
 */
const entry = `
import app from "./worker/index.ts";
import { Merchant as Real } from "./worker/merchant/index.ts";
export { Directory } from "./worker/directory.ts";

export class Merchant extends Real {
  connectTo(platform) {
    const place = JSON.stringify({ kind: platform.kind, sealed: JSON.stringify(platform) });
    this.ctx.storage.sql.exec("UPDATE settings SET json = json_set(json, '$.platform', json(?))", place);
  }
  rows(query) {
    return this.ctx.storage.sql.exec(query).toArray();
  }
}

export default {
  async fetch(request, env, ctx) {
    const { pathname, searchParams } = new URL(request.url);
    if (!pathname.startsWith("/inside/")) return app.fetch(request, env, ctx);
    const stub = env.MERCHANT.get(env.MERCHANT.idFromName(searchParams.get("merchant")));
    const step = pathname.slice(8);
    return Response.json((await stub[step](await request.json())) ?? null);
  },
};
`;

/** A settlement as the object keeps it, with what its ledger says was paid, or is still held, for it. */
export type Kept = { id: string; orderId: string; state: string; amount: number; paid: number; held: number };

export type Worker = Awaited<ReturnType<typeof startWorker>>;

export async function startWorker() {
  const mails: { to: string; text: string }[] = [];
  const mailbox = await listen(mails);
  const address = `http://127.0.0.1:${(mailbox.address() as AddressInfo).port}/`;
  const { base, stop } = await started(address);

  const send = async (request: Request): Promise<Response> => {
    const { pathname, search } = new URL(request.url);
    const body = request.method === "GET" ? null : await request.text();
    return fetch(base + pathname + search, { method: request.method, headers: request.headers, body });
  };
  const inside = async (merchant: string, step: string, given: unknown): Promise<unknown> => {
    const body = JSON.stringify(given);
    const response = await fetch(`${base}/inside/${step}?merchant=${merchant}`, { method: "POST", body });
    if (!response.ok) throw new Error(await response.text());
    return response.json();
  };

  /** The code out of the mail, and a session for it. */
  async function signIn(merchant: string, email: string) {
    const origin = { origin: base };
    const post = (path: string, body: unknown) =>
      send(requestOf(`/desk/api${path}`, { body, headers: origin, key: null }));
    await post("/sign-in", { merchant, email });
    let mail;
    while (!(mail = mails.findLast(({ to }) => to === email))) await setTimeout(20);
    const session = await post("/session", { merchant, email, code: /^\d{6}/.exec(mail.text)![0] });
    const cookie = session.headers.get("set-cookie")!.split(";")[0]!;
    const call = (path: string, more: Call = {}) =>
      send(requestOf(`/desk/api${path}`, { ...more, headers: { ...origin, cookie } }));
    return (id: string, action: string, body: unknown = {}) => call(`/cases/${id}/actions/${action}`, { body });
  }

  return {
    send,
    signIn,
    /** A merchant whose remedies are carried out by this platform. */
    async merchantOn(platform: Platform, over: Record<string, unknown>): Promise<Merchant> {
      const body = merchantRequest(over);
      const made = await merchantOf(await send(requestOf("/operator/merchants", { token: operatorKey, body })));
      await inside(made.id, "connectTo", platform);
      return made;
    },
    settlements: (merchant: string): Promise<Kept[]> =>
      inside(
        merchant,
        "rows",
        `SELECT settlements.id, settlements.order_id AS orderId, settlements.state, settlements.amount,
           coalesce(sum(CASE kind WHEN 'paid' THEN ledger.amount END), 0) AS paid,
           coalesce(sum(CASE kind WHEN 'reserved' THEN ledger.amount WHEN 'owed' THEN 0 ELSE -ledger.amount END), 0) AS held
         FROM settlements LEFT JOIN ledger ON ledger.settlement_id = settlements.id GROUP BY settlements.id`,
      ) as Promise<Kept[]>,
    async stop(): Promise<void> {
      await stop();
      mailbox.close();
    },
  };
}

/** Bare workerd with the objects on disk. */
async function started(mailUrl: string): Promise<{ base: string; stop: () => Promise<void> }> {
  const [folder, port] = [mkdtempSync(join(tmpdir(), "amends-platforms-")), await freePort()];
  const child = await serve({ folder, script: await bundled(entry), port, network: true, mailUrl });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const end = () => void child.kill("SIGKILL");
  process.once("exit", end);
  return {
    base: `http://127.0.0.1:${port}`,
    async stop() {
      process.off("exit", end);
      end();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Takes the worker's mail as JSON. */
async function listen(mails: { to: string; text: string }[]): Promise<Server> {
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => (body += String(chunk)));
    request.on("end", () => {
      mails.push(JSON.parse(body) as { to: string; text: string });
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  return server;
}
