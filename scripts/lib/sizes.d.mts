/** What one file weighs, in bytes. */
export type Size = { raw: number; gzip: number; brotli: number };

export type Budget = { name: string; of: "brotli" | "gzip"; goal: number; hardStop: number };

/** The part of esbuild's record that the arithmetic needs. */
export type Outputs = Record<string, { imports: { path: string; kind: string }[] }>;

export const budgets: { launcher: Budget; panel: Budget; language: Budget; worker: Budget; words: Budget };
export function staticFiles(outputs: Outputs, entry: string): string[];
export function measure(bytes: Uint8Array): Size;
export function total(sizes: Size[]): Size;
export function without(size: Size, part: Size): Size;
export function overBudget(sizes: { launcher: Size; panel: Size; language: Size; worker: Size; words: Size }): string[];
export function table(rows: [string, Size][]): string;
