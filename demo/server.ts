/**
 * The demo shop: `node demo/server.ts --port 8788 --merchant FILE --data FILE`.
 * FILE of `--merchant` is JSON: {worker, merchant: {id, tokenSecret, webhookSecret}}; that of `--data` is the shop's own.
 */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import { parseArgs } from "node:util";
import { createShop } from "./app.ts";
import type { Ask, Reply } from "./app.ts";
import { openStore } from "./records.ts";
import type { Merchant } from "./token.ts";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "8788" },
    merchant: { type: "string", default: ".amends/demo.json" },
    data: { type: "string", default: ".amends/shop.json" },
  },
});

const longest = 1_000_000;
const origin = `http://127.0.0.1:${values.port}`;
const made = JSON.parse(await readFile(values.merchant, "utf8")) as { worker: string; merchant: Merchant };
const store = await openStore(values.data);
const shop = await createShop({ ...made, origin, store, now: Date.now });

createServer((request, response) => void serve(request, response)).listen(Number(values.port), "127.0.0.1", () =>
  console.log(`Kettle & Clay at ${origin}`),
);

// A page may show what is not on disk yet; whoever saw it should find it again after a restart.
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void store.save().finally(() => process.exit()));

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const ask = await read(request);
    send(response, ask ? await shop(ask) : { status: 413, headers: { connection: "close" }, body: "" }, request.method);
  } catch (error) {
    console.error(error);
    send(response, { status: 500, headers: { "content-type": "text/plain" }, body: "Something broke here." }, "GET");
  }
}

/** The request with its whole body as text, or null when that is too long. */
async function read(request: IncomingMessage): Promise<Ask | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > longest) return null;
    chunks.push(chunk);
  }
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  const path = (request.url ?? "/").split("?", 1)[0]!;
  return { method: request.method ?? "GET", path, headers, body: Buffer.concat(chunks).toString("utf8") };
}

function send(response: ServerResponse, reply: Reply, method: string | undefined): void {
  if (response.headersSent) return;
  response.writeHead(reply.status, { "x-content-type-options": "nosniff", ...reply.headers });
  response.end(method === "HEAD" ? undefined : reply.body);
}
