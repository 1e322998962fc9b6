import { effect } from "@preact/signals-core";
import type { Model } from "../model.ts";
import { en } from "../strings/en-steps.ts";
import { Choose } from "./Choose.tsx";
import { Confirm } from "./Confirm.tsx";
import { Done } from "./Done.tsx";
import { createFlow, watch } from "./flow.ts";
import type { Flow } from "./flow.ts";
import { createFormat } from "./format.ts";
import type { Format } from "./format.ts";
import css from "./steps.css";

/** What every step after the shopper's own words is given. */
export type Props = { model: Model; flow: Flow; format: Format };

const steps = { confirm: Confirm, choose: Choose, done: Done };

export { css };

/** Begins the later steps of one conversation. `seen` says whether the shopper is looking; `end` stops following. */
export function begin(model: Model, seen: () => boolean) {
  // Sentences and dates in one language, not half and half.
  const format = createFormat(/^en\b/i.test(model.lang) ? model.lang : "en");
  const flow = createFlow(model);

  function Steps() {
    const { step, current, text } = model;
    const Step = step.value in steps ? steps[step.value as keyof typeof steps] : null;
    if (!Step) return null;
    return (
      <>
        <blockquote>
          <span class="v">{en.told}: </span>
          {step.value === "confirm" ? text.value : current.value!.text}
        </blockquote>
        <Step model={model} flow={flow} format={format} />
      </>
    );
  }

  // While the shopper reads what we understood: the screen after it has dates.
  const ends = [watch(model, seen), effect(() => void (model.step.value === "confirm" && format.prepare()))];
  return { Steps, end: () => ends.forEach((end) => end()) };
}
