import type { Env } from "../env.ts";

/** A photo's bytes, and what kind of picture they are: "image/jpeg". */
export type Photo = { type: string; bytes: Uint8Array };

/** Where photos are kept: R2 on Cloudflare. A disk can take its place. */
export type PhotoStore = {
  /** Keeps a photo; the same key again takes the earlier one's place. Throws when it could not be kept. */
  put(key: string, photo: Photo): Promise<void>;
  /** The photo, or null when there is none. */
  get(key: string): Promise<{ type: string; body: ReadableStream; size: number } | null>;
  /** Forgets photos; those that aren't there are no error. At most 1,000 at once. */
  remove(keys: readonly string[]): Promise<void>;
};

/** A photo's name in the store: each merchant's are apart. */
export const photoKey = (merchant: string, id: string): string => `${merchant}/${id}`;

export function photoStore({ PHOTOS }: Pick<Env, "PHOTOS">): PhotoStore {
  return {
    async put(key, { type, bytes }) {
      await PHOTOS.put(key, bytes, { httpMetadata: { contentType: type } });
    },
    async get(key) {
      const found = await PHOTOS.get(key);
      const type = found?.httpMetadata?.contentType;
      return found && type ? { type, body: found.body, size: found.size } : null;
    },
    async remove(keys) {
      if (keys.length > 0) await PHOTOS.delete([...keys]);
    },
  };
}
