// What decides, by itself: the evaluator and the schema of its document, as somebody else's code would carry them.
import { root } from "./setup.mjs";

const entry = `
  export { decide } from "./shared/policy/decide.ts";
  export { Policy } from "./shared/policy/document.ts";
`;

/**
 * Bundles both with all that they need, valibot too.
 * @param {string} source the folder that holds shared/
 * @returns {Promise<Uint8Array>} throws esbuild's error
 */
export async function bundleEvaluator(source = root) {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: source, loader: "ts" },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2022",
    legalComments: "none",
    logLevel: "error",
  });
  return outputFiles[0].contents;
}
