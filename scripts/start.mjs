// npm start: sets everything up, runs Amends with the demo shop beside it, and says where they are.
import { ensureInstalled, fail, requireNode, root } from "./lib/setup.mjs";

// Before the options are read: reading them already needs a newer Node than the sentence about it does.
requireNode();
const { join, resolve } = await import("node:path");
const { values } = await optionsFrom(process.argv.slice(2));
if (!values["no-install"]) ensureInstalled();
const { run } = await import("./lib/start.mjs");
await run({
  port: Number(values.port),
  shopPort: Number(values["shop-port"]),
  state: resolve(values.state),
  reset: values.reset,
  build: !values["no-build"],
  mailUrl: values["mail-url"],
});

async function optionsFrom(args) {
  const { parseArgs } = await import("node:util");
  const options = {
    port: { type: "string", default: "8787" },
    "shop-port": { type: "string", default: "8788" },
    state: { type: "string", default: join(root, ".amends") },
    reset: { type: "boolean", default: false },
    "mail-url": { type: "string" },
    "no-install": { type: "boolean", default: false },
    "no-build": { type: "boolean", default: false },
  };
  try {
    return parseArgs({ args, options });
  } catch (error) {
    return fail(`${error.message}. The options are --port, --shop-port, --state, --mail-url and --reset.`);
  }
}
