// npm run size: builds, prints what every visitor downloads, fails over budget.
import { ensureInstalled, fail } from "./lib/setup.mjs";

ensureInstalled();
const { buildAssets } = await import("./lib/assets.mjs");
const { bundleEvaluator } = await import("./lib/evaluator.mjs");
const { buildParts } = await import("./lib/parts.mjs");
const { bundleWords, bundleWorker } = await import("./lib/worker-bundle.mjs");
const { budgets, measure, overBudget, staticFiles, table, total, without } = await import("./lib/sizes.mjs");

const build = await buildAssets().catch((error) => fail(`The build failed: ${error.message}`));
const parts = await buildParts().catch((error) => fail(`The build failed: ${error.message}`));
const worker = await bundleWorker().catch((error) => fail(`The build failed: ${error.message}`));
const evaluator = await bundleEvaluator().catch((error) => fail(`The build failed: ${error.message}`));
const words = measure(await bundleWords());
const each = new Map([...build.files].map(([path, bytes]) => [path, measure(bytes)]));
const visit = (entry) => total(staticFiles(build.outputs, entry).map((path) => each.get(path)));
const css = [...each].filter(([path]) => path.endsWith(".css")).map(([, size]) => size);
const languages = build.languages.first.map((path) => [`${budgets.language.name}, ${path}`, each.get(path)]);
const heaviest = (sizes) => sizes.toSorted((a, b) => b.brotli - a.brotli)[0];
const sizes = {
  launcher: heaviest([build.entries.launcher, ...build.languages.launchers].map((path) => each.get(path))),
  panel: visit(build.entries.panel),
  language: heaviest(languages.map(([, size]) => size)),
  worker: without(measure(worker), words),
  words,
  part: [...parts.values()].map(measure).toSorted((a, b) => b.gzip - a.gzip)[0],
};

console.log(
  table([
    ["launcher, the heaviest", sizes.launcher],
    [budgets.panel.name, sizes.panel],
    ...languages,
    ["hosted page", total([each.get("o.html"), visit(build.entries.hosted)])],
    ["desk", total([each.get("desk.html"), visit(build.entries.desk), ...css])],
    ["evaluator with its schema", measure(evaluator)],
    ["worker bundle", measure(worker)],
    [budgets.worker.name, sizes.worker],
    [budgets.words.name, sizes.words],
    ...[...parts].map(([file, bytes]) => [`${budgets.part.name}, ${file}`, measure(bytes)]),
  ]),
);
console.log(`\n${table([...each].toSorted(([a], [b]) => a.localeCompare(b)))}`);

const over = overBudget(sizes);
for (const sentence of over) console.error(`Over budget: ${sentence}`);
if (over.length === 0) console.log("\nEvery budget is kept.");
process.exitCode = over.length > 0 ? 1 : 0;
