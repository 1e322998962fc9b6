export function buildParts(source?: string): Promise<Map<string, Uint8Array>>;
