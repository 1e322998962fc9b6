// The Medusa of the tests: no admin pages, store credit and gift cards by its loyalty plugin. Run as CommonJS.
const { defineConfig } = require("@medusajs/framework/utils");

module.exports = defineConfig({
  admin: { disable: true },
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    databaseDriverOptions: { ssl: false },
    http: { storeCors: "*", adminCors: "*", authCors: "*", jwtSecret: "of the tests", cookieSecret: "of the tests" },
  },
  plugins: [{ resolve: "@medusajs/loyalty-plugin", options: {} }],
});
