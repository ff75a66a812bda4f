import { withClient } from "../server/client.ts"
import { type Answer, callService } from "./call-service.ts"
import type { Asked } from "./queries.ts"
import { fileFew, SMALL_SOURCE, type Template } from "./template.ts"

/** Subjects that queries ask for, one after the other. */
const SUBJECTS = 40
/** Primes, so that subjects and copies come in every mixture. */
const [SUBJECT_STEP, COPY_STEP] = [37, 7919]

export type Store = { readonly address: string; readonly databaseUrl: string; readonly copies: number }

/** The same subjects of the template, each from some copy of the store, so that they lie all over it. */
export function chooseNames({ subjects }: Template, copies: number): string[] {
  return Array.from({ length: SUBJECTS }, (_, at) => {
    const name = subjects[(at * SUBJECT_STEP) % subjects.length]?.name ?? ""
    const copy = ((at + 1) * COPY_STEP) % (copies + 1)
    return copy === 0 ? name : `${name} ${copy + 1}`
  })
}

/** Files a few claims that are rare in every size, and looks up what the queries ask for. */
export async function prepareStore(store: Store, template: Template): Promise<Asked> {
  await fileFew(store.address)
  const names = chooseNames(template, store.copies)
  const subjectIds = await findIds(store, "subject_names", "subject_id", names)
  const [smallSource = ""] = await findIds(store, "source_names", "source_id", [SMALL_SOURCE])
  const subjects = names.map((name, at) => ({ id: subjectIds[at] ?? "", name }))
  const claims: Answer[] = []
  for (const { id } of subjects) claims.push(await findPlain(store.address, id))
  const { tag, source } = template
  return { subjects, claims: claims.filter((claim) => claim !== undefined), tag, source, smallSource }
}

/** Of these names, in their order. */
function findIds({ databaseUrl }: Store, table: string, column: string, names: readonly string[]): Promise<string[]> {
  const query = `select n.${column} as id from unnest($1::text[]) with ordinality as w (key, place)
    join ${table} n on n.name_key = w.key order by w.place`
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ id: string }>(query, [names.map((name) => name.toLowerCase())])
    if (rows.length !== names.length) throw new Error(`of ${names.length} names in ${table} were found ${rows.length}`)
    return rows.map(({ id }) => id)
  })
}

/** The last claim of a subject that says one number. */
async function findPlain(address: string, subject: string): Promise<Answer | undefined> {
  const { items } = await callService(address, "GET", `/v1/claims?subject=${subject}&limit=200`)
  return items.find(({ quantity }: Answer) => quantity.value !== null)
}
