import type { Outputs } from "./sizes.d.mts";

export type Build = {
  files: Map<string, Uint8Array>;
  outputs: Outputs;
  entries: { launcher: string; panel: string; hosted: string; desk: string };
  languages: { launchers: string[]; first: string[] };
};

export function compile(source: string): Promise<Build>;
