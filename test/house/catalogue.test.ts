import t from "tap"
import { cloneDatabase } from "../support/database.ts"
import { query } from "../support/query.ts"
import { FAMILY_TABLES } from "./statement-rules.ts"

/** Where a distributed database keeps each table (docs/decisions/0016-families.md). */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  /** Each family on one machine. */
  family: FAMILY_TABLES,
  /** A copy on every machine. */
  directory: [
    "subjects",
    "subject_names",
    "subject_parts",
    "sources",
    "source_names",
    "rules",
    "rule_versions",
    "erased_external_ids",
    "filing_epoch",
  ],
  /** By a key of its own, on whichever machine: filing writes it, and it is unique across families. */
  key: ["claim_external_ids", "idempotency_keys"],
  /** On the machine that is asked. */
  local: [
    "imports",
    "import_lines",
    "import_undos",
    "rejudgings",
    "directory_changes",
    "subject_merges",
    "distinctions",
    "articles",
    "article_versions",
    "article_lineages",
    "article_figures",
    "article_claims",
    "article_dismissals",
    "article_unread",
    "link_decisions",
    "link_models",
    "access_keys",
    "people",
    "invitations",
    "sessions",
    "audit",
    "subject_terms",
    "term_lists",
    "new_terms",
    "claim_words",
    "claim_words_progress",
    "listing_progress",
    "migration_steps",
  ],
}

/** What migrating keeps for itself. */
const NOT_OURS = ["kysely_migration", "kysely_migration_lock"]

const listOf = (table: string) => Object.keys(LISTS).filter((name) => LISTS[name]?.includes(table))

t.test("each table is in exactly one list, and has a comment", async (t) => {
  const { url } = await cloneDatabase(t)
  const tables = await query(
    url,
    "select relname as name, obj_description(oid, 'pg_class') as comment from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')",
  )
  const ours = tables.filter(({ name }) => !NOT_OURS.includes(name))
  for (const { name } of ours) t.equal(listOf(name).length, 1, `${name}: ${listOf(name).join(", ") || "no list"}`)
  for (const name of Object.values(LISTS).flat())
    t.ok(
      ours.some((table) => table.name === name),
      `${name} is there`,
    )
  for (const { name, comment } of ours)
    if (name !== "migration_steps") t.match(comment, /\w\.$/, `the comment of ${name}`)
})

t.test("every key of a family's tables begins with the family", async (t) => {
  const { url } = await cloneDatabase(t)
  const keys = await query(
    url,
    `select c.relname as table, x.relname as name, a.attname as first, i.indisprimary as is_primary
    from pg_index i join pg_class c on c.oid = i.indrelid join pg_class x on x.oid = i.indexrelid
    join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
    where c.relnamespace = 'public'::regnamespace and i.indisunique`,
  )
  const ofFamilies = keys.filter(({ table }) => listOf(table).includes("family"))
  for (const { name, first } of ofFamilies) t.equal(first, "family_id", name)
  const primary = ofFamilies.filter((key) => key.is_primary).map(({ table }) => table)
  t.same(primary.sort(), [...FAMILY_TABLES].sort(), "each has a primary key")
  const columns = await query(
    url,
    "select table_name as table, column_name as first from information_schema.columns where table_schema = 'public' and ordinal_position = 1",
  )
  for (const { table, first } of columns)
    if (listOf(table).includes("family")) t.equal(first, "family_id", `${table} begins with it`)
})

t.test("foreign keys stay within a list, and within a family", async (t) => {
  const { url } = await cloneDatabase(t)
  const keys = await query(
    url,
    `select conrelid::regclass::text as from, confrelid::regclass::text as into, conname as name,
      (select attname from pg_attribute where attrelid = conrelid and attnum = conkey[1]) as first,
      (select attname from pg_attribute where attrelid = confrelid and attnum = confkey[1]) as referred
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
  )
  t.ok(keys.length > 10)
  for (const { from, into, name, first, referred } of keys) {
    t.same(listOf(from), listOf(into), name)
    if (listOf(from).includes("family")) t.same([first, referred], ["family_id", "family_id"], name)
    if (listOf(from).includes("key")) t.fail(`${name}: its rows lie on any machine`)
  }
})

t.test("there is no trigger, and no function that nothing calls", async (t) => {
  const { url } = await cloneDatabase(t)
  const triggers = await query(
    url,
    "select tgname from pg_trigger g join pg_class c on c.oid = g.tgrelid where c.relnamespace = 'public'::regnamespace and not tgisinternal",
  )
  t.same(triggers, [])
  const functions = await query(
    url,
    "select proname as name from pg_proc where pronamespace = 'public'::regnamespace order by 1",
  )
  t.same(
    functions.map(({ name }) => name),
    [
      "filing_conflicts",
      "filing_create",
      "filing_look_up",
      "filing_recall",
      "filing_require",
      "filing_write",
      "keep_audit",
      "keep_new_terms",
      "lock_key",
      "move_family",
      "name_grams",
      "save_import_lines",
      "similar_subjects",
    ],
  )
})

t.test("a family moves with every table that is listed for it", async (t) => {
  const { url } = await cloneDatabase(t)
  const [{ source }] = await query(url, "select prosrc as source from pg_proc where proname = 'move_family'")
  for (const name of FAMILY_TABLES) t.match(source, new RegExp(`\\b${name}\\b`), name)
  for (const name of LISTS.key ?? []) t.match(source, new RegExp(`\\b${name}\\b`), name)
})
