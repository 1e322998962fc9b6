/** What the three formats share. */

const LONGEST_SIDE = 12_000;

/** Whether a picture is of a size that can be shown: a side of nothing or of millions brings a browser down. */
export function showable(width: number, height: number): boolean {
  return width > 0 && height > 0 && width <= LONGEST_SIDE && height <= LONGEST_SIDE;
}

/** The parts in one piece. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Whether these ASCII letters stand there. */
export function says(bytes: Uint8Array, at: number, letters: string): boolean {
  return [...letters].every((letter, index) => bytes[at + index] === letter.charCodeAt(0));
}

/** A look at the bytes as numbers; reading past their end throws, so ask for their length first. */
export const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
