import { signal } from "@preact/signals-core";
import type { Signal } from "@preact/signals-core";
import type { Item } from "../../shared/contract.ts";
import type { Model } from "../model.ts";
import { createAlbums } from "./albums.ts";
import { act } from "./fields.ts";
import type { Fields } from "./fields.ts";
import type { Said } from "./flow.ts";

/** What the shopper answers and takes back on a case under way; `talking` is the one field that is open. */
export function createAnswering(model: Model, { words, write }: Fields, talking: Signal<Said | null | undefined>) {
  const { current, note } = model;
  /** Photos sent ahead, by item, until they are named. */
  const photos = signal<Record<string, string[]>>({});
  const albums = createAlbums(model, photos);
  /** Milliseconds; moves on while something can be undone. */
  const now = signal(Date.now());

  /** Sends what was asked for of an item: its answers, its photos, whichever there are. */
  const sendEvidence = ({ id, asked }: Item) =>
    model.run(async () => {
      const evidence = photos.value[id] ?? [];
      const told = (asked?.questions ?? []).map((each) => [each.id, words(each.id).trim()]);
      const answers = Object.fromEntries(told.filter(([, answer]) => answer));
      if (!evidence[0] && !told.some(([, answer]) => answer)) return void (note.value = "photo");
      const body = { version: current.value!.version, item: id, evidence, answers };
      const fresh = await act(model, "send_evidence", body);
      for (const [question] of told) write(question!, "");
      photos.value = { ...photos.value, [id]: [] };
      talking.value = null;
      model.show(fresh);
    });

  /** A person looks without what was asked for. */
  const without = ({ id }: Item) =>
    model.run(async () => {
      const { version } = current.value!;
      model.show(await act(model, "ask_person", { version, items: [id] }));
    });

  /** Everything that goes back, in the parcel that this is about. */
  const sent = ({ id }: Item) =>
    model.run(async () => {
      const [carrier, trackingNumber] = [words("carrier").trim(), words("number").trim()];
      const parcel = { ...(carrier && { carrier }), ...(trackingNumber && { trackingNumber }) };
      const { version, items } = current.value!;
      const may = model.may("sent") ?? [];
      const rest = items.filter((item) => may.includes(item.id) && !item.back?.sentAt && item.id !== id);
      // A photo goes with the first item named.
      const named = [id, ...rest.map((item) => item.id)];
      const evidence = photos.value[id] ?? [];
      const fresh = await act(model, "sent", { version, items: named, ...parcel, evidence });
      for (const field of ["carrier", "number"]) write(field, "");
      photos.value = { ...photos.value, [id]: [] };
      model.show(fresh);
    });

  const undo = () => model.run(async () => model.show(await act(model, "undo", { version: current.value!.version })));

  /** Whole seconds left to undo. The clock of a phone may be wrong: never more than there were at first. */
  const undoLeft = (): number => {
    const { settlements, timeline } = current.value!;
    const until = Math.max(
      ...settlements.filter(({ state }) => state === "scheduled").map((each) => +new Date(each.notBefore)),
    );
    const since = timeline.findLast(({ event }) => event === "accept");
    const first = until - +new Date(since?.at ?? 0);
    return Math.max(0, Math.round(Math.min(until - now.value, first) / 1000));
  };

  /** Is it right now? One tap; where it isn't, there is room for why. */
  const rate = (satisfied: "yes" | "not_really") =>
    model.run(async () => {
      model.show(await act(model, "rate", { satisfied }));
      if (satisfied === "not_really") talking.value = "message";
    });

  return { photos, albums, now, sendEvidence, without, sent, undo, undoLeft, rate };
}
