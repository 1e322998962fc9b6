import { expect, test } from "vitest";
import { mutants } from "../long/mutants.ts";

test("each mutant is of code that is still there, and is another one", () => {
  expect(new Set(mutants.map(({ file, source }) => `${file} ${source}`)).size).toBe(mutants.length);
});
