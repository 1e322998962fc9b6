// The merchant command, run as a shop's developer runs it, against a server that answers as Amends does.
import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { IncomingMessage, Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { root } from "../../scripts/lib/setup.mjs";

const made = {
  id: "mer_abcdefghijklmnopqrstuv",
  name: "Tea & Co",
  scriptTag: `<script async src="http://127.0.0.1:8787/v1/widget.js" data-merchant="mer_abcdefghijklmnopqrstuv"></script>`,
  tokenSecret: "the-token-secret",
  webhookSecret: "whsec_the-webhook-secret",
  apiKey: "mer_abcdefghijklmnopqrstuv.the-api-key",
  desk: "http://127.0.0.1:8787/desk?merchant=mer_abcdefghijklmnopqrstuv",
  hosted: "http://127.0.0.1:8787/o/mer_abcdefghijklmnopqrstuv",
  policyVersion: "sha256-x",
};

let server: Server;
let host: string;
let folder: string;
let answer: { status: number; body: unknown };
let received: { headers: IncomingMessage["headers"]; body: unknown }[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "merchant-"));
  server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += String(chunk);
    received.push({ headers: request.headers, body: JSON.parse(text) });
    response.writeHead(answer.status, { "content-type": "application/json" });
    response.end(JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => {
  answer = { status: 201, body: made };
  received = [];
});

/** Runs the command; `stderr` is what it says when it refuses. */
function merchant(...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [join(root, "scripts", "merchant.mjs"), ...args]);
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, stdout, stderr: stderr.trim() })));
}

const shop = ["--name", "Tea & Co", "--currency", "EUR", "--time-zone", "Europe/Berlin"];
const rest = ["--origin", "https://tea.example", "--staff", "noor@tea.example,Noor,lead"];
const complete = [...shop, ...rest, "--operator-key", "the-operator-key"];

describe("npm run merchant", () => {
  it("asks for the merchant as the options say", async () => {
    const policy = join(folder, "policy.json");
    await writeFile(policy, `{"schema":"resolution-policy/1"}`);
    const more = [
      "--policy",
      policy,
      "--webhook",
      "https://tea.example/hook",
      "--staff",
      "ilse@tea.example,Ilse,agent",
    ];
    await merchant(...complete, ...more, "--host", host, "--key", "once");
    expect(received).toHaveLength(1);
    expect(received[0]!.headers).toMatchObject({ authorization: "Bearer the-operator-key", "idempotency-key": "once" });
    expect(received[0]!.body).toEqual({
      name: "Tea & Co",
      currency: "EUR",
      timeZone: "Europe/Berlin",
      origins: ["https://tea.example"],
      staff: [
        { email: "noor@tea.example", name: "Noor", role: "lead" },
        { email: "ilse@tea.example", name: "Ilse", role: "agent" },
      ],
      webhookUrl: "https://tea.example/hook",
      policy: { schema: "resolution-policy/1" },
    });
  });

  it("prints the tag, the secrets and the desk, each on a line with its name", async () => {
    const { code, stdout } = await merchant(...complete, "--host", host);
    expect(code).toBe(0);
    const lines = Object.fromEntries(stdout.split("\n").map((line) => line.split(/:\s+(.*)/)));
    expect(lines).toMatchObject({
      "Script tag": made.scriptTag,
      "Token secret": made.tokenSecret,
      "Webhook secret": made.webhookSecret,
      "API key": made.apiKey,
      Desk: made.desk,
    });
  });

  it("prints JSON when asked", async () => {
    const { stdout } = await merchant(...complete, "--host", host, "--json");
    expect(JSON.parse(stdout)).toEqual(made);
  });

  it("lists what is wrong with a policy, with paths", async () => {
    const errors = [{ path: "policy.base.windowDays", code: "min_value", message: "At least 0." }];
    answer = { status: 422, body: { code: "invalid", detail: "The policy isn't as it should be.", errors } };
    const { code, stderr } = await merchant(...complete, "--host", host);
    expect([code, stderr]).toEqual([1, "The policy isn't as it should be.\n  policy.base.windowDays: At least 0."]);
  });

  it("says when the key is wrong", async () => {
    answer = { status: 401, body: { code: "key_wrong", detail: "Send the operator's key as a Bearer token." } };
    const { code, stderr } = await merchant(...complete, "--host", host);
    expect([code, stderr]).toEqual([1, `This operator key isn't the one of ${host}.`]);
  });

  it.each([
    ["an option is missing", [...shop, "--origin", "https://tea.example"], /^Missing: --staff\./],
    ["an option is unknown", ["--colour", "red"], /--colour/],
    ["the host is no address", [...complete, "--host", "nonsense"], /^--host takes an address .* not nonsense\.$/],
    ["nobody answers", [...complete, "--host", "http://127.0.0.1:9"], /^Amends doesn't answer at http:\/\/127.0.0.1:9/],
    [
      "the policy isn't there",
      [...complete, "--policy", "/no/such.json"],
      /^The policy \/no\/such\.json can't be read/,
    ],
  ])("says so in a sentence when %s", async (_, args, sentence) => {
    const { code, stderr } = await merchant(...args);
    expect(code).toBe(1);
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});
