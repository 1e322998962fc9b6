import { readFile, readdir } from "node:fs/promises";

export type Asset = { type: string; body: string };

const svg = "image/svg+xml";

/** The shop's files by path. Read once, so a request's path never reaches the file system. */
export async function readAssets(): Promise<ReadonlyMap<string, Asset>> {
  const folder = new URL("pictures/", import.meta.url);
  const names = (await readdir(folder)).filter((name) => name.endsWith(".svg"));
  const pictures = await Promise.all(
    names.map(async (name) => [`/pictures/${name}`, await read(new URL(name, folder), svg)] as const),
  );
  const files = new Map<string, Asset>(pictures);
  files.set("/shop.css", await read(new URL("shop.css", import.meta.url), "text/css; charset=utf-8"));
  // Browsers ask for this whatever the page says.
  files.set("/favicon.ico", files.get("/pictures/mark.svg")!);
  return files;
}

async function read(file: URL, type: string): Promise<Asset> {
  return { type, body: await readFile(file, "utf8") };
}
