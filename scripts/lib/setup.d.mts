export const root: string;
export function requireNode(): void;
export function ensureInstalled(): void;
export function isInstalled(folder: string): boolean;
export function bundledNode(folder: string): string;
export function fail(sentence: string): never;
