import type { ComponentType } from "preact";
import { Customers, Markets, Products, Reasons, Seasons, Signals, Stages } from "./Groups.tsx";
import { BaseKnobs } from "./Knobs.tsx";
import { Limits, Service } from "./Limits.tsx";
import type { Knob } from "./knobs.ts";
import { OwnExamples } from "./OwnExamples.tsx";
import { Persons } from "./Persons.tsx";
import { Returns } from "./Returns.tsx";
import { Staff } from "./Staff.tsx";
import { text } from "./strings.ts";

/** The parts of the form, in the order in which a shopkeeper would think of them. */

const base =
  (...names: Knob[]) =>
  () => <BaseKnobs names={names} />;

function Itself() {
  return (
    <>
      <BaseKnobs names={["autoUpTo", "replacementsPerOrder", "exchangesPerOrder"]} />
      <Limits />
    </>
  );
}

/** `path`: what in the document has no field of its own but is spoken of here. */
type Section = { id: string; title: string; lead: string; Body: ComponentType; path?: string };

export const sections: readonly Section[] = [
  {
    id: "offer",
    path: "base",
    ...text.offer,
    Body: base(
      "refund",
      "replacement",
      "exchange",
      "priceDifference",
      "resend_part",
      "repair",
      "store_credit",
      "storeCreditBonusBp",
      "storeCreditBonusMax",
      "refundTo",
      "partial_refund",
      "partialRefundBp",
      "extra",
    ),
  },
  { id: "long", ...text.long, Body: base("windowDays", "windowFrom", "afterWindow", "withProof", "waitDays") },
  {
    id: "back",
    ...text.back,
    Body: base("keepUpTo", "returnPaidBy", "refundWhen", "refundShipping", "restockingFeeBp"),
  },
  { id: "returns", title: text.returns.title, lead: text.returns.lead, Body: Returns, path: "returns" },
  { id: "photos", ...text.photos, Body: base("evidenceAbove") },
  { id: "itself", title: text.itself.title, lead: text.itself.lead, Body: Itself, path: "limits" },
  { id: "reasons", title: text.reasons.title, lead: text.reasons.lead, Body: Reasons },
  { id: "stages", title: text.stages.title, lead: text.stages.lead, Body: Stages },
  { id: "products", title: text.products.title, lead: text.products.lead, Body: Products },
  { id: "seasons", title: text.seasons.title, lead: text.seasons.lead, Body: Seasons },
  { id: "markets", title: text.markets.title, lead: text.markets.lead, Body: Markets },
  { id: "customers", title: text.customers.title, lead: text.customers.lead, Body: Customers },
  { id: "signals", title: text.signals.title, lead: text.signals.lead, Body: Signals },
  { id: "persons", title: text.persons.title, lead: text.persons.lead, Body: Persons },
  { id: "staff", title: text.staff.title, lead: text.staff.lead, Body: Staff, path: "staff" },
  { id: "service", title: text.service.title, lead: text.service.lead, Body: Service, path: "service" },
  { id: "own-examples", title: text.own.title, lead: text.own.lead, Body: OwnExamples },
];
