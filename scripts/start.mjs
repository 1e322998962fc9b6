// npm start: sets everything up, runs Amends with the demo shop beside it, and says where they are.
import { ensureInstalled, fail, root } from "./lib/setup.mjs";

const { values } = await optionsFrom(process.argv.slice(2));
if (!values["no-install"]) ensureInstalled();
const { run } = await import("./lib/start.mjs");
await run({
  port: Number(values.port),
  shopPort: Number(values["shop-port"]),
  state: values.state,
  reset: values.reset,
  build: !values["no-build"],
});

async function optionsFrom(args) {
  const { join } = await import("node:path");
  const { parseArgs } = await import("node:util");
  const options = {
    port: { type: "string", default: "8787" },
    "shop-port": { type: "string", default: "8788" },
    state: { type: "string", default: join(root, ".amends") },
    reset: { type: "boolean", default: false },
    "no-install": { type: "boolean", default: false },
    "no-build": { type: "boolean", default: false },
  };
  try {
    return parseArgs({ args, options });
  } catch (error) {
    return fail(`${error.message} The options are --port, --shop-port, --state and --reset.`);
  }
}
