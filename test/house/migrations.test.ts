import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
} from "kysely"
import t from "tap"
import { migrations } from "../../migrations/index.ts"
import type { AnyMigration } from "../../migrations/steps.ts"
import { findDangers, type SqlStep } from "./migration-rules.ts"

/** No version of the service works with a database before it: there was no release. */
const BASELINE = "0001_baseline"

t.test("no migration breaks or blocks an older version of the service that still runs", async (t) => {
  for (const [name, migration] of Object.entries(migrations)) {
    if (name === BASELINE) continue
    const steps = await listSteps(migration)
    t.ok(
      steps.some(({ statements }) => statements.length > 0),
      `${name} was read: ${steps.length} steps`,
    )
    t.same(findDangers(steps), [], name)
  }
})

t.test("the baseline is read, and it makes every table itself", async (t) => {
  const [only, ...others] = await listSteps(migrations[BASELINE] as AnyMigration)
  t.same(others, [])
  t.ok((only?.statements.length ?? 0) > 50)
  t.same(findDangers([only as SqlStep]), [])
})

const REFUSED = [
  "drop table claims",
  "alter table claims drop column quote",
  "alter table claims drop quote",
  "alter table claims rename column quote to words",
  "alter table claims rename to statements",
  "alter table only claims alter column url type varchar(100)",
  "alter table claims alter url set data type varchar",
  "alter table claims alter column url set not null",
  "alter table claims add column language text not null",
  "alter table claims add place text default '', add language text not null",
  "ALTER TABLE claims ADD CONSTRAINT c CHECK (version > 0)",
  "alter table claims add foreign key (url) references sources",
  "alter table claims add unique (url)",
  "alter table claims set unlogged",
  "create index claims_by_url on claims (url)",
  "create unique index if not exists claims_by_url on claims (url)",
  "drop index claims_by_url",
  "truncate claims",
  "lock table claims",
  "update claims set url = null",
  "-- safe\nupdate claims set url = null",
]

const ALLOWED = [
  "create table articles (id uuid primary key, url text not null)",
  "create index concurrently claims_by_url on claims (url)",
  "drop index concurrently claims_by_url",
  "alter table claims add column language text",
  "alter table claims add column language text not null default 'en', add column place numeric(10, 2)",
  "alter table claims alter column url drop not null, drop constraint c",
  "alter table claims add constraint c check (version > 0) not valid",
  "alter table claims validate constraint c",
  "alter table claims add constraint u unique using index claims_by_url",
  "create trigger watch after insert on claims for each row execute function watch()",
  "-- safe because no version since the first has read it\ndrop table claims",
]

t.test("what is refused", async (t) => {
  for (const statement of REFUSED) t.not(findDangers([transaction(statement)]).length, 0, statement)
  const both = transaction(
    "alter table claims add constraint c check (true) not valid",
    "alter table claims validate constraint c",
  )
  t.match(findDangers([both]), [/in the step that adds it/])
})

t.test("what is not", async (t) => {
  for (const statement of ALLOWED) t.same(findDangers([transaction(statement)]), [], statement)
  t.same(findDangers([{ kind: "batches", statements: ["update claims set url = null"] }]), [], "some rows at a time")
  const own = transaction("create table notes (n int)", "create index on notes (n)", "drop table notes")
  t.same(findDangers([own]), [], "a table of its own")
})

function transaction(...statements: string[]): SqlStep {
  return { kind: "transaction", statements }
}

async function listSteps(migration: AnyMigration): Promise<SqlStep[]> {
  if (!("steps" in migration)) return [{ kind: "plain", statements: await listStatements((db) => migration.up(db)) }]
  const steps = migration.steps.map(async (step) => {
    if (step.kind === "function") return { kind: step.kind, statements: await listStatements((db) => step.run(db)) }
    const builders: readonly RawBuilder<unknown>[] = step.kind === "transaction" ? step.statements : [step.statement]
    return {
      kind: step.kind,
      statements: await listStatements(async (db) => {
        for (const builder of builders) await builder.execute(db)
      }),
    }
  })
  return Promise.all(steps)
}

/** What the work would send to a database, where every question is answered with nothing. */
async function listStatements(work: (db: Kysely<unknown>) => Promise<unknown>): Promise<string[]> {
  const statements: string[] = []
  const db = new Kysely<unknown>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (of) => new PostgresIntrospector(of),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    log: ({ query }) => void statements.push(query.sql),
  })
  await work(db)
  return statements
}
