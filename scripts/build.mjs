// npm run build: pages and scripts into dist/assets, then the worker's bundle into dist/worker.
import { performance } from "node:perf_hooks";
import { ensureInstalled, fail } from "./lib/setup.mjs";

ensureInstalled();
const { buildAssets } = await import("./lib/assets.mjs");
const { buildParts } = await import("./lib/parts.mjs");
const { bundleWorker } = await import("./lib/worker-bundle.mjs");

try {
  const started = performance.now();
  const { files } = await buildAssets();
  console.log(`${files.size} files in dist/assets, ${Math.round(performance.now() - started)} ms`);
  await buildParts();
  await bundleWorker();
  console.log(`the worker in dist/worker, ${Math.round(performance.now() - started)} ms in all`);
} catch (error) {
  fail(`The build failed: ${error instanceof Error ? error.message : String(error)}`);
}
