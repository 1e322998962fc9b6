import { en } from "../strings/en-steps.ts";
import { spoken } from "../strings/spoken.ts";

/** What the steps say, in the language that is spoken. */
export const words = () => spoken.steps ?? en;
