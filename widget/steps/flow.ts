import { signal } from "@preact/signals-core";
import type { Case, Reading, Reason, ShopperAction } from "../../shared/contract.ts";
import type { Model, Picked } from "../model.ts";
import { createAnswering } from "./answering.ts";
import { createChoosing } from "./choosing.ts";
import { act, createFields } from "./fields.ts";

/** What a shopper can say: `still` contests what was settled, `contest` what was declined. */
export type Said = Exclude<ShopperAction, "accept" | "undo" | "rate" | "sent"> | "still";
/** What is said in one text field, or in none. */
export type Spoken = Exclude<Said, "send_evidence">;

export type Flow = ReturnType<typeof createFlow>;

/** The conversation after the shopper's own words: what we understood, the choice, and what comes after. */
export function createFlow(model: Model) {
  const fields = createFields(model);
  const choosing = createChoosing(model, fields);
  const { words, write } = fields;
  const { api, drafts, lang, step, reading, picked, current, note, text, order } = model;
  /** The shopper is correcting what we understood. */
  const editing = signal(false);
  const answers = signal<Record<string, string>>({});
  /** The one field that is open, null for none; undefined until the shopper opens or shuts one. */
  const talking = signal<Said | null | undefined>(undefined);
  const answering = createAnswering(model, fields, talking);

  const items = () => picked.value.map((item) => ({ ...item, reason: item.reason as Reason }));
  const known = () => picked.value[0] && picked.value.every((item) => item.reason);

  /** What still has to be asked; null once we know enough to say it back. */
  const question = () => {
    return reading.value!.questions.find(({ id }) => !(id in answers.value)) ?? null;
  };

  /** Says the items back as the shopper now means them. */
  const restate = () =>
    model.run(async () => {
      if (!known()) return void (note.value = "pick");
      reading.value = await api.ask<Reading>("/v1/readings", { text: text.value, lang, items: items() });
      editing.value = false;
    });

  const answer = (id: string, value: string) => {
    if (id === "reason") picked.value = picked.value.map((item) => ({ ...item, reason: value as Reason }));
    answers.value = { ...answers.value, [id]: value };
    if (!question() && known()) void restate();
  };

  /** Picks a line, or puts it back. A line newly picked takes over the reason of the others, if they have one. */
  const toggle = (lineId: string) => {
    const others = picked.value.filter((item) => item.lineId !== lineId);
    const reason = others[0]?.reason || ((answers.value.reason ?? reading.value?.reasons[0]?.reason ?? "") as Reason);
    const added: Picked = { lineId, quantity: 1, reason };
    picked.value = others.length < picked.value.length ? others : [...others, added];
  };

  const change = (lineId: string, part: Partial<Picked>) => {
    picked.value = picked.value.map((item) => (item.lineId === lineId ? { ...item, ...part } : item));
  };

  const submit = () =>
    model.run(async () => {
      const { reason: _, lines: __, ...rest } = answers.value;
      const fresh = await api.write<Case>("/v1/cases", { text: text.value, lang, items: items(), answers: rest });
      drafts.clear();
      text.value = "";
      forget();
      if (order.value) {
        order.value = { ...order.value, cases: [fresh, ...order.value.cases.filter(({ id }) => id !== fresh.id)] };
      }
      model.show(fresh);
      // Where a person decides, they should know what the shopper would like.
      if (model.may("accept")) step.value = "choose";
    });

  /** The items that can be said something about; null when it isn't open to the shopper. */
  const about = (said: Said): string[] | null => {
    if (said !== "contest" && said !== "still") return model.may(said);
    const state = said === "still" ? "resolved" : "declined";
    const may = model.may("contest") ?? [];
    const found = current.value!.items.filter((item) => item.state === state && may.includes(item.id));
    return found[0] ? found.map(({ id }) => id) : null;
  };

  const say = (said: Spoken) =>
    model.run(async () => {
      const told = words(said).trim();
      const named = { version: current.value!.version, items: about(said) };
      const bodies = {
        message: { text: told },
        contest: { ...named, text: told },
        still: { ...named, text: told },
        ask_person: { ...named, ...(told && { wish: told }) },
        withdraw: named,
      } satisfies Record<Spoken, object>;
      const fresh = await act(model, said === "still" ? "contest" : said, bodies[said]);
      write(said, "");
      talking.value = null;
      model.show(fresh);
    });

  /** The field to show of these: the one opened, or one with words from before a reload. */
  const field = (among: Spoken[]): Spoken | null =>
    talking.value === undefined
      ? (among.find((said) => about(said) && words(said)) ?? null)
      : (among.find((said) => said === talking.value) ?? null);

  const dismiss = (said: Spoken) => {
    write(said, "");
    talking.value = null;
  };

  /** Nothing of one case may turn up in the next. */
  const forget = () => {
    answers.value = {};
    choosing.clear();
    editing.value = false;
    talking.value = undefined;
    answering.photos.value = {};
  };

  const begin = () => {
    forget();
    // In this order: the screens of a case can't be drawn without one.
    step.value = "describe";
    current.value = null;
  };

  const visit = (id: string) =>
    model.run(async () => {
      forget();
      await model.visit(id);
    });

  return {
    ...fields,
    ...choosing,
    ...answering,
    editing,
    answers,
    talking,
    question,
    known,
    restate,
    answer,
    toggle,
    change,
    submit,
    about,
    say,
    field,
    dismiss,
    begin,
    visit,
  };
}

/** For how long a case without news is looked at every two seconds: whoever waits for an answer sees it at once. */
const EAGER = 120_000;

/**
 * Follows the case while the shopper looks on: every 2 s, after two minutes without news slowing to 10 s, quick again
 * after news and for whoever comes back. Returns its own end.
 */
export function watch(model: Model, flow: Flow, seen: () => boolean): () => void {
  const { current, step, busy } = model;
  let pause = 2000;
  let news = Date.now();
  const look = async () => {
    const open = current.value;
    if (!open || busy.value || !seen() || step.value === "describe") return;
    const fresh = await model.api.changed<Case>("/v1/cases/" + open.id);
    // An action's answer that came meanwhile is newer.
    if (!fresh || busy.value || current.value !== open) return;
    news = Date.now();
    model.put(fresh);
    if (step.value === "choose" && !model.may("accept")) step.value = "done";
  };
  let ended = false;
  const tick = async () => {
    // A look that failed is simply followed by the next.
    await look().catch(() => {});
    if (!seen()) news = Date.now();
    pause = Date.now() - news < EAGER ? 2000 : Math.min(pause * 1.2, 10_000);
    if (!ended) timer = setTimeout(tick, pause);
  };
  let timer = setTimeout(tick, pause);
  // A second hand, while something can be undone.
  const seconds = setInterval(() => model.may("undo") && (flow.now.value = Date.now()), 1000);
  return () => {
    ended = true;
    clearTimeout(timer);
    clearInterval(seconds);
  };
}
