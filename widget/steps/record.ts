import type { Case } from "../../shared/contract.ts";
import type { Api } from "../api.ts";

/** Saves the shopper's part of the record as a page to keep or print. A link in a page couldn't carry the token. */
export async function saveRecord(
  api: Pick<Api, "text">,
  { id, reference }: Pick<Case, "id" | "reference">,
): Promise<void> {
  const page = await api.text(`/v1/cases/${id}/record?as=page`);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([page], { type: "text/html" }));
  link.download = `${reference}.html`;
  link.click();
  // The browser has its own hold on it by the next minute.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
