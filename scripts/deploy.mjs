// npm run deploy: builds what visitors download and hands it with the worker to wrangler.
// What stands after `--` goes to wrangler: `npm run deploy -- --dry-run` uploads nothing.
import { ensureInstalled, fail } from "./lib/setup.mjs";

ensureInstalled();
const { buildAssets } = await import("./lib/assets.mjs");
const { run, toolCommand } = await import("./lib/tools.mjs");

await buildAssets().catch((error) => fail(`The build failed: ${error.message}`));
process.exitCode = await run(toolCommand("wrangler"), ["deploy", ...process.argv.slice(2)]);
