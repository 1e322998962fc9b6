/** Part of the worker: see parts.ts. Pure: whatever is asked of the merchant's object is asked before. */
export { currencyFor, faceOf, homeOf, returnPolicyOf } from "../shared/policy/face.ts";
export { policyLanguages, policyTextsOf } from "../shared/texts/policy.ts";
export { formMarkup, formStyle, receiptMarkup } from "./form-markup.ts";
export { policyPage, policyStyle } from "./policy-page.ts";
export type { PolicyPage } from "./policy-page.ts";
export { problemPage, recordPage, recordStyle } from "./record-page.ts";
