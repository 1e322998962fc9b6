import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Desk } from "./model.ts";

/** The one model of the page, for every pane. */
export const DeskContext = createContext<Desk | null>(null);

/** Throws outside of the desk's own tree, where no pane is drawn. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("The desk's panes are drawn inside its context.");
  return desk;
}
