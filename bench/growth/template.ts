import { writeClaims } from "../claims/write-claims.ts"
import { runImport } from "../imports/run-import.ts"
import { writeFile } from "../imports/write-file.ts"
import { type Answer, callService } from "./call-service.ts"

/** One subject in this number has the common tag. */
const TAGS = 8
/** Of some subjects that are the same few in every size, and a word that only their claims have. */
export const SMALL_TAG = "small desk"
export const RARE_WORD = "zyxomir"
export const SMALL_SOURCE = "The Zyxomir Gazette"
const FEW = 6

/** A person has dismissed one conflict in this number. */
const DISMISSED = 20
const PAGE = 200

/** `tag` and `source` have a conflict at least, and so their share of all in every size. */
export type Template = {
  readonly subjects: readonly TemplateSubject[]
  readonly tag: string
  readonly source: string
}
export type TemplateSubject = { readonly id: string; readonly name: string }

/**
 * The smallest store, all of it made through the API: subjects with a tag each, claims on them that are imported, and
 * some conflicts dismissed. What the larger ones hold are copies of it.
 */
export async function makeTemplate(address: string, count: number): Promise<Template> {
  const claims = writeClaims(count)
  const subjects: TemplateSubject[] = []
  for (const subject of new Map(claims.map(({ subject }) => [subject.name, subject])).values()) {
    const tags = [`desk ${subjects.length % TAGS}`]
    subjects.push(await callService(address, "POST", "/v1/subjects", { ...subject, tags }))
  }
  await runImport(address, "ndjson", writeFile("ndjson", claims), count)
  const conflicts = await listAll(address, "/v1/conflicts")
  for (const { id } of conflicts.filter((_, at) => at % DISMISSED === 0))
    await callService(address, "PATCH", `/v1/conflicts/${id}`, { status: "dismissed", note: "Different counts." })
  return { subjects, ...(await chooseCommon(address, conflicts)) }
}

async function chooseCommon(address: string, conflicts: readonly Answer[]) {
  const [conflict] = conflicts
  if (conflict === undefined) throw new Error("no two of the claims disagree: take more of them")
  const { tags } = await callService(address, "GET", `/v1/subjects/${conflict.subject.id}`)
  const claims = await listAll(address, `/v1/claims?subject=${conflict.subject.id}`)
  const claim = claims.find(({ figure }) => figure.id === conflict.figures[0].id) ?? claims[0]
  return { tag: tags[0], source: claim.source.id }
}

/** Subjects on which a small outlet and another disagree. */
export async function fileFew(address: string): Promise<void> {
  for (let at = 1; at <= FEW; at += 1) {
    const subject = { name: `Bridges closed near Zyxomir, district ${at}`, unit: "1", measure: "stock" }
    await callService(address, "POST", "/v1/subjects", { ...subject, tags: [SMALL_TAG] })
    const body = (figure: string, source: string) => ({
      subject,
      figure,
      source: { name: source },
      publishedAt: "2024-06-01T09:00:00Z",
      quote: `${figure} bridges are closed near ${RARE_WORD}, it was said.`,
    })
    await callService(address, "POST", "/v1/claims", body("20", "The other Gazette"))
    await callService(address, "POST", "/v1/claims", body("30", SMALL_SOURCE))
  }
}

/** All pages of a list. */
export async function listAll(address: string, path: string): Promise<Answer[]> {
  const items: Answer[] = []
  let cursor: string | null = ""
  while (cursor !== null) {
    const join = path.includes("?") ? "&" : "?"
    const page: Answer = await callService(
      address,
      "GET",
      `${path}${join}limit=${PAGE}${cursor && `&cursor=${cursor}`}`,
    )
    items.push(...page.items)
    cursor = page.nextCursor
  }
  return items
}
