// Finds the process groups that `npm start` made, in /proc, and ends one as a power cut would. Linux only.
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";

type Process = { pid: number; group: number; arguments: string[] };

/** The process group whose leader was started with this argument. Throws when there is none, or more than one. */
export function groupStartedWith(argument: string): number {
  const leaders = processes().filter((each) => each.pid === each.group && each.arguments.includes(argument));
  if (leaders.length !== 1) throw new Error(`${leaders.length} process groups were started with ${argument}.`);
  return leaders[0]!.pid;
}

/**
 * Kills a whole group at once and waits until none of it runs.
 * @returns the programs that were killed, such as "node" and "workerd"
 */
export async function killGroup(group: number): Promise<string[]> {
  const members = processes().filter((each) => each.group === group);
  process.kill(-group, "SIGKILL");
  while (processes().some((each) => each.group === group)) await setTimeout(10);
  return members.map((each) => each.arguments[0]!.split("/").at(-1)!);
}

/** Every process that runs; not those that have ended and are only waiting for their parent to hear of it. */
function processes(): Process[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => processOf(Number(name)));
}

function processOf(pid: number): Process[] {
  try {
    // "PID (NAME) STATE PARENT GROUP …", where NAME may hold spaces and brackets.
    const [state, , group] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)!.split(" ");
    if (state === "Z") return [];
    return [{ pid, group: Number(group), arguments: readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0") }];
  } catch {
    // It ended between being listed and being read.
    return [];
  }
}
