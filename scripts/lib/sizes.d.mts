/** What one file weighs, in bytes. */
export type Size = { raw: number; gzip: number; brotli: number };

export type Budget = { name: string; of: "brotli" | "gzip"; goal: number; hardStop: number };

/** The part of esbuild's record that the arithmetic needs. */
export type Outputs = Record<string, { imports: { path: string; kind: string }[] }>;

type Name = "launcher" | "panel" | "language" | "worker" | "words" | "part";

export const budgets: Record<Name, Budget>;
export function staticFiles(outputs: Outputs, entry: string): string[];
export function measure(bytes: Uint8Array): Size;
export function total(sizes: Size[]): Size;
export function without(size: Size, part: Size): Size;
export function overBudget(sizes: Record<Name, Size>): string[];
export function table(rows: [string, Size][]): string;
