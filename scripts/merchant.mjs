// npm run merchant: makes a merchant over POST /operator/merchants and prints what its shop needs.
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { fail, requireNode, root } from "./lib/setup.mjs";

const usage = `npm run merchant -- --name "Kettle & Clay" --currency EUR --time-zone Europe/Berlin \\
    --origin https://shop.example --staff "noor@shop.example,Noor,agent" [--staff …] [--origin …]

  --webhook URL           where settlements are carried out; without it, staff carry them out by hand
  --policy FILE           the limits, as resolution-policy/1; without it, everything goes to a person
  --public-key FILE       a JWK (ES256 or EdDSA) for order tokens, besides the shared secret
  --return-address TEXT   where goods come back to
  --reply-to ADDRESS      where replies to mail go; without it, mail asks to answer on the page
  --accent "#1f6f5c"      the shop's colour
  --host URL              where Amends runs (http://127.0.0.1:8787)
  --operator-key KEY      else OPERATOR_KEY, else the key that npm start keeps in its state folder
  --state DIR             that folder, if npm start was given one (.amends)
  --key TEXT              the Idempotency-Key: the same one finds the same merchant again
  --json                  print JSON`;

/** A refusal in one sentence, with each finding on a line of its own. */
export class MerchantError extends Error {}

/**
 * Makes a merchant, or finds the one the same key made before.
 * @param {{host: string, operatorKey: string, key: string, merchant: object}} wanted
 * @returns {Promise<{id: string, scriptTag: string, tokenSecret: string, webhookSecret: string, apiKey: string, desk: string}>}
 * @throws {MerchantError}
 */
export async function makeMerchant({ host, operatorKey, key, merchant }) {
  if (!URL.canParse(host))
    throw new MerchantError(`--host takes an address such as http://127.0.0.1:8787, not ${host}.`);
  const headers = {
    Authorization: `Bearer ${operatorKey}`,
    "Content-Type": "application/json",
    "Idempotency-Key": key,
  };
  const request = { method: "POST", headers, body: JSON.stringify(merchant) };
  const response = await fetch(new URL("/operator/merchants", host), request).catch(() => {
    throw new MerchantError(`Amends doesn't answer at ${host}: is it running?`);
  });
  const answer = await response
    .json()
    .catch(() => ({ detail: `${host} answered ${response.status}, but not as Amends does.` }));
  if (response.status === 201) return answer;
  if (answer.code === "key_wrong") throw new MerchantError(`This operator key isn't the one of ${host}.`);
  const findings = (answer.errors ?? []).map(({ path, message }) => `\n  ${path}: ${message}`);
  throw new MerchantError(`${answer.detail ?? "It was refused."}${findings.join("")}`);
}

function optionsFrom(args) {
  const text = { type: "string" };
  const list = { type: "string", multiple: true };
  const yes = { type: "boolean", default: false };
  const options = {
    name: text,
    currency: text,
    "time-zone": text,
    origin: list,
    staff: list,
    webhook: text,
    policy: text,
    "public-key": text,
    "return-address": text,
    "reply-to": text,
    accent: text,
    host: { type: "string", default: "http://127.0.0.1:8787" },
    "operator-key": text,
    state: { type: "string", default: join(root, ".amends") },
    key: { type: "string", default: randomUUID() },
    json: yes,
    help: yes,
  };
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    return fail(`${error.message}\n\n${usage}`);
  }
}

function fileAsJson(path, what) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    return fail(`The ${what} ${path} can't be read as JSON: ${error.message}`);
  }
}

function merchantFrom(values) {
  const missing = ["name", "currency", "time-zone", "origin", "staff"].filter((option) => !values[option]);
  if (missing.length > 0) fail(`Missing: ${missing.map((option) => `--${option}`).join(", ")}.\n\n${usage}`);
  const staff = values.staff.map((entry) => {
    const [email, name, role] = entry.split(",").map((part) => part.trim());
    return { email, name: name ?? "", role: role ?? "agent" };
  });
  return {
    name: values.name,
    currency: values.currency,
    timeZone: values["time-zone"],
    origins: values.origin,
    staff,
    ...(values.webhook && { webhookUrl: values.webhook }),
    ...(values.policy && { policy: fileAsJson(values.policy, "policy") }),
    ...(values["public-key"] && { publicKey: fileAsJson(values["public-key"], "public key") }),
    ...(values["return-address"] && { returnAddress: values["return-address"] }),
    ...(values["reply-to"] && { replyTo: values["reply-to"] }),
    ...(values.accent && { accent: values.accent }),
  };
}

function operatorKeyFrom(values) {
  const given = values["operator-key"] ?? process.env.OPERATOR_KEY;
  if (given) return given;
  try {
    return readFileSync(join(values.state, "operator-key"), "utf8").trim();
  } catch {
    return fail("Which operator key? Give --operator-key or OPERATOR_KEY; npm start makes one for this machine.");
  }
}

function print(made) {
  const lines = [
    ["Script tag", made.scriptTag],
    ["Token secret", made.tokenSecret],
    ["Webhook secret", made.webhookSecret],
    ["API key", made.apiKey],
    ["Desk", made.desk],
    ["Hosted page", made.hosted],
    ["Policy version", made.policyVersion],
  ];
  console.log(`${made.name} is ${made.id}. Keep the secrets: they are said only here.\n`);
  for (const [label, value] of lines) console.log(`${`${label}:`.padEnd(16)}${value}`);
}

async function main() {
  requireNode();
  const values = optionsFrom(process.argv.slice(2));
  if (values.help) return console.log(usage);
  const merchant = merchantFrom(values);
  const operatorKey = operatorKeyFrom(values);
  try {
    const made = await makeMerchant({ host: values.host, operatorKey, key: values.key, merchant });
    if (values.json) console.log(JSON.stringify(made, null, 2));
    else print(made);
  } catch (error) {
    fail(error instanceof MerchantError ? error.message : String(error));
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await main();
