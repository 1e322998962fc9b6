import { signal } from "@preact/signals-core";
import type { Item, OfferedRemedy } from "../../shared/contract.ts";
import type { Model } from "../model.ts";
import { act } from "./fields.ts";
import type { Fields } from "./fields.ts";

/** What the shopper means to choose for an item: an offer, or something else, in words. Nothing until they say so. */
export type Choice = {
  remedy: OfferedRemedy | "else";
  consent: boolean;
  /** Of an exchange; empty for none yet. */
  variant: string;
};

type Chosen = Choice & { item: Item };

const none: Choice = { remedy: "else", consent: false, variant: "" };

/** Whether the choice lacks the words that take a yes, or which variant it is to be. */
function isLacking({ item, remedy, consent, variant }: Chosen): boolean {
  const offer = item.offers.find((each) => each.remedy === remedy);
  if (offer?.consent && !consent) return true;
  return !!offer?.variants?.[0] && !offer.variants.some(({ id }) => id === variant);
}

/** A choice as it is sent; none where it is words. */
function acceptOf({ item, remedy, consent, variant }: Chosen): object[] {
  if (remedy === "else") return [];
  return [{ item: item.id, remedy, ...(consent && { consent }), ...(remedy === "exchange" && variant && { variant }) }];
}

/** Choosing for each item, and sending what was chosen. */
export function createChoosing(model: Model, { words, write, shelve }: Fields) {
  const { current, note } = model;
  const choices = signal<Record<string, Choice>>({});
  /** Items whose choice lacks the yes, or the variant, it takes. */
  const lacking = signal<string[]>([]);

  /** The choice for an item; a wish written before a reload is one. */
  const choice = (item: string): Choice | undefined => choices.value[item] ?? (words(item) ? none : undefined);

  const choose = (item: string, part: Partial<Choice>) => {
    // Consent is to one remedy; another choice begins without it.
    const chosen: Choice = { ...none, ...choice(item), consent: false, ...part };
    const wish = words(item);
    choices.value = { ...choices.value, [item]: chosen };
    lacking.value = lacking.value.filter((other) => other !== item);
    if (!wish) return;
    write(item, wish);
    // Still there for whoever comes back to it, but no longer what a reload would bring.
    if (chosen.remedy !== "else") shelve(item);
  };

  /** The items still to be chosen for; what is with a person already comes back once nothing else is left. */
  const left = (): Item[] => {
    const { items, timeline } = current.value!;
    const asked = timeline.flatMap((entry) => (entry.event === "ask_person" ? (entry.items ?? []) : []));
    const open = items.filter(({ id }) => model.may("accept")?.includes(id));
    const fresh = open.filter(({ id, state }) => state !== "in_review" || !asked.includes(id));
    return fresh[0] ? fresh : open;
  };

  /** Sends every choice made: the offers in one accept, then each wish in words. What isn't chosen yet stays open. */
  const send = () =>
    model.run(async () => {
      const all = left().flatMap((item) => {
        const chosen = choice(item.id);
        return chosen ? [{ item, ...chosen }] : [];
      });
      if (!all.length) return void (note.value = "pick");
      lacking.value = all.filter(isLacking).map(({ item }) => item.id);
      if (lacking.value[0]) return;
      const accepted = all.flatMap(acceptOf);
      if (accepted.length)
        model.put(await act(model, "accept", { version: current.value!.version, choices: accepted }));
      for (const { item, remedy } of all) if (remedy === "else") await ask(item.id);
      choices.value = {};
      model.show(current.value!);
    });

  /** A person already has it: then the wish is a message to them. */
  async function ask(item: string): Promise<void> {
    const { version } = current.value!;
    const wish = words(item).trim();
    const open = model.may("ask_person")?.includes(item);
    const body = open ? { version, items: [item], ...(wish && { wish }) } : { text: wish };
    model.put(await act(model, open ? "ask_person" : "message", body));
    write(item, "");
    // Sent: another try, for what comes after it, begins without it.
    const { [item]: _, ...others } = choices.value;
    choices.value = others;
  }

  const clear = () => {
    choices.value = {};
    lacking.value = [];
  };

  return { choices, lacking, choice, choose, left, send, clear };
}
