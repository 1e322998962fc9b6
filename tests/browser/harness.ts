// Words for the browser tests: Amends as `npm start` runs it, pages that remember their errors, axe, screenshots.
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { freePort } from "../free-port.ts";

const root = join(import.meta.dirname, "..", "..");
const startsWithin = 90_000;
const stopsWithin = 15_000;

export type Member = { email: string; name: string; role: string };

/** What `npm start` says when it is up: addresses without a slash at their end. */
export type Ready = {
  worker: string;
  shop: string;
  desk: string;
  mailbox: string;
  merchant: string;
  staff: Member[];
};

export type Mail = {
  id: string;
  at: string;
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string | null;
  headers: Record<string, string>;
};

export type Amends = Ready & {
  /** The folder all data are in. */
  state: string;
  /** Ends all its processes as Ctrl-C does; data stay. */
  stop(): Promise<void>;
  /** Stops and starts again on the same ports and data. */
  restart(): Promise<void>;
  /** Stops, and removes the data. */
  remove(): Promise<void>;
};

/** Where mail goes instead of the demo's mailbox, and what else the processes find in their environment. */
type Elsewhere = { mail?: string; env?: Record<string, string> };

/** Starts Amends and the demo shop on free ports with fresh data. Throws with their output when they don't come up. */
export async function startAmends({ mail, env = {} }: Elsewhere = {}): Promise<Amends> {
  const state = mkdtempSync(join(tmpdir(), "amends-state-"));
  const args = ["--port", String(await freePort()), "--shop-port", String(await freePort()), "--state", state];
  if (mail) args.push("--mail-url", mail);
  let running = await start(args, env);
  const stop = () => end(running.child);
  return {
    ...running.ready,
    state,
    stop,
    async restart() {
      await stop();
      running = await start(args, env);
    },
    async remove() {
      await stop();
      rmSync(state, { recursive: true, force: true });
    },
  };
}

/** The newest mail to an address that arrived after `since` (ISO 8601); waits up to ten seconds, then throws. */
export async function mailTo(amends: Ready, address: string, since: string): Promise<Mail> {
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = await fetch(`${amends.mailbox}/messages.json`);
    const mails = (await answer.json()) as Mail[];
    const found = mails.find((mail) => mail.to === address && mail.at > since);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`No mail to ${address} since ${since}`);
}

/** A page in a context of its own, with everything its console called an error: CSP violations and throws too. */
export async function openPage(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; errors: string[] }> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(`${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => errors.push(String(error)));
  return { page, errors };
}

/** Takes the line away, and waits until the page knows: a browser hears of it a moment after it was told. */
export async function goOffline(page: Page): Promise<void> {
  await page.context().setOffline(true);
  await page.waitForFunction(() => !navigator.onLine);
}

/**
 * Everything axe holds against the page as it stands, open shadow roots included.
 * It runs in an isolated world: the page's CSP and Trusted Types stay on and its globals stay untouched.
 * @returns one line a finding; empty when there is none
 */
export async function axe(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  try {
    const { frameTree } = await session.send("Page.getFrameTree");
    const world = await session.send("Page.createIsolatedWorld", { frameId: frameTree.frame.id, worldName: "axe" });
    const contextId = world.executionContextId;
    await session.send("Runtime.evaluate", { contextId, expression: axeSource() });
    const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
      contextId,
      expression: `axe.run(document, ${JSON.stringify(axeOptions)}).then(${findings.toString()})`,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as string[];
  } finally {
    await session.detach();
  }
}

/** Writes tests/.shots/NAME.png. Injects nothing, since a style of its own would break the page's CSP. */
export async function screenshot(page: Page, name: string): Promise<void> {
  const folder = join(root, "tests", ".shots");
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), animations: "allow", caret: "initial" });
}

/** Every rule axe has on by default, best practices too, and WCAG 2.2's target size. No stylesheet is fetched again. */
const axeOptions = { preload: false, resultTypes: ["violations"], rules: { "target-size": { enabled: true } } };

function axeSource(): string {
  return readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
}

/** Runs in the page, so it may use nothing from here. */
function findings(results: { violations: { id: string; help: string; nodes: { target: unknown; html: string }[] }[] }) {
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${JSON.stringify(node.target)} ${node.html.slice(0, 160)}`),
  );
}

type Running = { child: ChildProcess; ready: Ready };

/** wrangler chooses a port of its own beside ours, and two that start at the same moment may choose the same one. */
async function start(args: string[], env: Record<string, string>): Promise<Running> {
  for (;;) {
    try {
      return await startOnce(args, env);
    } catch (error) {
      if (!String(error).includes("Address already in use")) throw error;
    }
  }
}

async function startOnce(args: string[], env: Record<string, string>): Promise<Running> {
  const child = spawn(process.execPath, [join(root, "scripts", "start.mjs"), ...args, "--no-install"], {
    cwd: root,
    env: { ...process.env, ...env, AMENDS_READY_JSON: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  try {
    return { child, ready: await untilReady(child) };
  } catch (error) {
    await end(child);
    throw error;
  }
}

/** Waits for the line that starts with `ready` and goes on in JSON. */
function untilReady(child: ChildProcess): Promise<Ready> {
  return new Promise((resolve, reject) => {
    let output = "";
    const giveUp = (why: string) => reject(new Error(`npm start ${why}:\n${output}`));
    const timer = setTimeout(() => giveUp("did not come up"), startsWithin);
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const line = /^ready (\{.*\})$/m.exec(output);
      if (!line?.[1]) return;
      clearTimeout(timer);
      resolve(JSON.parse(line[1]) as Ready);
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("exit", (code) => {
      clearTimeout(timer);
      giveUp(`ended with ${String(code)}`);
    });
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), stopsWithin);
  await ended;
  clearTimeout(timer);
}
