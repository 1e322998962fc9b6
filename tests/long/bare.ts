// Bare workerd that can be killed and started again on the same data, with one more door: the ledger, as it stands.
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundled, serve } from "../bench/workerd.ts";
import { freePort } from "../free-port.ts";

const entry = `
import app from "./worker/index.ts";
import { Merchant as Real } from "./worker/merchant/index.ts";
export { Directory } from "./worker/directory.ts";

export class Merchant extends Real {
  ledger() { return this.ctx.storage.sql.exec("SELECT settlement_id AS settlement, kind, amount FROM ledger ORDER BY id").toArray(); }
}

export default {
  async fetch(request, env, ctx) {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname !== "/test/ledger") return app.fetch(request, env, ctx);
    return Response.json(await env.MERCHANT.get(env.MERCHANT.idFromName(searchParams.get("merchant"))).ledger());
  },
};
`;

export type Entry = { settlement: string; kind: "owed" | "reserved" | "released" | "paid"; amount: number };

/** `worker` is its address. */
export async function startBare(mailUrl: string) {
  const folder = mkdtempSync(join(tmpdir(), "amends-bare-"));
  const bare = { folder, script: await bundled(entry), port: await freePort(), network: true, mailUrl };
  const worker = `http://127.0.0.1:${bare.port}`;
  let running = await serve(bare);
  /** As a power cut would. */
  const kill = async (): Promise<void> => {
    if (running.signalCode !== null || running.exitCode !== null) return;
    const ended = once(running, "exit");
    running.kill("SIGKILL");
    await ended;
  };
  return {
    worker,
    kill,
    async startAgain(): Promise<void> {
      running = await serve(bare);
    },
    async ledger(merchant: string): Promise<Entry[]> {
      return (await (await fetch(`${worker}/test/ledger?merchant=${merchant}`)).json()) as Entry[];
    },
    async remove(): Promise<void> {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
