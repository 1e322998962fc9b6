// Whether the tests of decisions would notice each of the mutants.
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { decide, mutants, root } from "./mutants.ts";
import type { Mutant } from "./mutants.ts";

const AT_ONCE = 2;
/** Not the project's own files: a platform that was installed beside the tests takes longer to copy than all tests run. */
const made = new Set(["node_modules", ".shots"]);

/** The project's own tests of decisions, over a copy in which one file is another. True: one of them failed. */
async function isKilled({ file, source }: Mutant): Promise<boolean> {
  const home = mkdtempSync(join(tmpdir(), "amends-mutant-"));
  try {
    for (const part of ["shared", "tests", "demo", "package.json", "tsconfig.json"])
      cpSync(join(root, part), join(home, part), { recursive: true, filter: (path) => !made.has(basename(path)) });
    symlinkSync(join(root, "node_modules"), join(home, "node_modules"));
    writeFileSync(join(home, file), source);
    // Every run draws the same cases: chance kills no mutant today that it spares tomorrow.
    const config = 'export default { test: { setupFiles: "tests/unit/seed.ts" } };\n';
    writeFileSync(join(home, "vitest.config.ts"), config);
    const args = [
      join(root, "node_modules", "vitest", "vitest.mjs"),
      "run",
      "--bail",
      "1",
      "--testTimeout",
      "60000",
      "--root",
      home,
    ];
    const names = [
      "policy.test",
      "policy.why",
      "policy.law",
      "policy.terms",
      "policy.fair",
      "policy.examples",
      "policy.remedies",
      "policy.invariants",
    ];
    const child = spawn(process.execPath, [...args, ...names.map((name) => `tests/unit/${name}`)], { stdio: "ignore" });
    return (await new Promise<number | null>((resolve) => child.once("exit", resolve))) !== 0;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

test("no mutant of the evaluator survives", async () => {
  // Without a change they pass: a test that fails anyway would kill everything.
  const source = readFileSync(join(root, decide), "utf8");
  expect(await isKilled({ file: decide, name: "none", source })).toBe(false);
  const survivors: string[] = [];
  const waiting = [...mutants];
  const worker = async () => {
    for (let mutant = waiting.shift(); mutant; mutant = waiting.shift())
      if (!(await isKilled(mutant))) survivors.push(mutant.name);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  console.log(`${mutants.length} mutants, ${survivors.length} survived\n${survivors.join("\n")}`);
  expect(mutants.length).toBeGreaterThan(45);
  expect(survivors).toEqual([]);
}, 900_000);
