// Everything a visitor downloads, built into dist/assets, which the worker serves.
import { mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative, sep } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { bundlePanel } from "./panel-bundle.mjs";
import { root } from "./setup.mjs";

/** Smaller files don't gain from compression once the extra header is counted. */
const compressFrom = 1000;

/**
 * @typedef {object} Build
 * @property {Map<string, Uint8Array>} files path under dist/assets, with "/", to its bytes; without the .br siblings
 * @property {import("esbuild").Metafile["outputs"]} outputs what imports what, by the same paths
 * @property {{launcher: string, panel: string, hosted: string, desk: string}} entries the path of each entry's script
 * @property {{launchers: string[], first: string[]}} languages of every further language: the launcher's path, and the
 *   path of what its first screens say
 */

/**
 * Builds all pages and scripts in memory.
 * @param {string} source the folder that holds widget/ and desk/
 * @returns {Promise<Build>} throws esbuild's error when the code doesn't build
 */
export async function compile(source) {
  const widget = await bundlePanel(source, production, minifiedCss);
  const checker = await bundle(source, [{ in: "desk/policy/worker.ts", out: "policy-check" }], { format: "iife" });
  const desk = await bundle(source, [{ in: "desk/main.tsx", out: "desk" }, "desk/desk.css"], {
    splitting: true,
    plugins: [cssTextOf(/desk[\\/](policy|connect)[\\/].*\.css$/), valibotOf(/live\.ts$/)],
    define: { ...production, __POLICY_CHECK__: JSON.stringify(`/${entryOf(checker, "desk/policy/worker.ts")}`) },
  });
  const panel = entryOf(widget, "widget/panel.tsx");
  const launcherOf = (name, label) =>
    bundle(source, ["widget/launcher.ts"], {
      format: "iife",
      entryNames: name,
      plugins: [cssTextOf(/\.css$/)],
      // Without tsconfig's strictness, which would spend bytes on saying "use strict".
      tsconfigRaw: {},
      define: {
        ...production,
        __PANEL__: JSON.stringify(`/${panel}`),
        __LABEL__: JSON.stringify(label),
      },
    });
  const launcher = await launcherOf("v1/widget", "Something wrong?");
  const labels = Object.entries(JSON.parse(await readFile(join(source, "widget/strings/labels.json"), "utf8")));
  const others = await Promise.all(labels.map(([lang, label]) => launcherOf(`v1/widget.${lang}`, label)));
  const hosted = entryOf(widget, "widget/hosted.ts");
  const deskScript = entryOf(desk, "desk/main.tsx");
  const pages = await Promise.all([
    page(source, "widget/hosted.html", "o.html", { __HOSTED__: `/${hosted}` }),
    page(source, "desk/index.html", "desk.html", {
      __DESK_JS__: `/${deskScript}`,
      __DESK_CSS__: `/${entryOf(desk, "desk/desk.css")}`,
    }),
  ]);
  return {
    files: new Map([
      ...(await documents(source)),
      ...widget.files,
      ...desk.files,
      ...checker.files,
      ...launcher.files,
      ...others.flatMap(({ files }) => [...files]),
      ...pages,
    ]),
    outputs: { ...widget.outputs, ...desk.outputs, ...checker.outputs, ...launcher.outputs },
    languages: {
      launchers: labels.map(([lang]) => `v1/widget.${lang}.js`),
      first: labels.map(([lang]) => chunkOf(widget, `widget/strings/${lang}.ts`)),
    },
    entries: { launcher: entryOf(launcher, "widget/launcher.ts"), panel, hosted, desk: deskScript },
  };
}

/**
 * Compiles and writes dist/assets file by file, scripts before the pages and the launcher that name them, stale
 * files last: a worker that serves the folder meanwhile never hands out a name that isn't there.
 * @returns {Promise<Build>}
 */
export async function buildAssets(source = root, target = join(root, "dist", "assets")) {
  const build = await compile(source);
  const written = [...build.files].flatMap(([path, bytes]) => withBrotli(path, bytes));
  written.sort(([a], [b]) => Number(b.startsWith("assets/")) - Number(a.startsWith("assets/")));
  for (const [path, bytes] of written) await writeWhole(join(target, ...path.split("/")), bytes);
  await removeOthers(target, new Set(written.map(([path]) => path)));
  return build;
}

/** Brotli at its highest level: lower ones are larger than gzip for files of this size. */
export function brotli(bytes) {
  return brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength },
  });
}

const production = { "process.env.NODE_ENV": '"production"' };

/** One esbuild call; the files and the metafile come back by paths under dist/assets. */
async function bundle(source, entries, options) {
  const { build } = await import("esbuild");
  const result = await build({
    absWorkingDir: source,
    entryPoints: entries,
    outdir: "dist/assets",
    outbase: ".",
    entryNames: "assets/[name]-[hash]",
    chunkNames: "assets/[name]-[hash]",
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    format: "esm",
    target: "es2022",
    legalComments: "none",
    charset: "utf8",
    jsx: "automatic",
    jsxImportSource: "preact",
    define: production,
    logLevel: "error",
    ...options,
  });
  const folder = join(source, "dist", "assets");
  const files = result.outputFiles.map((file) => [relative(folder, file.path).split(sep).join("/"), file.contents]);
  const outputs = Object.entries(result.metafile.outputs).map(([path, output]) => [
    path.replace("dist/assets/", ""),
    { ...output, imports: output.imports.map((one) => ({ ...one, path: one.path.replace("dist/assets/", "") })) },
  ]);
  return { files: new Map(files), outputs: Object.fromEntries(outputs) };
}

/** CSS that code imports arrives as a minified string: it goes into adoptedStyleSheets, which CSP allows. */
const cssTextOf = (filter) => ({
  name: "css-text",
  setup(plugin) {
    plugin.onLoad({ filter }, async ({ path }) => ({ contents: await minifiedCss(path), loader: "text" }));
  },
});

/** Its own copy for one module: the little of it that a first load needs doesn't bring along what a later chunk does. */
const valibotOf = (importer) => ({
  name: "valibot-of",
  setup(plugin) {
    plugin.onResolve({ filter: /^valibot$/ }, async ({ path, pluginData, ...from }) => {
      if (pluginData === "inner" || !importer.test(from.importer)) return null;
      const found = await plugin.resolve(path, { ...from, pluginData: "inner" });
      return { ...found, suffix: "?first" };
    });
  },
});

async function minifiedCss(path) {
  const { build } = await import("esbuild");
  const result = await build({ entryPoints: [path], bundle: true, minify: true, write: false, logLevel: "error" });
  return result.outputFiles[0].text.trim();
}

/**
 * What machines read about us: the calls and the policy's form. Made here of the schemas that the worker checks with, so
 * that it need not carry what makes them.
 */
async function documents(source) {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    absWorkingDir: source,
    stdin: {
      contents: `export { openApi } from "./worker/openapi.ts"; export { policyJsonSchema } from "./worker/policy-schema.ts";`,
      resolveDir: source,
    },
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    logLevel: "error",
  });
  const script = Buffer.from(outputFiles[0].contents).toString("base64");
  const { openApi, policyJsonSchema } = await import(`data:text/javascript;base64,${script}`);
  const json = (value) => Buffer.from(JSON.stringify(value));
  return [
    ["openapi.json", json(openApi())],
    ["v1/policy.schema.json", json(policyJsonSchema("/v1/policy.schema.json"))],
  ];
}

function entryOf({ outputs }, entry) {
  const found = Object.entries(outputs).find(([, output]) => output.entryPoint === entry);
  if (!found) throw new Error(`esbuild made nothing of ${entry}`);
  return found[0];
}

function chunkOf({ outputs }, source) {
  const found = Object.entries(outputs).find(([, output]) => output.source === source);
  if (!found) throw new Error(`Nothing in the panel fetches ${source}`);
  return found[0];
}

async function page(source, template, path, values) {
  let html = await readFile(join(source, template), "utf8");
  for (const [placeholder, value] of Object.entries(values)) {
    if (!html.includes(placeholder)) throw new Error(`${template} doesn't contain ${placeholder}`);
    html = html.replaceAll(placeholder, value);
  }
  return [path, Buffer.from(html)];
}

function withBrotli(path, bytes) {
  const compress = bytes.byteLength >= compressFrom && /\.(js|css|html|json)$/.test(path);
  return compress
    ? [
        [`${path}.br`, brotli(bytes)],
        [path, bytes],
      ]
    : [[path, bytes]];
}

/** Beside first, then renamed over: a reader sees the old file or the new one, never a half. */
async function writeWhole(file, bytes) {
  const old = await readFile(file).catch(() => undefined);
  if (old?.equals(bytes)) return;
  await mkdir(dirname(file), { recursive: true });
  const beside = join(dirname(file), `.${basename(file)}.${process.pid}`);
  await writeFile(beside, bytes);
  await rename(beside, file);
}

async function removeOthers(target, keep) {
  const entries = await readdir(target, { recursive: true, withFileTypes: true });
  const stale = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((file) => !keep.has(relative(target, file).split(sep).join("/")));
  await Promise.all(stale.map((file) => rm(file, { force: true })));
}
