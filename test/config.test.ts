import { spawnSync } from "node:child_process"
import t from "tap"
import { ConfigError, readConfig } from "../src/config.ts"

t.test("without any variable the defaults hold", (t) => {
  const config = readConfig({})
  t.same(config, {
    databaseUrl: null,
    servingUrl: null,
    dataDir: "./data",
    host: "127.0.0.1",
    port: 8080,
    logLevel: "info",
    allowedHosts: [],
    corsOrigins: [],
    trustedProxies: [],
    publicUrl: null,
    oidcIssuer: null,
    oidcClientId: null,
    oidcClientSecretFile: null,
    oidcRoles: null,
    ownerKeyFile: null,
    rateLimit: 0,
    metrics: true,
    metricsPort: null,
    metricsHost: "127.0.0.1",
    migrate: true,
    poolSize: 10,
    bodyLimit: 1_048_576,
    textLimit: 1_000_000,
    textThreads: 2,
    textMemory: 256,
    textTimeout: 10_000,
    textQueue: 100,
    importLimit: 17_179_869_184,
    importResultsDays: 90,
    claimQueue: 1_000,
    filingMemory: 100_000,
    inFlightRequests: 2_000,
    inFlightBytes: 67_108_864,
    connections: 10_000,
    bodyRate: 1_000,
    headTimeout: 10_000,
    requestTimeout: 30_000,
    statementTimeout: 10_000,
    shutdownTimeout: 15_000,
    watchdog: 30_000,
  })
  t.ok(Object.isFrozen(config))
  t.same(readConfig({ PORT: "", DATABASE_URL: "", MIGRATE: "" }), config, "an empty variable is as good as none")
  t.end()
})

t.test("every variable is read", (t) => {
  const given = {
    DATABASE_URL: "postgresql://user:secret@db.example:5433/figures?sslmode=require",
    SERVING_URL: "postgres://serving:secret@db.example/figures",
    DATA_DIR: "/srv/data",
    HOST: "::",
    PORT: "0",
    LOG_LEVEL: "silent",
    ALLOWED_HOSTS: "facts.example.org, [fd00::5]",
    CORS_ORIGINS: "https://cms.example.org,http://localhost:3000",
    TRUSTED_PROXIES: "10.0.0.0/8,::1",
    PUBLIC_URL: "https://Facts.example.org/",
    OIDC_ISSUER: "https://login.example.org/",
    OIDC_CLIENT_ID: "countercheck",
    OIDC_CLIENT_SECRET_FILE: "/run/secrets/oidc",
    OIDC_ROLES: "https://example.org/groups:facts-admins=owner, facts=editor",
    OWNER_KEY_FILE: "/run/secrets/owner",
    RATE_LIMIT: "600",
    METRICS: "off",
    METRICS_PORT: "0",
    METRICS_HOST: "::1",
    MIGRATE: "off",
    POOL_SIZE: "2",
    BODY_LIMIT: "2048",
    REQUEST_TIMEOUT: "1000",
    STATEMENT_TIMEOUT: "100",
    SHUTDOWN_TIMEOUT: "0",
    WATCHDOG: "0",
    TEXT_LIMIT: "5000",
    TEXT_THREADS: "64",
    TEXT_MEMORY: "128",
    TEXT_TIMEOUT: "100",
    TEXT_QUEUE: "1",
    IMPORT_LIMIT: "1099511627776",
    IMPORT_RESULTS_DAYS: "0",
    CLAIM_QUEUE: "100000",
    FILING_MEMORY: "0",
    IN_FLIGHT_REQUESTS: "1",
    IN_FLIGHT_BYTES: "1024",
    CONNECTIONS: "10",
    BODY_RATE: "0",
    HEAD_TIMEOUT: "1000",
  }
  t.same(readConfig(given), {
    databaseUrl: given.DATABASE_URL,
    servingUrl: given.SERVING_URL,
    dataDir: "/srv/data",
    host: "::",
    port: 0,
    logLevel: "silent",
    allowedHosts: ["facts.example.org", "[fd00::5]"],
    corsOrigins: ["https://cms.example.org", "http://localhost:3000"],
    trustedProxies: ["10.0.0.0/8", "::1"],
    publicUrl: "https://facts.example.org",
    oidcIssuer: "https://login.example.org/",
    oidcClientId: "countercheck",
    oidcClientSecretFile: "/run/secrets/oidc",
    oidcRoles: {
      claim: "https://example.org/groups",
      roles: [
        ["facts-admins", "owner"],
        ["facts", "editor"],
      ],
    },
    ownerKeyFile: "/run/secrets/owner",
    rateLimit: 600,
    metrics: false,
    metricsPort: 0,
    metricsHost: "::1",
    migrate: false,
    poolSize: 2,
    bodyLimit: 2048,
    textLimit: 5000,
    textThreads: 64,
    textMemory: 128,
    textTimeout: 100,
    textQueue: 1,
    importLimit: 1_099_511_627_776,
    importResultsDays: 0,
    claimQueue: 100_000,
    filingMemory: 0,
    inFlightRequests: 1,
    inFlightBytes: 1024,
    connections: 10,
    bodyRate: 0,
    headTimeout: 1000,
    requestTimeout: 1000,
    statementTimeout: 100,
    shutdownTimeout: 0,
    watchdog: 0,
  })
  for (const [text, value] of Object.entries({ on: true, true: true, 1: true, off: false, false: false, 0: false })) {
    t.equal(readConfig({ MIGRATE: text }).migrate, value, `MIGRATE=${text}`)
  }
  t.end()
})

t.test("a text that may be sent can be read with the memory that it has", (t) => {
  const expected = /TEXT_LIMIT is "1024001", expected at most 1024000: 4000 bytes for each of the 256 MB of TEXT_MEMORY/
  t.throws(() => readConfig({ TEXT_LIMIT: "1024001" }), { message: expected })
  t.equal(readConfig({ TEXT_LIMIT: "1024000" }).textLimit, 1_024_000)
  t.equal(readConfig({ TEXT_LIMIT: "20000000", TEXT_MEMORY: "5000" }).textLimit, 20_000_000)
  t.end()
})

t.test("all wrong variables are named at once, each with its value and what was expected", (t) => {
  const wrong = {
    PORT: ["65536", "a whole number from 0 to 65535"],
    LOG_LEVEL: ["loud", "one of fatal, error, warn, info, debug, trace, silent"],
    ALLOWED_HOSTS: ["facts.example.org:80", "hosts such as facts.example.org, parted by commas"],
    CORS_ORIGINS: ["https://cms.example.org/", "origins such as https://cms.example.org, parted by commas"],
    TRUSTED_PROXIES: ["proxy", "addresses such as 10.0.0.5 or 10.0.0.0/8, parted by commas"],
    PUBLIC_URL: ["facts.example.org", "an address such as https://facts.example.org"],
    METRICS_PORT: ["off", "a whole number from 0 to 65535"],
    MIGRATE: ["perhaps", "on or off"],
    POOL_SIZE: ["1", "a whole number from 2 to 500"],
    BODY_LIMIT: ["1MB", "a whole number from 1024 to 104857600"],
    IMPORT_RESULTS_DAYS: ["-1", "a whole number from 0 to 36500"],
    CLAIM_QUEUE: ["0", "a whole number from 1 to 100000"],
    FILING_MEMORY: ["-1", "a whole number from 0 to 10000000"],
    IN_FLIGHT_REQUESTS: ["0", "a whole number from 1 to 1000000"],
    IN_FLIGHT_BYTES: ["64M", "a whole number from 1024 to 68719476736"],
    CONNECTIONS: ["9", "a whole number from 10 to 1000000"],
    BODY_RATE: ["fast", "a whole number from 0 to 1000000000"],
    HEAD_TIMEOUT: ["0", "a whole number from 1000 to 600000"],
    REQUEST_TIMEOUT: ["1e4", "a whole number from 1000 to 600000"],
    STATEMENT_TIMEOUT: ["-1", "a whole number from 100 to 600000"],
    SHUTDOWN_TIMEOUT: ["1.5", "a whole number from 0 to 600000"],
    WATCHDOG: ["999", "0 or a whole number from 1000 to 3600000"],
  }
  const env = Object.fromEntries(Object.entries(wrong).map(([name, [value]]) => [name, value]))
  const { problems, message } = refusal(env)
  t.same(
    problems,
    Object.entries(wrong).map(([name, [value, expected]]) => `${name} is "${value}", expected ${expected}`),
  )
  for (const problem of problems) t.match(message, problem)
  t.end()
})

t.test("the port of the metrics is another one than the main port, and its host stands beside it", (t) => {
  const another = 'METRICS_PORT is "8080", expected another port than that of PORT'
  t.same(refusal({ METRICS_PORT: "8080" }).problems, [another])
  t.same(refusal({ METRICS_HOST: "0.0.0.0" }).problems, ['METRICS_HOST is "0.0.0.0", expected METRICS_PORT beside it'])
  t.match(readConfig({ PORT: "0", METRICS_PORT: "0" }), { port: 0, metricsPort: 0 }, "each takes a free one")
  t.equal(readConfig({ METRICS_PORT: "9464" }).metricsHost, "127.0.0.1")
  t.end()
})

t.test("the settings of a login stand together, and over HTTPS", (t) => {
  const all = {
    OIDC_ISSUER: "http://127.0.0.1:9000",
    OIDC_CLIENT_ID: "countercheck",
    OIDC_CLIENT_SECRET_FILE: "/run/secrets/oidc",
    OIDC_ROLES: "groups:facts=editor",
    PUBLIC_URL: "http://localhost:8080",
  }
  t.match(readConfig(all), { oidcIssuer: all.OIDC_ISSUER, publicUrl: all.PUBLIC_URL })
  t.same(refusal({ OIDC_ISSUER: all.OIDC_ISSUER, PUBLIC_URL: all.PUBLIC_URL }).problems, [
    "OIDC_CLIENT_ID is missing, expected beside OIDC_ISSUER",
    "OIDC_CLIENT_SECRET_FILE is missing, expected beside OIDC_ISSUER",
    "OIDC_ROLES is missing, expected beside OIDC_ISSUER",
  ])
  t.same(refusal({ ...all, PUBLIC_URL: "http://facts.example.org" }).problems, [
    'PUBLIC_URL is "http://facts.example.org", expected an https address beside OIDC_ISSUER',
  ])
  for (const issuer of ["http://login.example.org", "http://localhost.example.org", "login.example.org", "ftp://a"])
    t.match(refusal({ ...all, OIDC_ISSUER: issuer }).problems[0], /^OIDC_ISSUER is ".*", expected an https address/)
  for (const roles of [
    "groups",
    "groups:",
    ":a=owner",
    "groups:a=king",
    "groups:a",
    "groups:a=owner,",
    "groups:=owner",
  ])
    t.match(
      refusal({ ...all, OIDC_ROLES: roles }).problems[0],
      /^OIDC_ROLES is ".*", expected a claim and roles/,
      roles,
    )
  t.end()
})

t.test("what is not a port", (t) => {
  for (const port of ["http", "-1", "80.5", "0x50", " 80", "８０", "1e3", "99999999999999999999", "80,81"]) {
    t.same(refusal({ PORT: port }).problems, [`PORT is "${port}", expected a whole number from 0 to 65535`])
  }
  t.end()
})

t.test("a wrong DATABASE_URL is never printed: it may hold a password", (t) => {
  const urls = [
    "mysql://user:secret@host/db",
    "user:secret@host/db",
    "postgres//user:secret@host",
    "postgres://[secret",
  ]
  for (const url of urls) {
    const error = refusal({ DATABASE_URL: url })
    t.notMatch(`${error.message} ${error.stack} ${JSON.stringify(error)}`, "secret", url)
    t.match(error.message, "DATABASE_URL is")
    t.match(error.message, "expected a URL such as postgres://user:password@host:5432/database")
  }
  t.end()
})

t.test("an older Node is refused by name, before it meets a .ts file", (t) => {
  for (const version of ["16.20.0", "20.11.0", "22.17.9"]) {
    const { status, stderr } = startOn(version)
    t.equal(status, 1)
    t.match(stderr, new RegExp(`Node is ${version}; .*22\\.18 or newer.*npm start`))
  }
  for (const version of ["22.18.0", "24.0.0", "100.1.0"]) t.equal(startOn(version).status, 0, version)
  t.end()
})

/** Runs what is loaded before the service, in a process that believes to be this version of Node. */
function startOn(version: string) {
  const pretend = `data:text/javascript,Object.defineProperty(process,"versions",{value:{node:"${version}"}})`
  const check = new URL("../src/require-node.mjs", import.meta.url).href
  return spawnSync(process.execPath, ["--import", pretend, "--import", check, "-e", ""], { encoding: "utf8" })
}

function refusal(env: Record<string, string | undefined>): ConfigError {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error
  }
  throw new Error(`the configuration was not refused: ${JSON.stringify(env)}`)
}
