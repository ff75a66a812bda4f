import { readFileSync } from "node:fs"
import t from "tap"
import { parse } from "yaml"
import { readConfig } from "../../src/config.ts"

/** Holds docker-compose.yml to what docs/security.md promises of it. */
const TEXT = readFileSync(new URL("../../docker-compose.yml", import.meta.url), "utf8")
// biome-ignore lint/suspicious/noExplicitAny: the file is looked into freely.
const { services } = parse(TEXT, { merge: true }) as any

t.test("no password has a default, and a missing one ends docker compose with its reason", async (t) => {
  const passwords = [...TEXT.matchAll(/\$\{(\w*PASSWORD)(.*?)\}/g)]
  t.same([...new Set(passwords.map(([, name]) => name))].sort(), ["POSTGRES_PASSWORD", "SERVING_PASSWORD"])
  for (const [whole, , rest] of passwords) t.match(rest, /^:\?.+/, whole)
  t.notMatch(TEXT, /postgres:\/\/[^:]+:[^$]/, "none is written out")
})

t.test("every container has a limit of memory, no capability it does not need and no way to more", async (t) => {
  for (const [name, service] of Object.entries<typeof services.countercheck>(services)) {
    t.match(service.mem_limit, /^\d+[mg]$/, name)
    t.same(service.cap_drop, ["ALL"], name)
    t.same(service.security_opt, ["no-new-privileges:true"], name)
    t.notOk(service.privileged, name)
  }
  for (const name of ["migrate", "countercheck"]) {
    t.equal(services[name].read_only, true, name)
    t.equal(services[name].cap_add, undefined, name)
  }
})

t.test("what serves is not what migrates, starts after it, and comes back after a crash", async (t) => {
  const { countercheck, migrate, postgres } = services
  const userOf = (url: string) => /^postgres:\/\/(\w+):/.exec(url)?.[1]
  t.equal(userOf(migrate.environment.DATABASE_URL), postgres.environment.POSTGRES_USER)
  t.equal(countercheck.environment.DATABASE_URL, migrate.environment.SERVING_URL)
  t.not(userOf(countercheck.environment.DATABASE_URL), postgres.environment.POSTGRES_USER)
  t.equal(countercheck.depends_on.migrate.condition, "service_completed_successfully")
  t.equal(migrate.depends_on.postgres.condition, "service_healthy")
  t.same([countercheck.restart, postgres.restart, migrate.restart], ["unless-stopped", "unless-stopped", "no"])
  t.match(countercheck.ports, [/^127\.0\.0\.1:/], "reached from this machine alone")
})

t.test("its settings are ours, and can be read", async (t) => {
  const filled = (value: string) =>
    value.replace(/\$\{\w*PASSWORD:\?[^}]*\}/g, "secret").replace(/\$\{\w+:-([^}]*)\}/g, "$1")
  for (const name of ["migrate", "countercheck"]) {
    const env = Object.fromEntries(
      Object.entries<string>(services[name].environment).map(([key, value]) => [key, filled(value)]),
    )
    const asked: string[] = []
    const config = readConfig(new Proxy(env, { get: (target, key) => note(asked, target, String(key)) }))
    t.same(
      Object.keys(env).filter((key) => !asked.includes(key)),
      [],
      `${name} sets nothing that is not read`,
    )
    t.equal(config.migrate, name === "migrate")
  }
  t.ok(
    services.countercheck.stop_grace_period.replace("s", "") * 1_000 > readConfig({}).shutdownTimeout,
    "requests in flight can end",
  )
})

function note(asked: string[], env: Readonly<Record<string, string>>, name: string): string | undefined {
  asked.push(name)
  return env[name]
}
