/** What a check of a policy can find. Errors are unlawful, unfair or contradictory; warnings are probably not meant. */
export const findingCodes = [
  "example_fails",
  "law_broken",
  "law_forbids",
  "law_raises",
  "credit_before_money",
  "pays_more_than_left",
  "automatic_above_cap",
  "more_evidence_is_worse",
  "a_day_earlier_is_worse",
  "vip_trap",
  "nothing_offered",
  "floor_above_cap",
  "country_in_two_markets",
  "seasons_overlap",
  "season_passed",
  "layer_no_effect",
  "only_leaves_nothing",
  "no_effect",
  "evidence_pointless",
  "limit_unreachable",
  "cap_above_day",
  "cap_above_customer",
  "keep_above_auto",
  "window_zero",
  "never_automatic",
  "nothing_automatic",
  "replacement_by_person",
  "part_of_nothing",
  "currency_missing",
  "signal_fires_early",
  "checked_in_part",
] as const;
export type FindingCode = (typeof findingCodes)[number];

export type Finding = {
  code: FindingCode;
  severity: "error" | "warning";
  /** As in the document: "products/final-sale/terms/refund". */
  path: string;
  /** A sentence for a merchant, in English. */
  text: string;
  /** A readable example of an order it would hit; empty where it would hit none. */
  example: string;
};
