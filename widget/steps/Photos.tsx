import type { Item } from "../../shared/contract.ts";
import type { Props } from "./later.tsx";

/** The photos of an item; what makes them small is a chunk of its own, asked for when a photo is. */
export function Photos(_: Props & { item: Item }) {
  return null;
}
