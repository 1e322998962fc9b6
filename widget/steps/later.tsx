import { effect, signal } from "@preact/signals-core";
import type { ComponentType } from "preact";
import { retrying } from "../edge.ts";
import type { Model } from "../model.ts";
import { spoken, withWords } from "../strings/spoken.ts";
import { Choose } from "./Choose.tsx";
import { Confirm } from "./Confirm.tsx";
import { Title } from "./Describe.tsx";
import { Done } from "./Done.tsx";
import { createFlow, watch } from "./flow.ts";
import type { Flow } from "./flow.ts";
import { createFormat } from "./format.ts";
import type { Format } from "./format.ts";
import css from "./steps.css";
import { words } from "./words.ts";

/** What every step after the shopper's own words is given. */
export type Props = { model: Model; flow: Flow; format: Format };

/** The third chunk: what both sides said and did, and all that the shopper can still say or do. */
type Following = { css: string } & Record<"Asking" | "Follow", ComponentType<Props>>;

/** The statutory withdrawal, fetched by whoever wants it. */
type Lawful = { css: string; begin(model: Model): Promise<ComponentType<Omit<Props, "model">>> };

const steps = { confirm: Confirm, choose: Choose, done: Done };

export { css };

/**
 * Begins the later steps of one conversation. `seen` says whether the shopper is looking, `dress` takes on a chunk's
 * styles; `end` stops following.
 */
export function begin(model: Model, seen: () => boolean, dress: (css: string) => void) {
  // Sentences and dates in one language, not half and half.
  const english = createFormat(/^en\b/i.test(model.lang) ? model.lang : "en");
  const own = createFormat(model.lang);
  const format = () => (spoken.lang === "en" ? english : own);
  const flow = createFlow(model);
  const follow = signal<Following | null>(null);
  const chunkOfFollow = retrying<Following>(() => import("./Follow.tsx"));

  const fetchFollow = async () => {
    const chunk = await withWords(chunkOfFollow(), "follow");
    if (follow.value) return;
    dress(chunk.css);
    follow.value = chunk;
  };

  /** Ahead of need as soon as there is a case; only where it is needed does a failure matter. */
  const prefetch = () => {
    if (!model.current.value || follow.peek()) return;
    const needed = model.step.value === "done";
    fetchFollow().catch(() => needed && void model.run(fetchFollow));
  };

  const lawful = signal<Awaited<ReturnType<Lawful["begin"]>> | null>(null);
  const chunkOfLawful = retrying<Lawful>(() => import("./Withdraw.tsx"));
  const fetchLawful = async () => {
    const chunk = await chunkOfLawful();
    const Withdraw = await chunk.begin(model);
    if (lawful.value) return;
    dress(chunk.css);
    lawful.value = Withdraw;
  };

  const wanted = () => {
    if (model.step.value === "withdraw" && !lawful.peek()) fetchLawful().catch(() => void model.run(fetchLawful));
  };

  function Steps() {
    const { step, current, text } = model;
    const props = { model, flow, format: format() };
    const Withdraw = lawful.value;
    if (step.value === "withdraw") return Withdraw ? <Withdraw {...props} /> : <Title>{spoken.first.wait}</Title>;
    const Step = step.value in steps ? steps[step.value as keyof typeof steps] : null;
    if (!Step) return null;
    return (
      <>
        <blockquote>
          <span class="v">{words().told}: </span>
          {step.value === "confirm" ? text.value : current.value!.text}
        </blockquote>
        {current.value?.safety && <p class="n">{current.value.safety.text}</p>}
        {Step === Done ? <Done {...props} {...follow.value} /> : <Step {...props} />}
      </>
    );
  }

  // While the shopper reads what we understood: the screen after it has dates.
  const ends = [
    watch(model, flow, seen),
    effect(() => void (model.step.value === "confirm" && format().prepare())),
    effect(prefetch),
    effect(wanted),
  ];
  return { Steps, end: () => ends.forEach((end) => end()) };
}
