// Bare workerd with the merchants' objects on disk, as one would host it oneself: what is measured, and what is killed.
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { buildParts } from "../../scripts/lib/parts.mjs";

export const operatorKey = "operator-key-of-bare-workerd";

const root = new URL("../..", import.meta.url).pathname;

/** The worker as it is. */
export const plainEntry = `
  export { default } from "./worker/index.ts";
  export { Merchant } from "./worker/merchant/index.ts";
  export { Directory } from "./worker/directory.ts";`;

/** A script for workerd, from an entry that imports from the project's folder. */
export async function bundled(entry: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: root, loader: "ts" },
    bundle: true,
    write: false,
    format: "esm",
    target: "es2024",
    conditions: ["workerd", "worker", "browser"],
    external: ["cloudflare:*", "node:*"],
    logLevel: "error",
  });
  return outputFiles[0]!.text;
}

/**
 * `folder` holds the configuration and the objects. `network`: what leaves the worker goes out; else a sink takes it, which
 * answers 204 to everything. `mailUrl`: where mail goes.
 */
export type Bare = { folder: string; script: string; port: number; network?: boolean; mailUrl?: string };

/** Starts workerd and waits until it answers. Throws when it ends before. */
export async function serve(bare: Bare): Promise<ChildProcess> {
  mkdirSync(join(bare.folder, "objects"), { recursive: true });
  writeFileSync(join(bare.folder, "worker.js"), bare.script);
  writeFileSync(join(bare.folder, "sink.js"), "export default { fetch: () => new Response(null, { status: 204 }) };");
  writeFileSync(join(bare.folder, "config.capnp"), configOf(bare, await partsIn(bare.folder)));
  const program = join(root, "node_modules", "workerd", "bin", "workerd");
  const running = spawn(program, ["serve", join(bare.folder, "config.capnp")], { stdio: "inherit" });
  while (running.exitCode === null && running.signalCode === null) {
    const up = await fetch(`http://127.0.0.1:${bare.port}/v1/order`).catch(() => null);
    if (up) return running;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("workerd ended before it answered.");
}

/** The worker's parts beside its script, as wrangler puts them. @returns each as a module of the configuration */
export async function partsIn(folder: string): Promise<string> {
  mkdirSync(join(folder, "parts"), { recursive: true });
  const parts = await buildParts();
  for (const [file, bytes] of parts) writeFileSync(join(folder, "parts", file), bytes);
  return [...parts.keys()].map((file) => `, (name = "parts/${file}", esModule = embed "parts/${file}")`).join("");
}

function configOf({ folder, port, network = false, mailUrl = "https://mail.bench/" }: Bare, parts: string): string {
  const object = (name: string) => `(className = "${name}", uniqueKey = "${name}", enableSql = true)`;
  const text = (name: string, value: string) => `(name = "${name}", text = "${value}")`;
  const script = (file: string, more = "") =>
    `modules = [(name = "${file}", esModule = embed "${file}")${more}], compatibilityDate = "2026-10-23"`;
  return `using Workerd = import "/workerd/workerd.capnp";
    const config :Workerd.Config = (
      services = [
        (name = "main", worker = (
          ${script("worker.js", parts)},
          durableObjectNamespaces = [${object("Merchant")}, ${object("Directory")}],
          durableObjectStorage = (localDisk = "disk"),
          globalOutbound = "${network ? "internet" : "sink"}",
          bindings = [
            (name = "MERCHANT", durableObjectNamespace = "Merchant"),
            (name = "DIRECTORY", durableObjectNamespace = "Directory"),
            ${text("OPERATOR_KEY", operatorKey)}, ${text("MAIL_URL", mailUrl)}, ${text("MAIL_FROM", "a@example.com")}
          ])),
        (name = "internet", network = (allow = ["local", "private", "public"])),
        (name = "sink", worker = (${script("sink.js")})),
        (name = "disk", disk = (path = "${join(folder, "objects")}", writable = true))
      ],
      sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")]
    );`;
}
