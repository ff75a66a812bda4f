/** A step of a migration as the SQL that it runs. What one transaction holds together is one step. */
export type SqlStep = { readonly kind: string; readonly statements: readonly string[] }

type Rule = readonly [RegExp, string]

/** What an `alter table` may not do to a table that the migration did not make itself, by one of its actions. */
const ACTIONS: readonly Rule[] = [
  [/^drop (column |(?!constraint )\w)/, "an older version reads the column"],
  [/^rename /, "an older version knows the old name"],
  [/^alter .* type /, "the table is rewritten, and an older version expects the old type"],
  [/^alter .* set not null/, "an older version may leave it out, and every row is read under a lock"],
  [
    /^add (?!constraint |check|foreign|unique|primary)(?=.* not null)(?!.* (default|generated) )/,
    "an older version does not fill it",
  ],
  [
    /^add (constraint \w+ )?(check|foreign)(?!.* not valid)/,
    "every row is read under a lock: say not valid, and validate it in a step of its own",
  ],
  [
    /^add (constraint \w+ )?(unique|primary key)(?!.* using index)/,
    "an index is built under a lock: build it in a step of its own, and add it using index",
  ],
  [/^set (logged|unlogged|tablespace|access method)/, "the table is rewritten under a lock"],
]

/** The first group is the table. */
const STATEMENTS: readonly Rule[] = [
  [/^drop table (?:if exists )?(\w+)/, "an older version reads the table"],
  [/^truncate (?:table )?(\w+)/, "an older version still has use for the rows"],
  [
    /^create (?:unique )?index (?!concurrently).*? on (?:only )?(\w+)/,
    "writers wait until it is built: use a step of kind index",
  ],
  [/^lock (?:table )?(\w+)/, "everybody waits until the transaction ends"],
  [/^(?:cluster|vacuum full|reindex table) (\w+)/, "everybody waits until it is done"],
]

/** Rows of a table that is there: in a step of kind batches, some at a time. */
const AT_ONCE: Rule = [
  /^(?:update|delete from) (?:only )?(\w+)/,
  "its rows stay locked until all are done: use a step of kind batches",
]

/**
 * Sentences on what an older version that still runs could not live with, or would have to wait for. A statement that is
 * fine all the same says why in a comment of its own: `-- safe because …`.
 */
export function findDangers(steps: readonly SqlStep[]): string[] {
  const made = new Set<string>()
  return steps.flatMap((step) => {
    const added = new Set<string>()
    return step.statements.flatMap((statement) => {
      const sql = normalise(statement)
      for (const table of tablesMadeBy(sql)) made.add(table)
      if (/safe because \w+/i.test(statement)) return []
      const found = [...listWrong(sql, made, step.kind), ...listValidated(sql, added)]
      return found.map((why) => `${sql.slice(0, 100)}: ${why}`)
    })
  })
}

function listWrong(sql: string, made: ReadonlySet<string>, kind: string): string[] {
  const [, table, actions] = /^alter table (?:if exists )?(?:only )?(\w+) (.*)$/.exec(sql) ?? []
  if (table !== undefined && actions !== undefined) {
    return made.has(table)
      ? []
      : splitActions(actions).flatMap((action) =>
          ACTIONS.flatMap(([pattern, why]) => (pattern.test(action) ? [why] : [])),
        )
  }
  const rules = kind === "batches" ? STATEMENTS : [...STATEMENTS, AT_ONCE]
  const wrong = rules.filter(([pattern]) => {
    const found = pattern.exec(sql)
    return found !== null && !made.has(found[1] ?? "")
  })
  if (/^drop index (?!concurrently)/.test(sql)) return ["everybody waits who uses the table: drop it concurrently"]
  return wrong.map(([, why]) => why)
}

/** A constraint that is added and validated in one step is looked through under the lock that adding took. */
function listValidated(sql: string, added: Set<string>): string[] {
  for (const [, name] of sql.matchAll(/add constraint (\w+)/g)) added.add(String(name))
  const validated = [...sql.matchAll(/validate constraint (\w+)/g)].filter(([, name]) => added.has(String(name)))
  return validated.map(() => "it is validated in the step that adds it: do it in a step of its own")
}

function tablesMadeBy(sql: string): string[] {
  return [...sql.matchAll(/\bcreate (?:temporary |temp |unlogged )?table (?:if not exists )?(\w+)/g)].map(([, name]) =>
    String(name),
  )
}

/** On one line, in small letters, without comments and quotes. */
function normalise(statement: string): string {
  const bare = statement
    .replace(/--.*$/gm, " ")
    .replace(/\/\*[\s\S]*?\*\//g, " ")
    .replaceAll('"', "")
  return bare.replace(/\s+/g, " ").trim().toLowerCase()
}

/** At the commas outside of all brackets. */
function splitActions(actions: string): string[] {
  let depth = 0
  const parts = [""]
  for (const sign of actions) {
    if (sign === "(") depth += 1
    if (sign === ")") depth -= 1
    if (sign === "," && depth === 0) parts.push("")
    else parts[parts.length - 1] += sign
  }
  return parts.map((part) => `${part.trim()} `)
}
