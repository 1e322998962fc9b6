/** Part of the worker: see parts.ts. */
export { backtest } from "../shared/policy/backtest.ts";
export type { Past } from "../shared/policy/backtest.ts";
export { check } from "../shared/policy/check.ts";
export { compared } from "../shared/policy/moves.ts";
export { problemsOf } from "../shared/policy/nearest.ts";
export { needsSecond } from "../shared/policy/second.ts";
