import type { Failure } from "./api.ts";
import { span } from "./format.ts";
import { text } from "./strings.ts";

/** What is said to staff when a call failed. Pure. */

/**
 * What is said when the case is no longer as the writer saw it; `changes` as whatChanged tells them, `holder` who has it
 * now: the page may have heard of both before.
 */
export function conflictLines(failure: Failure, changes: string[], holder: string | null): string[] {
  const told = changes.length > 0;
  if (failure.code !== "lease_lost")
    return told ? [text.form.changed, ...changes] : [failure.detail || text.changes.nothing];
  if (told) return changes;
  return [holder === null ? text.errors.leaseLost : text.changes.held(holder)];
}

/** One sentence for a failure nothing else is known about. */
export function sentenceFor(failure: Failure): string {
  if (failure.code === "offline") return text.errors.offline;
  if (failure.code === "code_wrong") return text.errors.codeWrong;
  if (failure.code === "rate_limited")
    return failure.detail || text.errors.wait(span((failure.retryAfter ?? 60) * 1000));
  return failure.detail || text.errors.general;
}
