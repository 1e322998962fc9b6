import { describe, expect, it } from "vitest";
import { table } from "../../shared/case.ts";

/** The table as a page: `npx vitest run --project unit -u` writes it anew. */
function page(): string {
  const rows = table.map((row) => {
    const guard = "guard" in row ? row.guard.name : "";
    return { ...row, guard };
  });
  const arrows = rows.map(
    ({ from, to, action, by }) => `  ${from === "new" ? "[*]" : from} --> ${to}: ${action} (${by})`,
  );
  const lines = rows.map(({ from, action, by, guard, to }) => `| ${from} | ${action} | ${by} | ${guard} | ${to} |`);
  return [
    "# What can happen to an item",
    "",
    "Printed from the table in `shared/case.ts`, by which the API authorises and both screens draw their buttons. Of the",
    "rows that fit, the first whose guard holds is taken.",
    "",
    "```mermaid",
    "stateDiagram-v2",
    ...new Set(arrows),
    "```",
    "",
    "| from | action | by | if | to |",
    "| --- | --- | --- | --- | --- |",
    ...lines,
    "",
  ].join("\n");
}

describe("docs/states.md", () => {
  it("is printed from the table", async () => {
    await expect(page()).toMatchFileSnapshot("../../docs/states.md");
  });
});
