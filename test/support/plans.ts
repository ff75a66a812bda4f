import { Kysely, PostgresDialect } from "kysely"
import pg from "pg"
import type { Db } from "../../src/store/connection/connect.ts"
import { getTypeParser } from "../../src/store/connection/type-parsers.ts"
import type { Tables } from "../../src/store/tables.ts"

/** What PostgreSQL would read for the statements of some work: the indexes, and the tables that it would read whole. */
export type Plan = { readonly indexes: readonly string[]; readonly whole: readonly string[] }

type Node = { readonly [member: string]: unknown; readonly Plans?: readonly Node[] }

/** A plan for each statement, in their order, as they are planned for these very values. */
export async function explainWork(url: string, work: (db: Db) => Promise<unknown>): Promise<Plan[]> {
  const pool = new pg.Pool({ connectionString: url, max: 1, types: { getTypeParser } })
  // A connection may still be closing when the test's database is dropped, and is then told so.
  pool.on("error", () => {})
  const asked: { text: string; values: unknown[] }[] = []
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    log: ({ query }) => void asked.push({ text: query.sql, values: [...query.parameters] }),
  })
  try {
    await work(db)
    const plans: Plan[] = []
    for (const { text, values } of asked) {
      const { rows } = await pool.query(`explain (format json) ${text}`, values)
      plans.push(readPlan(rows[0]["QUERY PLAN"][0].Plan))
    }
    return plans
  } finally {
    await db.destroy()
  }
}

function readPlan(root: Node): Plan {
  const nodes = listNodes(root)
  const named = (member: string, of: readonly Node[]) => [...new Set(of.flatMap((node) => node[member] ?? []))]
  const whole = nodes.filter((node) => node["Node Type"] === "Seq Scan")
  return { indexes: named("Index Name", nodes) as string[], whole: named("Relation Name", whole) as string[] }
}

function listNodes(node: Node): Node[] {
  return [node, ...(node.Plans ?? []).flatMap(listNodes)]
}
