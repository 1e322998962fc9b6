import * as v from "valibot";
import { check, sample } from "../../shared/policy/check.ts";
import { Policy } from "../../shared/policy/document.ts";
import type { Asked, Told } from "./checker.ts";

/** The check, in a thread of its own: in part while somebody types, whole before it goes live. */

addEventListener("message", ({ data }: MessageEvent<Asked>) => {
  const { success, output } = v.safeParse(Policy, data.draft);
  if (!success) return;
  const { findings } = (data.sample ? sample : check)(output, Date.now());
  const told: Told = { turn: data.turn, sample: data.sample, findings };
  postMessage(told);
});
