import { enWithdrawal } from "../../shared/texts/en-withdrawal.ts";
import { statutoryLabels } from "../../shared/texts/statutory.ts";
import type { WithdrawalTexts } from "../../shared/texts/withdrawal.ts";

/** What is said of the withdrawal, with its two labels, in a language of which all of it is there. */
export type WithdrawWords = WithdrawalTexts & { lang: string; labels: { withdraw: string; confirm: string } };

/** By primary language; English is in the chunk. */
const tongues: Record<string, () => Promise<WithdrawalTexts>> = {
  de: async () => (await import("../../shared/texts/de-withdrawal.ts")).deWithdrawal,
  fr: async () => (await import("../../shared/texts/fr-withdrawal.ts")).frWithdrawal,
  es: async () => (await import("../../shared/texts/es-withdrawal.ts")).esWithdrawal,
  pt: async () => (await import("../../shared/texts/pt-withdrawal.ts")).ptWithdrawal,
  it: async () => (await import("../../shared/texts/it-withdrawal.ts")).itWithdrawal,
  nl: async () => (await import("../../shared/texts/nl-withdrawal.ts")).nlWithdrawal,
};

/** The words of a language tag; English for what we haven't got, or can't fetch. Never throws. */
export async function withdrawWords(tag: string): Promise<WithdrawWords> {
  const lang = tag.toLowerCase().split("-")[0]!;
  const own = await tongues[lang]?.().catch(() => null);
  if (!own) return { ...enWithdrawal, lang: "en", labels: statutoryLabels.en };
  return { ...own, lang, labels: statutoryLabels[lang as keyof typeof statutoryLabels] };
}
