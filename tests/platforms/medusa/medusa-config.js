// The Medusa of the tests: no admin pages, store credit and gift cards by its loyalty plugin.
import { defineConfig } from "@medusajs/framework/utils";

export default defineConfig({
  admin: { disable: true },
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    databaseDriverOptions: { ssl: false },
    http: { storeCors: "*", adminCors: "*", authCors: "*", jwtSecret: "of the tests", cookieSecret: "of the tests" },
  },
  plugins: [{ resolve: "@medusajs/loyalty-plugin", options: {} }],
});
