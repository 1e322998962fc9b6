// The worker as it would be deployed: `wrangler deploy` without the upload.
import { join } from "node:path";
import { readFile, readdir, rm } from "node:fs/promises";
import { root } from "./setup.mjs";
import { run, toolCommand } from "./tools.mjs";

/** The folder the bundle is written to. */
export const workerFolder = join(root, "dist", "worker");

/**
 * Writes the worker's bundle to dist/worker; needs dist/assets.
 * @returns {Promise<Buffer>} the bundle's bytes; throws when wrangler can't make it
 */
export async function bundleWorker() {
  await rm(workerFolder, { recursive: true, force: true });
  const code = await run(toolCommand("wrangler"), ["deploy", "--dry-run", "--outdir", workerFolder], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (code !== 0) throw new Error("wrangler could not bundle the worker");
  return readFile(join(workerFolder, "index.js"));
}

/**
 * The part of the bundle that is no code but words: what each language's listening knows, each in its own folder, and
 * what the server says in the languages beside English.
 * @param {string} source the folder that holds shared/
 * @returns {Promise<Uint8Array>} bundled alone, as it is within the whole
 */
export async function bundleWords(source = root) {
  const { build } = await import("esbuild");
  const folder = join(source, "shared");
  const languages = (await readdir(join(folder, "listening"), { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  const spoken = (await readdir(join(folder, "texts"))).filter((file) =>
    languages.some((lang) => lang !== "en" && (file === `${lang}.ts` || file.startsWith(`${lang}-`))),
  );
  // What only pages say lies in a part of its own: see parts.mjs.
  const inBundle = spoken.filter((file) => !/-(policy|record)\.ts$/.test(file));
  const heard = await Promise.all(
    languages.map(async (lang) => (await readdir(join(folder, "listening", lang))).map((file) => `${lang}/${file}`)),
  );
  const files = [...heard.flat().map((file) => `listening/${file}`), ...inBundle.map((file) => `texts/${file}`)];
  const result = await build({
    stdin: {
      contents: files.map((file, index) => `export * as words${index} from "./${file}";`).join("\n"),
      resolveDir: folder,
    },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    logLevel: "error",
  });
  return result.outputFiles[0].contents;
}
