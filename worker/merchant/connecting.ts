import type { ConnectorAnswer } from "../../shared/contract.ts";
import type { Platform } from "../../shared/platforms.ts";
import { iso } from "../../shared/time.ts";
import type { Connector, Fault } from "../connectors/connector.ts";
import { Refusal } from "../problem.ts";
import { within } from "./facts.ts";
import { connect, platformOf, platformSettings } from "./platform.ts";
import { limit } from "./rates.ts";
import { leadOf } from "./sign-in.ts";
import type { Member } from "./staff.ts";
import type { Tx } from "./tx.ts";

/** Connecting a shop's platform, which is a lead's to do: looked at first, then kept sealed. A key is never shown again. */

const CHECKS_AN_HOUR = 60;
const PATIENCE = 12_000;
const LOGGED = 20;

export const platformLead = leadOf("What is connected is a lead's to see and to change.");

/** A check goes out to an address that somebody typed: it is a lead's to ask for, and not without end. */
export function allowCheck(tx: Tx, sessionHash: string): void {
  platformLead(tx, sessionHash);
  limit(tx, "check platform", CHECKS_AN_HOUR, 3_600_000);
}

/** Throws `invalid` with what is to be mended, each at its field. */
export async function requireSound(kind: Platform["kind"], connector: Connector): Promise<void> {
  const faults = await faultsOf(connector);
  if (faults.length === 0) return;
  const errors = faults.map(({ code, text }) => ({ path: fieldOf(kind, code), code, message: text }));
  throw new Refusal("invalid", "The shop can't be connected like this yet.", { errors });
}

async function faultsOf({ check }: Connector): Promise<Fault[]> {
  if (!check) return [];
  try {
    return await within(PATIENCE, check());
  } catch (error) {
    console.warn("A platform could not be checked.", error);
    return [{ code: "unreachable", text: "The shop gave no answer we could read. Is the address right?" }];
  }
}

/** Where a fault is to be mended: with the address, with the key, or at the platform itself. */
function fieldOf(kind: Platform["kind"], code: Fault["code"]): string {
  if (code === "missing") return "";
  if (code === "credentials" || code === "permission") return kind === "shopify" ? "clientSecret" : "apiKey";
  return kind === "shopify" ? "shop" : "url";
}

/** Connects a platform that was looked at, and writes down who did. */
export function connectAs(tx: Tx, me: Member, platform: Platform): void {
  connect(tx, platform);
  log(tx, me, "connected", platform.kind);
}

/** Nothing goes there any more. Twice is once. */
export function disconnectAs(tx: Tx, me: Member): void {
  const was = tx.settings.platform;
  if (!was) return;
  connect(tx, null);
  log(tx, me, "disconnected", was.kind);
}

function log(tx: Tx, me: Member, event: "connected" | "disconnected", kind: Platform["kind"]): void {
  tx.sql.exec("INSERT INTO connections (at, by, event, kind) VALUES (?, ?, ?, ?)", tx.now, me.id, event, kind);
}

/** What is connected, for the desk. */
export function connectionNow(tx: Tx, sealed: boolean): ConnectorAnswer {
  const platform = platformSettings(tx);
  const connector = platformOf(tx);
  const { host, id, webhookUrl } = tx.settings;
  return {
    platform: platform &&
      connector && {
        kind: platform.kind,
        address: platform.kind === "shopify" ? platform.shop : (platform.url ?? null),
        remedies: [...connector.capabilities.remedies],
        facts: connector.capabilities.facts,
        lookUp: connector.capabilities.lookUp ? `${host}/o/${id}` : null,
      },
    webhook: webhookUrl !== null,
    sealed,
    log: logged(tx),
  };
}

function logged(tx: Tx): ConnectorAnswer["log"] {
  type Row = { at: number; by: string | null; event: "connected" | "disconnected"; kind: Platform["kind"] };
  return tx.sql
    .exec<Row>(
      `SELECT at, name AS by, event, kind FROM connections LEFT JOIN staff ON staff.id = by ORDER BY seq DESC LIMIT ?`,
      LOGGED,
    )
    .toArray()
    .map((row) => ({ ...row, at: iso(row.at) }));
}
