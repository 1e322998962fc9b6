/**
 * Every message of the HTTP contract, each in its room of contract/. What comes in is a schema, checked at the edge; what
 * goes out is a type. The widget and the desk import only the types.
 */

export * from "./contract/case.ts";
export * from "./contract/desk-case.ts";
export * from "./contract/desk.ts";
export { PHOTOS_AN_ITEM } from "./contract/fields.ts";
export * from "./contract/merchant.ts";
export * from "./contract/policy.ts";
export * from "./contract/problem.ts";
export * from "./contract/record.ts";
export * from "./contract/returns.ts";
export * from "./contract/shopper-answers.ts";
export * from "./contract/shopper-requests.ts";
export * from "./contract/staff-requests.ts";

export { actors, itemStates, shopperActions, staffActions } from "./case.ts";
export type { Actor, ItemState, ShopperAction, StaffAction } from "./case.ts";
export type { Disposition, GoodsProblem, GoodsStep } from "./goods.ts";
export { paymentMethods } from "./order.ts";
export type { Order } from "./order.ts";
export { modes } from "./policy/modes.ts";
export type { Mode } from "./policy/modes.ts";
export { lanes, reasons } from "./reasons.ts";
export type { Lane, Reason } from "./reasons.ts";
export { offered, remedies } from "./remedies.ts";
export type { OfferedRemedy, Remedy } from "./remedies.ts";
export { roles } from "./roles.ts";
export type { Role } from "./roles.ts";
