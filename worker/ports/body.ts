/** Reads a body of so many bytes at most; null when there is more. One without a length could go on for ever. */
export async function bytesUpTo({ body }: Request | Response, most: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array<ArrayBuffer>>) {
    size += chunk.byteLength;
    if (size > most) return null;
    chunks.push(chunk);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

/** The same as text, or null. */
export async function textUpTo(from: Request | Response, most: number): Promise<string | null> {
  const bytes = await bytesUpTo(from, most);
  return bytes && new TextDecoder().decode(bytes);
}
