import { type RoleClaim, readRoleClaim } from "./operations/access/role-claim.ts"
import { ROLE_NAMES } from "./operations/access/scopes.ts"

/** The service's settings, read once from the environment and frozen. */
export type Config = {
  /** null: run the embedded PostgreSQL in `dataDir`. */
  readonly databaseUrl: string | null
  /** The DATABASE_URL of the role that serves, which `npm run migrate` makes and grants what it needs; null: there is none. */
  readonly servingUrl: string | null
  readonly dataDir: string
  readonly host: string
  readonly port: number
  readonly logLevel: LogLevel
  /** Further hosts that requests may name, beside the addresses that the service listens on. */
  readonly allowedHosts: readonly string[]
  /** Origins whose pages may send requests and read the answers. */
  readonly corsOrigins: readonly string[]
  /** Addresses of proxies whose X-Forwarded headers are believed. */
  readonly trustedProxies: readonly string[]
  /** The address under which people reach the service, such as https://facts.example.org; null: the one that they ask. */
  readonly publicUrl: string | null
  /** The address of the newsroom's own login, by OpenID Connect; null: people sign in by links only. */
  readonly oidcIssuer: string | null
  readonly oidcClientId: string | null
  /** A file with the secret that the login gave to this service. */
  readonly oidcClientSecretFile: string | null
  /** Which claim of the login gives people which role. */
  readonly oidcRoles: RoleClaim | null
  /** A file with the owner's first key; null: there is none. */
  readonly ownerKeyFile: string | null
  /** Cost of requests a minute for each key or person that has no rate of its own; 0: no limit. */
  readonly rateLimit: number
  /** Whether there is GET /metrics. */
  readonly metrics: boolean
  /** A port for /metrics, /docs and /openapi.json alone, without a key; null: they are on the main port. */
  readonly metricsPort: number | null
  readonly metricsHost: string
  /** Whether start-up brings the schema up to date. */
  readonly migrate: boolean
  /** Database connections at most. */
  readonly poolSize: number
  /** Bytes of a request body at most; more is answered with 413. */
  readonly bodyLimit: number
  /** UTF-8 bytes of a text to parse at most. */
  readonly textLimit: number
  /** Texts that are read at a time, each in a thread of its own. */
  readonly textThreads: number
  /** Megabytes of objects that each of these threads may hold. */
  readonly textMemory: number
  /** Milliseconds for one text, or for the two of a comparison; and for which one may wait to be read. */
  readonly textTimeout: number
  /** Texts that may wait to be read; more are answered with 503. */
  readonly textQueue: number
  /** Bytes of an import at most. */
  readonly importLimit: number
  /** Days that the lines of an import are kept after it is over; 0: for ever. */
  readonly importResultsDays: number
  /** Claims that may wait to be filed; more are answered with 503. */
  readonly claimQueue: number
  /** Figures and conflicts of subjects that filing remembers, a conflict counting as two; 0: it remembers none. */
  readonly filingMemory: number
  /** Requests that are answered at a time; more are answered with 503. */
  readonly inFlightRequests: number
  /** Bytes of their bodies that have arrived; more are answered with 503. */
  readonly inFlightBytes: number
  /** Connections that are open at a time; more are answered with 503. */
  readonly connections: number
  /** Bytes a second that a body comes with at least, after five seconds; 0: any. */
  readonly bodyRate: number
  /** Milliseconds for the head of a request to arrive. */
  readonly headTimeout: number
  /** Milliseconds for one request to arrive in full; of an import, for its next bytes. */
  readonly requestTimeout: number
  /** Milliseconds for one SQL statement. */
  readonly statementTimeout: number
  /** Milliseconds that in-flight requests get when the service stops. */
  readonly shutdownTimeout: number
  /** Milliseconds that the event loop may stand still before the process ends itself; 0: for ever. */
  readonly watchdog: number
}

export const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/** Names every wrong variable at once, so that one start shows them all. */
export class ConfigError extends Error {
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(`The configuration is wrong:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`)
    this.problems = problems
  }
}

const LOOPBACK = "127.0.0.1"
/** Bytes of any text that can be read with a megabyte of memory. */
const READ_PER_MEGABYTE = 4_000
/** What signing in by the newsroom's own login needs, beside PUBLIC_URL. */
const LOGIN = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET_FILE", "OIDC_ROLES"]

const ORIGIN = /^https?:\/\/[^\s/,?#@]+$/i

type Environment = Readonly<Record<string, string | undefined>>
type Read<T> = (text: string) => T | Expected
type Expected = { readonly expected: string }

/** Throws a ConfigError that names each wrong variable, its value and what was expected. */
export function readConfig(env: Environment = process.env): Config {
  const { read, problems, given } = makeReader(env)
  const config: Config = {
    databaseUrl: read<string | null>("DATABASE_URL", null, readDatabaseUrl),
    servingUrl: read<string | null>("SERVING_URL", null, readDatabaseUrl),
    dataDir: read("DATA_DIR", "./data", readText),
    host: read("HOST", LOOPBACK, readText),
    port: read("PORT", 8080, wholeNumber(0, 65_535)),
    logLevel: read<LogLevel>("LOG_LEVEL", "info", readLogLevel),
    allowedHosts: read(
      "ALLOWED_HOSTS",
      [],
      listOf(/^[a-z\d._-]+$|^\[[\da-f:.]+\]$/i, "hosts such as facts.example.org"),
    ),
    corsOrigins: read("CORS_ORIGINS", [], listOf(ORIGIN, "origins such as https://cms.example.org")),
    trustedProxies: read(
      "TRUSTED_PROXIES",
      [],
      listOf(/^[\da-f:.]+(\/\d+)?$/i, "addresses such as 10.0.0.5 or 10.0.0.0/8"),
    ),
    publicUrl: read<string | null>("PUBLIC_URL", null, readOrigin),
    oidcIssuer: read<string | null>("OIDC_ISSUER", null, readIssuer),
    oidcClientId: read<string | null>("OIDC_CLIENT_ID", null, readText),
    oidcClientSecretFile: read<string | null>("OIDC_CLIENT_SECRET_FILE", null, readText),
    oidcRoles: read<RoleClaim | null>("OIDC_ROLES", null, readRoles),
    ownerKeyFile: read<string | null>("OWNER_KEY_FILE", null, readText),
    rateLimit: read("RATE_LIMIT", 0, wholeNumber(0, 1_000_000)),
    metrics: read("METRICS", true, readSwitch),
    metricsPort: read<number | null>("METRICS_PORT", null, wholeNumber(0, 65_535)),
    metricsHost: read("METRICS_HOST", LOOPBACK, readText),
    migrate: read("MIGRATE", true, readSwitch),
    poolSize: read("POOL_SIZE", 10, wholeNumber(2, 500)),
    bodyLimit: read("BODY_LIMIT", 1_048_576, wholeNumber(1_024, 104_857_600)),
    textLimit: read("TEXT_LIMIT", 1_000_000, wholeNumber(1_000, 20_000_000)),
    textThreads: read("TEXT_THREADS", 2, wholeNumber(1, 64)),
    textMemory: read("TEXT_MEMORY", 256, wholeNumber(128, 16_384)),
    textTimeout: read("TEXT_TIMEOUT", 10_000, wholeNumber(100, 600_000)),
    textQueue: read("TEXT_QUEUE", 100, wholeNumber(1, 10_000)),
    importLimit: read("IMPORT_LIMIT", 17_179_869_184, wholeNumber(1_024, 1_099_511_627_776)),
    importResultsDays: read("IMPORT_RESULTS_DAYS", 90, wholeNumber(0, 36_500)),
    claimQueue: read("CLAIM_QUEUE", 1_000, wholeNumber(1, 100_000)),
    filingMemory: read("FILING_MEMORY", 100_000, wholeNumber(0, 10_000_000)),
    inFlightRequests: read("IN_FLIGHT_REQUESTS", 2_000, wholeNumber(1, 1_000_000)),
    inFlightBytes: read("IN_FLIGHT_BYTES", 67_108_864, wholeNumber(1_024, 68_719_476_736)),
    connections: read("CONNECTIONS", 10_000, wholeNumber(10, 1_000_000)),
    bodyRate: read("BODY_RATE", 1_000, wholeNumber(0, 1_000_000_000)),
    headTimeout: read("HEAD_TIMEOUT", 10_000, wholeNumber(1_000, 600_000)),
    requestTimeout: read("REQUEST_TIMEOUT", 30_000, wholeNumber(1_000, 600_000)),
    statementTimeout: read("STATEMENT_TIMEOUT", 10_000, wholeNumber(100, 600_000)),
    shutdownTimeout: read("SHUTDOWN_TIMEOUT", 15_000, wholeNumber(0, 600_000)),
    watchdog: read("WATCHDOG", 30_000, readWatchdog),
  }
  problems.push(...findContradictions(config))
  problems.push(...findLoginProblems(config.publicUrl, given))
  if (problems.length > 0) throw new ConfigError(problems)
  return Object.freeze(config)
}

/** Reads one variable after the other. `given`: those that are set; `problems`: what is wrong with them. */
function makeReader(env: Environment) {
  const problems: string[] = []
  const given = new Set<string>()
  const read = <T>(name: string, fallback: T, reader: Read<T>): T => {
    const text = env[name]
    if (text === undefined || text === "") return fallback
    given.add(name)
    const value = reader(text)
    if (!isExpected(value)) return value
    problems.push(`${name} is "${shown(name, text)}", expected ${value.expected}`)
    return fallback
  }
  return { read, problems, given }
}

/** What is wrong with settings that are right by themselves. */
function findContradictions(config: Config): readonly string[] {
  const problems: string[] = []
  const readable = config.textMemory * READ_PER_MEGABYTE
  if (config.textLimit > readable) {
    problems.push(
      `TEXT_LIMIT is "${config.textLimit}", expected at most ${readable}: ${READ_PER_MEGABYTE} bytes for each of the ${config.textMemory} MB of TEXT_MEMORY`,
    )
  }
  if (config.servingUrl !== null && config.databaseUrl === null)
    problems.push("SERVING_URL is set, expected DATABASE_URL beside it: the embedded PostgreSQL has one role")
  const { port, metricsPort, metricsHost } = config
  if (metricsPort !== null && metricsPort !== 0 && metricsPort === port)
    problems.push(`METRICS_PORT is "${metricsPort}", expected another port than that of PORT`)
  if (metricsPort === null && metricsHost !== LOOPBACK)
    problems.push(`METRICS_HOST is "${metricsHost}", expected METRICS_PORT beside it`)
  return problems
}

function isExpected(value: unknown): value is Expected {
  return typeof value === "object" && value !== null && "expected" in value
}

/** A connection string may hold a password, so it is never printed. */
function shown(name: string, text: string): string {
  return name.endsWith("_URL") && name !== "PUBLIC_URL" ? "(not shown)" : text
}

function readText(text: string): string {
  return text
}

function readDatabaseUrl(text: string): string | Expected {
  const expected = { expected: "a URL such as postgres://user:password@host:5432/database" }
  try {
    return /^postgres(ql)?:$/.test(new URL(text).protocol) ? text : expected
  } catch {
    return expected
  }
}

function readOrigin(text: string): string | Expected {
  const url = text.replace(/\/$/, "")
  return ORIGIN.test(url) && URL.canParse(url)
    ? url.toLowerCase()
    : { expected: "an address such as https://facts.example.org" }
}

/** Over plain HTTP only on this machine: whoever is on the way could answer in the place of the login. */
const SAFE = /^(https:|http:\/\/(localhost|127\.[\d.]+|\[::1\])(:|\/|$))/i

/** As it is, since the login must give the very same address. */
function readIssuer(text: string): string | Expected {
  return SAFE.test(text) && URL.canParse(text)
    ? text
    : { expected: "an https address such as https://login.example.org" }
}

function readRoles(text: string): RoleClaim | Expected {
  return (
    readRoleClaim(text) ?? {
      expected: `a claim and roles such as groups:admins=owner,desk=editor (${ROLE_NAMES.join(", ")})`,
    }
  )
}

/**
 * The settings of a login stand together, and browsers must reach the service over HTTPS, or on this machine. `given`: the
 * variables that are set, rightly or wrongly.
 */
function findLoginProblems(publicUrl: string | null, given: ReadonlySet<string>): readonly string[] {
  const first = LOGIN.find((name) => given.has(name))
  if (first === undefined) return []
  const missing = [...LOGIN, "PUBLIC_URL"].filter((name) => !given.has(name))
  const problems = missing.map((name) => `${name} is missing, expected beside ${first}`)
  if (publicUrl !== null && !SAFE.test(publicUrl))
    problems.push(`PUBLIC_URL is "${publicUrl}", expected an https address beside ${first}`)
  return problems
}

function readLogLevel(text: string): LogLevel | Expected {
  return LOG_LEVELS.find((level) => level === text) ?? { expected: `one of ${LOG_LEVELS.join(", ")}` }
}

/** A process that hangs for less than a second is busy, and not to be ended. */
function readWatchdog(text: string): number | Expected {
  const value = wholeNumber(0, 3_600_000)(text)
  const fits = typeof value === "number" && (value === 0 || value >= 1_000)
  return fits ? value : { expected: "0 or a whole number from 1000 to 3600000" }
}

function readSwitch(text: string): boolean | Expected {
  if (text === "on" || text === "true" || text === "1") return true
  if (text === "off" || text === "false" || text === "0") return false
  return { expected: "on or off" }
}

/** Parted by commas; "" is none. */
function listOf(form: RegExp, expected: string): Read<readonly string[]> {
  return (text) => {
    const items = text.split(",").map((item) => item.trim())
    return items.every((item) => form.test(item)) ? items : { expected: `${expected}, parted by commas` }
  }
}

function wholeNumber(min: number, max: number): Read<number> {
  return (text) => {
    const value = Number(text)
    const fits = /^\d+$/.test(text) && value >= min && value <= max
    return fits ? value : { expected: `a whole number from ${min} to ${max}` }
  }
}
