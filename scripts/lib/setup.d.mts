export const root: string;
export function ensureInstalled(): void;
export function isInstalled(folder: string): boolean;
export function bundledNode(folder: string): string;
export function fail(sentence: string): never;
