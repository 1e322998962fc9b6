// What `npm start` does once the packages are there.
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeMerchant } from "../merchant.mjs";
import { buildAssets } from "./assets.mjs";
import { buildParts } from "./parts.mjs";
import { answers, endGroup, isFree, startInGroup } from "./processes.mjs";
import { bundledNode, fail, root } from "./setup.mjs";
import { toolCommand } from "./tools.mjs";

const patience = 60_000;

const staff = [
  { email: "noor@kettle.example", name: "Noor Haddad", role: "agent" },
  { email: "ilse@kettle.example", name: "Ilse Brandt", role: "lead" },
];

/**
 * Runs the worker and the demo shop until Ctrl-C, or until one of them ends.
 * @param {{port: number, shopPort: number, state: string, reset: boolean, build: boolean, mailUrl?: string}} options
 *   `mailUrl`: where mail goes instead of the demo's mailbox
 */
export async function run({ port, shopPort, state, reset, build, mailUrl }) {
  if (port === shopPort) fail("--port and --shop-port must differ: the shop is an origin of its own.");
  await requireFree(port, "--port");
  await requireFree(shopPort, "--shop-port");
  if (reset) for (const name of stateFiles) rmSync(join(state, name), { recursive: true, force: true });
  mkdirSync(state, { recursive: true });
  if (build)
    await Promise.all([buildAssets(), buildParts()]).catch((error) => fail(`The build failed: ${error.message}`));
  const at = { worker: `http://127.0.0.1:${port}`, shop: `http://127.0.0.1:${shopPort}` };
  const mail = mailUrl ?? `${at.shop}/mailbox/messages`;
  const children = [];
  // Listened for before anything is started: a Ctrl-C while it comes up must leave nothing behind either.
  const interrupted = interruption();
  try {
    await Promise.race([once(interrupted, "abort"), serve({ port, shopPort, state, at, mail }, children, interrupted)]);
  } catch (error) {
    process.exitCode = 1;
    console.error(error.message);
  } finally {
    await Promise.all(children.map(endGroup));
  }
}

/** Brings both up and stays until one of them ends by itself. What it starts, it adds to `children`. */
async function serve({ port, shopPort, state, at, mail }, children, interrupted) {
  children.push(startWorker(port, mail, state));
  if (!(await answers(`${at.worker}/health`, children[0], patience)))
    throw new NotUp("The worker", join(state, "worker.log"));
  const made = await demoMerchant(at, state);
  interrupted.throwIfAborted();
  children.push(startShop(shopPort, state));
  if (!(await answers(`${at.shop}/`, children[1], patience))) throw new NotUp("The demo shop", join(state, "shop.log"));
  announce(at, made);
  await oneEnds(children);
}

/** Everything of ours in the state folder; `--reset` removes these and nothing else. */
const stateFiles = ["worker", "worker.log", "demo.json", "shop.json", "shop.log", "operator-key", "secrets-key"];

class NotUp extends Error {
  constructor(what, log) {
    const words = existsSync(log) ? readFileSync(log, "utf8").split("\n").slice(-15).join("\n") : "";
    super(`${what} did not come up. Its last words (${log}):\n${words}`);
  }
}

async function requireFree(port, option) {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) fail(`${option} takes a port number.`);
  if (!(await isFree(port))) fail(`Port ${port} is taken. Choose another one with npm start -- ${option} NUMBER.`);
}

function startWorker(port, mail, state) {
  const [node, wrangler] = toolCommand("wrangler");
  const vars = [
    `MAIL_URL:${mail}`,
    `OPERATOR_KEY:${keptKey(state, "operator-key")}`,
    `SECRETS_KEY:${keptKey(state, "secrets-key")}`,
  ];
  const args = [
    "dev",
    "--local",
    "--port",
    String(port),
    "--persist-to",
    join(state, "worker"),
    "--show-interactive-dev-session=false",
  ];
  return startInGroup(node, [wrangler, ...args, ...vars.flatMap((pair) => ["--var", pair])], join(state, "worker.log"));
}

function startShop(port, state) {
  const files = ["--merchant", join(state, "demo.json"), "--data", join(state, "shop.json")];
  return startInGroup(
    bundledNode(root),
    [join("demo", "server.ts"), "--port", String(port), ...files],
    join(state, "shop.log"),
  );
}

/** Made once and kept: the merchants' ids follow from the operator's, and what is sealed opens with the other alone. */
function keptKey(state, name) {
  const file = join(state, name);
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600 });
  return readFileSync(file, "utf8").trim();
}

/** The demo's merchant: the same key finds the same one again, so data survive a restart. */
async function demoMerchant(at, state) {
  const file = join(state, "demo.json");
  if (existsSync(file)) return requireSame(JSON.parse(readFileSync(file, "utf8")), at).merchant;
  const merchant = await makeMerchant({
    host: at.worker,
    operatorKey: keptKey(state, "operator-key"),
    key: "demo",
    merchant: {
      name: "Kettle & Clay",
      currency: "EUR",
      timeZone: "Europe/Berlin",
      origins: [at.shop],
      staff,
      webhookUrl: `${at.shop}/webhooks/amends`,
      policy: JSON.parse(readFileSync(join(root, "demo", "policy.json"), "utf8")),
      accent: "#1f6f5c",
      replyTo: "help@kettle.example",
      returnAddress: "Kettle & Clay\nTöpfergasse 4\n04109 Leipzig\nGermany",
    },
  });
  writeFileSync(file, JSON.stringify({ ...at, merchant }, null, 2), { mode: 0o600 });
  return merchant;
}

/** The merchant's pages and mail links name these addresses, so its data can't move to other ports. */
function requireSame(kept, at) {
  if (kept.worker === at.worker && kept.shop === at.shop) return kept;
  throw new Error(
    `These data belong to ${kept.worker} and ${kept.shop}: use those ports, another --state, or --reset.`,
  );
}

function announce(at, made) {
  console.log(`
Amends is running.

  Order pages   ${at.shop}/
  Desk          ${made.desk}
  Mailbox       ${at.shop}/mailbox

  To sign in at the desk, enter ${staff[0].email} (agent) or ${staff[1].email} (lead);
  the code arrives in the mailbox. Ctrl-C ends everything; npm start -- --reset begins afresh.
`);
  if (process.env.AMENDS_READY_JSON !== "1") return;
  const ready = { ...at, desk: made.desk, mailbox: `${at.shop}/mailbox`, merchant: made.id, staff };
  console.log(`ready ${JSON.stringify(ready)}`);
}

/** Aborted by Ctrl-C and its like; a second one changes nothing, so that the ending isn't cut short. */
function interruption() {
  const controller = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => controller.abort());
  return controller.signal;
}

/** Waits for one of the processes to end by itself, which is a failure. */
function oneEnds(children) {
  return new Promise((_resolve, reject) => {
    for (const child of children)
      child.once("exit", () => reject(new Error("A process ended by itself, so the rest ends too.")));
  });
}
