import type { LanguageCode } from "../../quantity/languages/languages.ts"
import { readQuantity } from "../../quantity/quantity.ts"
import type { ArticleRow } from "../../store/articles/articles.ts"
import { listWholeFigures } from "../../store/articles/figures.ts"
import { deleteFiled, type FiledRow, insertFiled, listFiled } from "../../store/articles/filed-claims.ts"
import { listTurned, type TurnedConflicts } from "../../store/articles/turned-conflicts.ts"
import { listVersions, type VersionRow } from "../../store/articles/versions.ts"
import { type ClaimRow, findClaim, listPlaces } from "../../store/claims/claims.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import type { ClaimInput } from "../claims/claim-input.ts"
import { correctClaim } from "../claims/correct-claim.ts"
import { lockActiveClaim, retractLocked } from "../claims/end-claim.ts"
import { moveClaim } from "../claims/move-claim.ts"
import type { Said } from "./article-input.ts"
import { type CarryingTo, carryClaims } from "./carry-claims.ts"
import { type FilingAll, fileAll, type ToFile } from "./file-all.ts"
import { type Matching, matchClaims } from "./match-claims.ts"
import { nameClaimants } from "./name-claimants.ts"
import { type Plan, type PlannedClaim, type PlannedVersion, planClaims } from "./plan-claims.ts"
import { listSettled } from "./settle-lineages.ts"

/** Where the claim of a figure comes from in the request that brings it, for refusals. */
export type Pointers = (versionId: string, place: number) => string

export type Settling = FilingAll & { readonly pointers?: Pointers }

/**
 * Makes the claims of an article what its versions come to: files what is missing, corrects, takes back what no version
 * says, and says until when each was carried. The caller holds the lock of the article. Answers the conflicts that this has
 * opened and resolved.
 */
export async function settleArticle(trx: Trx, article: ArticleRow, settling: Settling): Promise<TurnedConflicts> {
  const versions = await listVersions(trx, article.id)
  await nameClaimants(trx, article, await listSettled(trx, article.id, versions), settling.now)
  const plan = planClaims(await listPlanned(trx, article.id, versions))
  const filed = await listFiled(trx, article.id)
  const matching = matchClaims(plan, filed)
  const work: Work = { article, versions: new Map(versions.map((one) => [one.id, one])), settling }
  const ids = new Map([...matching.kept].map(([claim, row]) => [claim, row.claim_id]))
  await deleteFiled(
    trx,
    article.id,
    matching.surplus.map((row) => row.claim_id),
  )
  for (const [claim, id] of await addMissing(trx, matching, ids, work)) ids.set(claim, id)
  await retractSurplus(trx, matching.surplus, work)
  await moveAll(trx, matching, work)
  await carryAll(trx, plan, ids, work)
  const places = await listPlaces(trx, [...ids.values(), ...matching.surplus.map((row) => row.claim_id)])
  return listTurned(trx, [...new Set(places.map(({ family_id }) => family_id))], settling.now)
}

type Work = {
  readonly article: ArticleRow
  readonly versions: ReadonlyMap<string, VersionRow>
  readonly settling: Settling
}

async function listPlanned(
  trx: Trx,
  articleId: string,
  versions: readonly VersionRow[],
): Promise<readonly PlannedVersion[]> {
  const figures = Map.groupBy(await listSettled(trx, articleId, versions), ({ version }) => version.id)
  return versions.map((version) => ({
    id: version.id,
    publishedAt: version.published_at,
    isCorrection: version.correction !== null,
    figures: (figures.get(version.id) ?? []).map(({ row, origin, subject }) => ({
      lineage: row.lineage_id,
      place: row.place,
      subject,
      claimants: origin.claimants,
      content: origin.content,
    })),
  }))
}

/** Files the claims that are missing, and those that correct after what they correct. Answers their ids. */
async function addMissing(
  trx: Trx,
  { missing }: Matching,
  known: ReadonlyMap<PlannedClaim, string>,
  work: Work,
): Promise<ReadonlyMap<PlannedClaim, string>> {
  if (missing.length === 0) return new Map()
  const said = await readSaid(trx, missing)
  const ids = new Map(known)
  const plain = missing.filter(({ corrects }) => corrects === null)
  const rows = await fileAll(
    trx,
    plain.map((claim) => toFile(claim, said, work)),
    work.settling,
  )
  for (const [nth, claim] of plain.entries()) ids.set(claim, rows[nth]?.id ?? "")
  for (const claim of missing) {
    if (claim.corrects !== null) ids.set(claim, await correct(trx, claim, ids.get(claim.corrects) ?? "", said, work))
  }
  const added = missing.map((claim) => toFiled(claim, ids))
  await insertFiled(trx, work.article.id, added)
  return ids
}

/** By version and place. */
type SaidOf = ReadonlyMap<string, Said>

async function readSaid(trx: Trx, claims: readonly PlannedClaim[]): Promise<SaidOf> {
  const rows = await listWholeFigures<Said>(trx, [...new Set(claims.map(({ version }) => version))])
  return new Map(rows.map((row) => [`${row.version_id} ${row.place}`, row.said]))
}

function saidOf(claim: PlannedClaim, said: SaidOf): Said {
  const found = said.get(`${claim.version} ${claim.place}`)
  if (found === undefined) throw new Error(`the figure ${claim.place} of the version ${claim.version} is gone`)
  return found
}

function versionOf({ version }: Pick<PlannedClaim, "version">, { versions }: Work): VersionRow {
  const row = versions.get(version)
  if (row === undefined) throw new Error(`the version ${version} of an article is gone`)
  return row
}

function toFile(claim: PlannedClaim, said: SaidOf, work: Work): ToFile {
  const { figure, asOf, quote, mention } = saidOf(claim, said)
  const version = versionOf(claim, work)
  const input: ClaimInput = {
    subject: claim.subject,
    figure,
    source: work.article.source_id,
    claimants: claim.claimants,
    publishedAt: publicationOf(version),
    language: version.language as LanguageCode,
    ...(asOf === null ? {} : { asOf }),
    ...(quote === null ? {} : { quote }),
    ...(mention === undefined ? {} : { quantity: readQuantity(mention.quantity) }),
    ...(version.url === null ? {} : { url: version.url }),
  }
  return { input, pointer: work.settling.pointers?.(claim.version, claim.place) ?? "" }
}

/** As it was sent: a day, or a time. */
function publicationOf({ published_at, published_at_assumed }: VersionRow): string {
  return published_at_assumed ? published_at.slice(0, "2024-11-04".length) : published_at
}

/** What a person has ended or erased cannot be corrected: then the claim is one of its own. */
async function correct(trx: Trx, claim: PlannedClaim, correctedId: string, said: SaidOf, work: Work): Promise<string> {
  const old = await findStanding(trx, correctedId)
  if (old === undefined || old.erased_at !== null)
    return (await fileAll(trx, [toFile(claim, said, work)], work.settling))[0]?.id ?? ""
  const { input } = toFile(claim, said, work)
  const { subject: _subject, source: _source, externalId: _none, ...content } = input
  const asOf = { asOf: { from: old.as_of_from, ...(old.as_of_to === "infinity" ? {} : { to: old.as_of_to }) } }
  const reason = versionOf(claim, work).correction ?? ""
  const { claimId } = await correctClaim(
    trx,
    old.id,
    { ...asOf, ...content, reason },
    {
      ...work.settling,
      check: () => {},
    },
  )
  return claimId
}

/** The claim that stands now for one that was filed: a person may have corrected it. Undefined where none does. */
async function findStanding(trx: Trx, id: string): Promise<ClaimRow | undefined> {
  for (let next: string | null = id; next !== null; ) {
    const claim: ClaimRow | undefined = await findClaim(trx, next)
    if (claim === undefined || claim.status === "active") return claim
    next = claim.corrected_by
  }
  return undefined
}

function toFiled(claim: PlannedClaim, ids: ReadonlyMap<PlannedClaim, string>): FiledRow {
  return {
    lineage_id: claim.lineage,
    version_id: claim.version,
    claim_id: ids.get(claim) ?? "",
    subject_id: claim.subject,
    claimants: claim.claimants,
    content: claim.content,
    corrects: claim.corrects === null ? null : (ids.get(claim.corrects) ?? null),
  }
}

async function retractSurplus(trx: Trx, surplus: readonly FiledRow[], { article, settling }: Work): Promise<void> {
  const reason = `The article "${article.external_id}" says it in no version any more, or in another one first.`
  for (const { claim_id } of surplus) {
    const standing = await findStanding(trx, claim_id)
    if (standing === undefined) continue
    const active = await lockActiveClaim(trx, standing.id, () => {})
    await retractLocked(trx, active, reason, settling)
  }
}

async function moveAll(trx: Trx, { moved, kept }: Matching, { settling, article }: Work): Promise<void> {
  const reason = `The figure of the article "${article.external_id}" was assigned to another subject.`
  for (const claim of moved) {
    const row = kept.get(claim)
    const standing = row === undefined ? undefined : await findStanding(trx, row.claim_id)
    if (standing === undefined) continue
    await moveClaim(trx, standing.id, { subject: claim.subject, reason }, { ...settling, check: () => {} })
  }
}

async function carryAll(
  trx: Trx,
  plan: Plan,
  ids: ReadonlyMap<PlannedClaim, string>,
  { article, settling }: Work,
): Promise<void> {
  const wanted = new Map<string, CarryingTo>()
  for (const [claim, { isCorrected, carriedUntil, saidAgainAt }] of plan) {
    const id = ids.get(claim)
    if (id !== undefined && !isCorrected) wanted.set(id, { carried_until: carriedUntil, said_again_at: saidAgainAt })
  }
  const explain = (until: string) =>
    `The article "${article.external_id}" of ${article.source_name} has not carried it since its version of ${until}.`
  await carryClaims(trx, wanted, explain, settling)
}
