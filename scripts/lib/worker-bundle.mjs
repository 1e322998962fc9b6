// The worker as it would be deployed: `wrangler deploy` without the upload.
import { join } from "node:path";
import { readFile, rm } from "node:fs/promises";
import { root } from "./setup.mjs";
import { run, toolCommand } from "./tools.mjs";

/** The folder the bundle is written to. */
export const workerFolder = join(root, "dist", "worker");

/**
 * Writes the worker's bundle to dist/worker; needs dist/assets.
 * @returns {Promise<Buffer>} the bundle's bytes; throws when wrangler can't make it
 */
export async function bundleWorker() {
  await rm(workerFolder, { recursive: true, force: true });
  const code = await run(toolCommand("wrangler"), ["deploy", "--dry-run", "--outdir", workerFolder], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (code !== 0) throw new Error("wrangler could not bundle the worker");
  return readFile(join(workerFolder, "index.js"));
}
