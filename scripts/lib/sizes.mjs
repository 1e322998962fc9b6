// What each visitor downloads and how much it may weigh. Pure: no files are read here.
import { gzipSync } from "node:zlib";
import { brotli } from "./assets.mjs";

/**
 * The bars of the project, in bytes. `goal` fails the build; `hardStop` is where the transport itself sets the
 * limit (one QUIC flight of 12,000 bytes), kept beside it so that nobody moves the goal past it.
 */
export const budgets = {
  launcher: { name: "launcher", of: "brotli", goal: 1_000, hardStop: 1_000 },
  panel: { name: "panel, first screens", of: "brotli", goal: 11_000, hardStop: 12_000 },
  language: { name: "a language's first screens", of: "brotli", goal: 1_500, hardStop: 1_500 },
  worker: { name: "worker bundle, without its words", of: "gzip", goal: 150_000, hardStop: 150_000 },
  words: { name: "its words: what it hears and says, seven languages", of: "gzip", goal: 300_000, hardStop: 300_000 },
  part: { name: "a part of the worker, loaded when asked for", of: "gzip", goal: 150_000, hardStop: 150_000 },
};

/**
 * An entry's script and everything it imports statically, by esbuild's record.
 * @param {import("esbuild").Metafile["outputs"]} outputs
 * @param {string} entry
 * @returns {string[]} paths, the entry first
 */
export function staticFiles(outputs, entry) {
  const seen = new Set([entry]);
  for (const path of seen) {
    for (const one of outputs[path]?.imports ?? []) {
      if (one.kind === "import-statement" && one.path in outputs) seen.add(one.path);
    }
  }
  return [...seen];
}

/** Sizes of one file in bytes: as it is, gzip 9, brotli 11. */
export function measure(bytes) {
  return { raw: bytes.byteLength, gzip: gzipSync(bytes, { level: 9 }).byteLength, brotli: brotli(bytes).byteLength };
}

/** Files are compressed one by one on the wire, so their sizes add up. */
export function total(sizes) {
  const sum = { raw: 0, gzip: 0, brotli: 0 };
  for (const size of sizes) {
    sum.raw += size.raw;
    sum.gzip += size.gzip;
    sum.brotli += size.brotli;
  }
  return sum;
}

/** A size less a part of it that was measured alone. */
export function without(size, part) {
  return { raw: size.raw - part.raw, gzip: size.gzip - part.gzip, brotli: size.brotli - part.brotli };
}

/**
 * One sentence for each budget that isn't kept.
 * @param {Record<keyof typeof budgets, {raw: number, gzip: number, brotli: number}>} sizes
 * @returns {string[]}
 */
export function overBudget(sizes) {
  return Object.entries(budgets).flatMap(([key, { name, of, goal, hardStop }]) => {
    const size = sizes[key][of];
    if (size <= goal) return [];
    const stop = size > hardStop && hardStop > goal ? `, and over the hard stop of ${hardStop}` : "";
    return [`${name}: ${size} B ${of}, ${size - goal} over its ${goal}${stop}`];
  });
}

/**
 * The table's lines: what one visit downloads, then every file by itself.
 * @param {[string, {raw: number, gzip: number, brotli: number}][]} rows
 */
export function table(rows) {
  const width = Math.max(...rows.map(([name]) => name.length));
  const line = (name, cells) => name.padEnd(width) + cells.map((cell) => String(cell).padStart(9)).join("");
  return [
    line(
      "",
      ["raw", "gzip 9", "brotli 11"].map((title) => ` ${title}`.padStart(9)),
    ),
    ...rows.map(([name, size]) => line(name, [size.raw, size.gzip, size.brotli])),
  ].join("\n");
}
