import { exports } from "cloudflare:workers";
import { describe, expect, it } from "vitest";

type Operation = { responses: Record<string, unknown>; requestBody?: unknown };
type Document = {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, unknown> };
};

const host = "https://amends.test";
const call = (path: string, init?: RequestInit) => exports.default.fetch(new Request(host + path, init));
const document = async () => (await (await call("/openapi.json")).json()) as Document;

describe("/v1/policy.schema.json", () => {
  it("is the policy's form, for any page to read", async () => {
    const answer = await call("/v1/policy.schema.json");
    expect(answer.headers.get("Content-Type")).toBe("application/json");
    expect(answer.headers.get("Access-Control-Allow-Origin")).toBe("*");
    const schema = await answer.json<{ title: string; properties: object }>();
    expect(schema.title).toBe("resolution-policy/1");
    expect(Object.keys(schema.properties)).toContain("reasons");
  });
});

describe("/openapi.json", () => {
  it("describes OpenAPI 3.1 with every reference resolved", async () => {
    const described = await document();
    expect(described.openapi).toBe("3.1.0");
    const references = [...JSON.stringify(described).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(
      (match) => match[1]!,
    );
    expect(references.length).toBeGreaterThan(20);
    for (const name of references) expect(described.components.schemas).toHaveProperty(name);
  });

  it("names only routes that are there, with the methods they take", async () => {
    const { paths } = await document();
    for (const [path, methods] of Object.entries(paths)) {
      const response = await call(path.replaceAll(/\{\w+\}/g, "x"), {
        method: "PATCH",
        headers: { Origin: host, Authorization: "Bearer operator-key-of-the-tests" },
      });
      expect([path, response.status]).toEqual([path, 405]);
      const allowed = response.headers.get("Allow") ?? "";
      for (const method of Object.keys(methods))
        expect([path, allowed]).toEqual([path, expect.stringContaining(method.toUpperCase())]);
      await response.body?.cancel();
    }
  });
});
