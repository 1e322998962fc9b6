// The worker's parts: what few requests need, each a module of its own beside the bundle (see worker/parts.ts).
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./setup.mjs";

const parts = ["analysis", "outgoing", "papers", "platforms"];

/** Where they lie: beside worker/index.ts, as wrangler wants it. */
const folder = (source) => join(source, "worker", "parts");

/**
 * Makes every part, each with all that it needs.
 * @param {string} source the folder that holds worker/
 * @returns {Promise<Map<string, Uint8Array>>} each part's file name and bytes; throws esbuild's error
 */
export async function buildParts(source = root) {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    absWorkingDir: source,
    entryPoints: parts.map((name) => `worker/${name}.ts`),
    outdir: "worker/parts",
    outExtension: { ".js": ".mjs" },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    external: ["cloudflare:*", "node:*"],
    target: "es2024",
    charset: "utf8",
    legalComments: "none",
    logLevel: "error",
  });
  await mkdir(folder(source), { recursive: true });
  const made = new Map();
  for (const [index, name] of parts.entries()) {
    const file = `${name}.mjs`;
    const bytes = outputFiles[index].contents;
    made.set(file, bytes);
    const old = await readFile(join(folder(source), file)).catch(() => undefined);
    // A worker that watches its files needn't start again for nothing.
    if (!old?.equals(bytes)) await writeFile(join(folder(source), file), bytes);
  }
  return made;
}
