import type { Platform } from "../../shared/platforms.ts";
import { platformConnector } from "../connectors/index.ts";
import type { Around, Connector } from "../connectors/connector.ts";
import { stored } from "./tx.ts";
import type { Tx } from "./tx.ts";

/** The merchant's platform: its credentials sealed in the settings, and its connector when something is to be asked of it. */

const SEALED_AS = "platform";
const around: Around = { fetch: (...request) => fetch(...request), now: () => new Date() };

/** The connector of the merchant's platform; null where there is none. */
export function platformOf({ settings, secrets }: Pick<Tx, "settings" | "secrets">): Connector | null {
  if (!settings.platform) return null;
  return platformConnector(stored<Platform>(secrets.open(SEALED_AS, settings.platform.sealed)), around);
}

/** Connects a platform, or none: from now on what is promised goes there. What is under way stays where it went. */
export function connect(tx: Tx, platform: Platform | null): void {
  const { settings, secrets } = tx;
  settings.platform = platform && { kind: platform.kind, sealed: secrets.seal(SEALED_AS, JSON.stringify(platform)) };
  settings.version += 1;
  tx.sql.exec("UPDATE settings SET version = ?, json = ?", settings.version, JSON.stringify(settings));
}
