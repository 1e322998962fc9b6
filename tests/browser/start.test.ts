// `npm start` itself: what it runs, what it keeps, what it leaves behind.
import { createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mailTo, startAmends } from "./harness.ts";
import type { Amends } from "./harness.ts";

let amends: Amends;
beforeAll(async () => {
  amends = await startAmends();
});
afterAll(() => amends.remove());

describe("what npm start runs", () => {
  test("answers on both origins", async () => {
    for (const url of [`${amends.worker}/health`, `${amends.shop}/`, amends.desk, amends.mailbox]) {
      expect((await fetch(url)).status, url).toBe(200);
    }
    expect(new URL(amends.worker).origin).not.toBe(new URL(amends.shop).origin);
  });

  test("knows its merchant and two members of staff", () => {
    expect(amends.merchant).toMatch(/^mer_/);
    expect(amends.staff.map(({ role }) => role).toSorted()).toEqual(["agent", "lead"]);
  });

  test("serves the tag's script compressed and readable from another origin", async () => {
    const answer = await fetch(`${amends.worker}/v1/widget.js`, { headers: { "accept-encoding": "br" } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-encoding")).toBe("br");
    expect(answer.headers.get("content-type")).toMatch(/javascript/);
    expect(await answer.text()).toContain("amends");
  });

  test("delivers mail to the demo's mailbox, before and after a restart", async () => {
    const before = await askForCode();
    // The mailbox answers a letter once it is on disk, and with it all that came before.
    expect((await sendLetter()).status).toBe(201);
    await amends.restart();
    const kept = (await (await fetch(`${amends.mailbox}/messages.json`)).json()) as { id: string }[];
    expect(kept.map(({ id }) => id)).toContain(before.id);
    expect((await askForCode()).id).not.toBe(before.id);
  });
});

test("a stop frees both ports: nothing it started is left", async () => {
  await amends.stop();
  for (const url of [amends.worker, amends.shop]) expect(await isFree(Number(new URL(url).port)), url).toBe(true);
});

async function askForCode() {
  const email = amends.staff[0]?.email ?? "";
  const since = new Date().toISOString();
  const answer = await fetch(`${amends.worker}/desk/api/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: amends.worker },
    body: JSON.stringify({ merchant: amends.merchant, email }),
  });
  expect(answer.ok, await answer.text()).toBe(true);
  return mailTo(amends, email, since);
}

function sendLetter(): Promise<Response> {
  return fetch(`${amends.mailbox}/messages`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ from: "a@kettle.example", to: "b@kettle.example", subject: "Tea", text: "At four." }),
  });
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
