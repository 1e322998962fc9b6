import type { Platform } from "../../shared/platforms.ts";
import { platformConnector } from "../connectors/index.ts";
import type { Around, Connector } from "../connectors/connector.ts";
import { changeSettings } from "./settings.ts";
import { stored } from "./tx.ts";
import type { Tx } from "./tx.ts";

/** The merchant's platform: its credentials sealed in the settings, and its connector when something is to be asked of it. */

const SEALED_AS = "platform";
const around: Around = { fetch: (...request) => fetch(...request), now: () => new Date() };

/** The connector of the merchant's platform; null where there is none. */
export function platformOf(tx: Pick<Tx, "settings" | "secrets">): Connector | null {
  const platform = platformSettings(tx);
  return platform && connectorTo(platform);
}

/** The connector of a platform that need not be connected yet. */
export const connectorTo = (platform: Platform): Connector => platformConnector(platform, around);

/** Its settings, opened; null where none is connected. They hold keys: nothing of them goes out but an address. */
export function platformSettings({ settings, secrets }: Pick<Tx, "settings" | "secrets">): Platform | null {
  return settings.platform ? stored<Platform>(secrets.open(SEALED_AS, settings.platform.sealed)) : null;
}

/** A platform as the settings keep it. */
export const sealedPlatform = (secrets: Tx["secrets"], platform: Platform) => ({
  kind: platform.kind,
  sealed: secrets.seal(SEALED_AS, JSON.stringify(platform)),
});

/** Connects a platform, or none: from now on what is promised goes there. What is under way stays where it went. */
export function connect(tx: Tx, platform: Platform | null): void {
  changeSettings(tx, { platform: platform && sealedPlatform(tx.secrets, platform) });
}
