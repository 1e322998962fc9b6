/** Part of the worker: see parts.ts. Pure: whatever is asked of the merchant's object is asked before. */
export { currencyFor, homeOf } from "../shared/policy/home.ts";
export { faceOf } from "../shared/policy/face.ts";
export { returnPolicyOf } from "../shared/policy/schema-org.ts";
export { policyLanguages, policyTextsOf } from "../shared/texts/policy.ts";
export { formMarkup, formStyle, receiptMarkup } from "./form-markup.ts";
export { policyPage, policyStyle } from "./policy-page.ts";
export type { PolicyPage } from "./policy-page.ts";
export { problemPage, recordPage, recordStyle } from "./record-page.ts";
