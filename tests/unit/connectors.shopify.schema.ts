// Shopify's real Admin schema and its access scopes, out of the npm package that ships them (ISC). It is 14 MB of other things
// besides, so it is packed, read and kept outside git rather than installed.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { buildClientSchema } from "graphql";
import type { GraphQLSchema, IntrospectionQuery } from "graphql";

const name = "@shopify/dev-mcp";
const version = "1.16.0";
const integrity = "tqgRnK7sQhjew+htxtleTH23nXB5fZcsrhWgEkomsorGXvLOB2mh2upwZm8uzuTDNTZnqtLMe64yIwh6s2awtw==";
const cache = join(import.meta.dirname, "..", "..", "node_modules", ".cache", `shopify-dev-mcp-${version}`);

/** What a type or a field asks of an app: any one of these scopes. */
export type Access = { typeName: string; fieldName?: string; offlineScopes: string[] };
export type Shopify = { schema: GraphQLSchema; access: Access[] };

export function shopifySchema(of: "2026-07" | "2026-10"): Shopify {
  const file = join(cache, "package", "dist", "data", `admin_${of}.json.gz`);
  if (!existsSync(file)) unpack();
  type Shipped = { data: IntrospectionQuery; offline_scopes: { items: Access[] } };
  const shipped = JSON.parse(gunzipSync(readFileSync(file)).toString()) as Shipped;
  return { schema: buildClientSchema(shipped.data), access: shipped.offline_scopes.items };
}

/** Into a folder of its own first: a run that is cut off leaves nothing half there. */
function unpack(): void {
  const fresh = `${cache}-${process.pid}`;
  mkdirSync(fresh, { recursive: true });
  const run = (command: string, ...rest: string[]) =>
    execFileSync(command, rest, { cwd: fresh, stdio: "pipe", shell: process.platform === "win32" });
  run("npm", "pack", "--ignore-scripts", `${name}@${version}`);
  const archive = `shopify-dev-mcp-${version}.tgz`;
  const hash = createHash("sha512")
    .update(readFileSync(join(fresh, archive)))
    .digest("base64");
  if (hash !== integrity) throw new Error(`${name}@${version} isn't what it was: sha512-${hash}`);
  run("tar", "-xzf", archive, "package/dist/data/admin_2026-07.json.gz", "package/dist/data/admin_2026-10.json.gz");
  rmSync(join(fresh, archive));
  rmSync(cache, { recursive: true, force: true });
  renameSync(fresh, cache);
}
