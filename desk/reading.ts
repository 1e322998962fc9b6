import type { Reason } from "../shared/contract.ts";
import { reasonNames, upsetNames } from "./strings.ts";

/** What the product understood, as far as staff need it. Stored readings may be older than this page. */
export type StaffReading = {
  reasons: { reason: Reason; confidence: number }[];
  sure: boolean;
  wish: string | null;
  safety: string | null;
  upset: 0 | 1 | 2 | 3;
  anger: boolean;
  abuse: boolean;
  threat: string | null;
};

/** Takes what it knows from a stored reading and leaves the rest: an older or newer one never breaks the page. */
export function staffReading(stored: unknown): StaffReading | null {
  if (!isRecord(stored)) return null;
  return {
    reasons: Array.isArray(stored.reasons) ? stored.reasons.flatMap(reasonOf) : [],
    sure: stored.sure === true,
    wish: textOr(stored.wish),
    safety: safetyOf(stored.safety),
    upset: upsetOf(stored.upset),
    anger: stored.anger === true,
    abuse: stored.abuse === true,
    threat: textOr(stored.threat),
  };
}

/** How upset they sound. "Calm" beside words of injury or danger would say that there is no hurry: then it is null. */
export function moodOf({ upset, safety }: StaffReading): string | null {
  return upset === 0 && safety !== null ? null : upsetNames[upset];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function textOr(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

/** Either a word of ours or, from a public reading, the sentence said to the shopper. */
function safetyOf(value: unknown): string | null {
  return isRecord(value) ? textOr(value.text) : textOr(value);
}

function upsetOf(value: unknown): StaffReading["upset"] {
  return value === 1 || value === 2 || value === 3 ? value : 0;
}

function reasonOf(value: unknown): StaffReading["reasons"] {
  if (!isRecord(value) || typeof value.reason !== "string" || typeof value.confidence !== "number") return [];
  if (!Object.hasOwn(reasonNames, value.reason)) return [];
  return [{ reason: value.reason as Reason, confidence: value.confidence }];
}
