import { en } from "../strings/en-follow.ts";
import { spoken } from "../strings/spoken.ts";

/** What is said of both sides' doings and of what is asked, in the language that is spoken. */
export const followWords = () => spoken.follow ?? en;
