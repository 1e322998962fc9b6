// npm run deploy: builds what visitors download and hands it with the worker to wrangler.
// What stands after `--` goes to wrangler: `npm run deploy -- --dry-run` uploads nothing.
import { ensureInstalled, fail } from "./lib/setup.mjs";

ensureInstalled();
const { buildAssets } = await import("./lib/assets.mjs");
const { buildParts } = await import("./lib/parts.mjs");
const { run, toolCommand } = await import("./lib/tools.mjs");

await Promise.all([buildAssets(), buildParts()]).catch((error) => fail(`The build failed: ${error.message}`));
process.exitCode = await run(toolCommand("wrangler"), ["deploy", ...process.argv.slice(2)]);
