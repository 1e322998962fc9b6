// The worker loads its parts from files that the build makes: before these tests they are made of what stands here now.
import { buildParts } from "../../scripts/lib/parts.mjs";

export async function setup(): Promise<void> {
  await buildParts();
}
