import { signal } from "@preact/signals-core";
import type { Case, ShopperAction } from "../../shared/contract.ts";
import type { Model } from "../model.ts";

export type Fields = ReturnType<typeof createFields>;

/** The fields of a case: what is being written in each, kept until it is sent. */
export function createFields(model: Model) {
  const { drafts } = model;
  const written = signal<Record<string, string>>({});

  /** What is written in a field of this case: an item's id for its wish, or what is being said. Survives a reload. */
  const place = (field: string) => `${model.current.value!.id} ${field}`;
  const words = (field: string) => written.value[place(field)] ?? drafts.note(place(field));
  const write = (field: string, typed: string) => {
    drafts.jot(place(field), typed);
    written.value = { ...written.value, [place(field)]: typed };
  };
  /** Stays on the screen, but isn't what a reload would bring. */
  const shelve = (field: string) => drafts.jot(place(field), "");

  return { words, write, shelve };
}

/** Does one thing to the case at hand. Returns the whole case as it is then. */
export function act(model: Model, action: ShopperAction, body: object): Promise<Case> {
  return model.api.write<Case>(`/v1/cases/${model.current.value!.id}/actions/${action}`, body);
}
