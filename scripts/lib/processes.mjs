// Processes that `npm start` starts, and ends again with everything they started themselves.
import { spawn, spawnSync } from "node:child_process";
import { openSync, closeSync } from "node:fs";
import { createServer } from "node:net";
import { root } from "./setup.mjs";
import { offlineEnv } from "./tools.mjs";

const windows = process.platform === "win32";

/**
 * Starts a program in a group of its own, with its words in a log.
 * @returns {import("node:child_process").ChildProcess}
 */
export function startInGroup(command, args, log) {
  const out = openSync(log, "w");
  // Its own group: ending the group ends workerd, which wrangler starts, as well.
  const child = spawn(command, args, { cwd: root, env: offlineEnv(), stdio: ["ignore", out, out], detached: !windows });
  closeSync(out);
  return child;
}

/** Ends a program and all it started: asks first, and after five seconds no longer asks. */
export async function endGroup(child) {
  if (child.pid === undefined) return;
  signalGroup(child.pid, "SIGTERM");
  const deadline = Date.now() + 5000;
  while (groupLives(child.pid) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50));
  signalGroup(child.pid, "SIGKILL");
}

function signalGroup(pid, signal) {
  if (windows) return void spawnSync("taskkill", ["/pid", String(pid), "/T", "/F"], { stdio: "ignore" });
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended already.
  }
}

function groupLives(pid) {
  try {
    process.kill(windows ? pid : -pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Whether nobody listens on this port of 127.0.0.1. */
export function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}

/** Waits until an address answers 200, as long as the process lives; false when it doesn't within that time. */
export async function answers(url, child, milliseconds) {
  const deadline = Date.now() + milliseconds;
  while (Date.now() < deadline && child.exitCode === null) {
    const ok = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}
