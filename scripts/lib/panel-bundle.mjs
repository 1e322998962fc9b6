// The panel and the hosted page. With rolldown, because it lets what comes later import from the panel itself: the panel
// is then one file and one request, where esbuild moves what both share into a third that the panel has to wait for.
import { relative, sep } from "node:path";

/**
 * Bundles the widget's lazy part in memory.
 * @param {string} source the folder that holds widget/
 * @param {Record<string, string>} define
 * @param {(path: string) => Promise<string>} cssText a style sheet as minified text
 * @returns {Promise<{files: Map<string, Uint8Array>, outputs: Record<string, object>}>} as esbuild's metafile names them,
 *   by paths under dist/assets
 */
export async function bundlePanel(source, define, cssText) {
  const { rolldown } = await import("rolldown");
  const bundle = await rolldown({
    cwd: source,
    tsconfig: false,
    input: { panel: "widget/panel.tsx", hosted: "widget/hosted.ts" },
    // What comes later imports from the panel's own file: it may export more than its source says.
    preserveEntrySignatures: "allow-extension",
    transform: { target: "es2022", jsx: { runtime: "automatic", importSource: "preact" }, define },
    plugins: [{ name: "css-text", load: (id) => (id.endsWith(".css") ? asModule(id, cssText) : null) }],
  });
  const { output } = await bundle.generate({
    format: "esm",
    minify: true,
    comments: { legal: false },
    entryFileNames: "assets/[name]-[hash].js",
    chunkFileNames: "assets/[name]-[hash].js",
  });
  await bundle.close();
  const chunks = output.filter((chunk) => chunk.type === "chunk");
  return {
    files: new Map(chunks.map((chunk) => [chunk.fileName, Buffer.from(chunk.code)])),
    outputs: Object.fromEntries(chunks.map((chunk) => [chunk.fileName, record(source, chunk)])),
  };
}

async function asModule(path, cssText) {
  return { code: `export default ${JSON.stringify(await cssText(path))}`, moduleType: "js" };
}

function record(source, { isEntry, facadeModuleId, imports, dynamicImports }) {
  const imported = (paths, kind) => paths.map((path) => ({ path, kind }));
  const from = facadeModuleId && relative(source, facadeModuleId).split(sep).join("/");
  return {
    ...(from && { source: from }),
    ...(isEntry && { entryPoint: from }),
    imports: [...imported(imports, "import-statement"), ...imported(dynamicImports, "dynamic-import")],
  };
}
