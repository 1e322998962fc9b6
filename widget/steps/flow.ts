import { signal } from "@preact/signals-core";
import type { Case, OfferedRemedy, Reading, Reason, ShopperAction } from "../../shared/contract.ts";
import type { Model, Picked } from "../model.ts";

/** What the shopper means to choose for an item: an offer, or a wish in words. Nothing until they say so. */
export type Choice = { remedy: OfferedRemedy | "else"; consent: boolean; wish: string };

export type Flow = ReturnType<typeof createFlow>;

/** The conversation after the shopper's own words: what we understood, the choice, and what comes after. */
export function createFlow(model: Model) {
  const { api, drafts, lang, step, reading, picked, current, note, text, order } = model;
  /** The shopper is correcting what we understood. */
  const editing = signal(false);
  const answers = signal<Record<string, string>>({});
  const choices = signal<Record<string, Choice>>({});
  /** The one action whose field is open, and what is written in it. */
  const talking = signal<ShopperAction | null>(null);
  const words = signal("");

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

  const act = (action: ShopperAction, body: object) =>
    api.write<Case>(`/v1/cases/${current.value!.id}/actions/${action}`, body);

  const choose = (item: string, part: Partial<Choice>) => {
    const before = choices.value[item] ?? { remedy: "else", consent: false, wish: "" };
    // Consent is to one remedy; another choice begins without it.
    choices.value = { ...choices.value, [item]: { ...before, consent: false, ...part } };
  };

  /** Sends every choice: the offers in one accept, then each wish in words. */
  const send = () =>
    model.run(async () => {
      const all = Object.entries(choices.value);
      const accepted = all.flatMap(([item, { remedy, consent }]) =>
        remedy === "else" ? [] : [{ item, remedy, ...(consent && { consent }) }],
      );
      if (!all.length) return void (note.value = "pick");
      if (accepted.length) model.put(await act("accept", { version: current.value!.version, choices: accepted }));
      for (const [item, { remedy, wish }] of all) if (remedy === "else") await ask(item, wish.trim());
      choices.value = {};
      model.show(current.value!);
    });

  /** A person already has it: then the wish is a message to them. */
  async function ask(item: string, wish: string): Promise<void> {
    const { version } = current.value!;
    const open = model.may("ask_person")?.includes(item);
    const body = open ? { version, items: [item], ...(wish && { wish }) } : { text: wish };
    model.put(await act(open ? "ask_person" : "message", body));
  }

  const bodies = {
    message: () => ({ text: words.value }),
    contest: () => ({ version: current.value!.version, items: model.may("contest"), text: words.value }),
    ask_person: () => ({
      version: current.value!.version,
      items: model.may("ask_person"),
      ...(words.value.trim() && { wish: words.value }),
    }),
    withdraw: () => ({ version: current.value!.version, items: model.may("withdraw") }),
    accept: () => ({}),
  } satisfies Record<ShopperAction, () => object>;

  const say = (action: ShopperAction) =>
    model.run(async () => {
      const fresh = await act(action, bodies[action]());
      talk(null);
      model.show(fresh);
    });

  const talk = (action: ShopperAction | null) => {
    talking.value = action;
    words.value = "";
  };

  /** Nothing of one case may turn up in the next. */
  const forget = () => {
    answers.value = choices.value = {};
    editing.value = false;
    talk(null);
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
    editing,
    answers,
    choices,
    talking,
    words,
    question,
    known,
    restate,
    answer,
    toggle,
    change,
    submit,
    choose,
    send,
    say,
    talk,
    begin,
    visit,
  };
}

/**
 * Follows the case while the shopper looks on: every 2 s at first, slowing to 10 s, quick again after news.
 * Returns its own end.
 */
export function watch(model: Model, seen: () => boolean): () => void {
  const { current, step, busy } = model;
  let pause = 2000;
  const look = async () => {
    const open = current.value;
    if (!open || busy.value || !seen() || step.value === "describe") return;
    const fresh = await model.api.changed<Case>("/v1/cases/" + open.id);
    // An action's answer that came meanwhile is newer.
    if (!fresh || busy.value || current.value !== open) return;
    pause = 2000;
    model.put(fresh);
    if (step.value === "choose" && !model.may("accept")) step.value = "done";
  };
  let ended = false;
  const tick = async () => {
    // A look that failed is simply followed by the next.
    await look().catch(() => {});
    // Quick again for whoever comes back.
    pause = seen() ? Math.min(pause * 1.2, 10_000) : 2000;
    if (!ended) timer = setTimeout(tick, pause);
  };
  let timer = setTimeout(tick, pause);
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}
