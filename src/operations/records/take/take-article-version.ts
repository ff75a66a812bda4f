import { insertFigures } from "../../../store/articles/figures.ts"
import { insertFiled } from "../../../store/articles/filed-claims.ts"
import { insertUnread } from "../../../store/articles/unread.ts"
import { insertVersion, listVersions, type VersionRow, type WholeVersion } from "../../../store/articles/versions.ts"
import { newId } from "../../../store/connection/new-id.ts"
import type { Trx } from "../../../store/connection/transaction.ts"
import { listWholeArticles, listWholeLineages, type WholeArticleRow } from "../../../store/records/list-articles.ts"
import { isArticleErased, listClaimsOfArticle, setLastVersion } from "../../../store/records/write-articles.ts"
import { requireSections } from "../../articles/article-input.ts"
import { MOST_VERSIONS } from "../../articles/put-version.ts"
import { articleErased, versionTaken } from "../../articles/refused-articles.ts"
import type { Occasion } from "../../requests/occasion.ts"
import { type InputError, invalidInput, limitReached, Refused } from "../../requests/refusals.ts"
import type { ArticleFigureRecord, FiledClaimRecord } from "../article-record.ts"
import { readArticleVersions } from "../read-articles.ts"
import { findOnce } from "./find-once.ts"
import { findTwice } from "./find-twice.ts"
import { hasWords, measureParts, nameFigures, nameFiled, readSaid, readUnread } from "./read-article-figures.ts"
import { readTime } from "./read-values.ts"
import { requireSame } from "./require-same.ts"
import { toSeenFigure } from "./take-link-decision.ts"
import type { GivenOf, Taken } from "./taking.ts"

type Given = GivenOf<"article-version">

/**
 * Takes a version of an article in under its own id, with its figures and the claims that were filed with it, all of which
 * must be here. Nothing is read, filed or judged anew: what versions come to is in the records of the claims.
 */
export async function takeArticleVersion(trx: Trx, given: Given, occasion: Occasion): Promise<Taken> {
  const { id = newId() } = given
  const article = await requireArticle(trx, given.article?.id ?? "")
  const find = findOnce(trx)
  const figures = await nameFigures(given.figures, find)
  const claims = await nameFiled(given.claims, find)
  if ((await isArticleErased(trx, article.id)) && hasWords(given, figures)) throw articleErased(article.id)
  const [stored] = await readArticleVersions(trx, [id])
  if (stored !== undefined) {
    requireSame(stored, { ...given, figures: withSeen(figures, stored.figures), claims }, [])
    return { outcome: "repeated", id }
  }
  const row = toRow(given, id, occasion.now)
  requireRoom(await listVersions(trx, article.id), row)
  await requireLineages(trx, article.id, figures, claims)
  await requireClaims(trx, article, claims)
  await insertVersion(trx, article.id, { ...row, ...readTextOf(given) })
  const parts = measureParts(given)
  await insertFigures(
    trx,
    figures.map((figure, place) => ({
      article_id: article.id,
      version_id: id,
      place,
      lineage_id: figure.lineage,
      subject_id: figure.subject?.id ?? null,
      claimants: figure.claimants.map((claimant) => claimant.id),
      content: figure.content,
      said: readSaid(figure, parts, place),
      tied_place: figure.continues,
      is_kept: figure.kept,
      sentence: figure.sentence,
      seen: figure.seen == null ? null : toSeenFigure(figure.seen),
    })),
  )
  await insertUnread(
    trx,
    article.id,
    (given.unread ?? []).map((number, place) => {
      const said = readUnread(number, parts, place)
      return { version_id: id, place, id: number.id, said, tied_place: number.continues, sentence: number.sentence }
    }),
  )
  await insertFiled(
    trx,
    article.id,
    claims.map(({ lineage, claim, subject, claimants, content, corrects }) => ({
      lineage_id: lineage,
      version_id: id,
      claim_id: claim,
      subject_id: subject.id,
      claimants: claimants.map((claimant) => claimant.id),
      content,
      corrects,
    })),
  )
  await setLastVersion(trx, article.id)
  return { outcome: "filed", id }
}

async function requireArticle(trx: Trx, id: string): Promise<WholeArticleRow> {
  const [article] = await listWholeArticles(trx, { ids: [id] })
  if (article !== undefined) return article
  throw wrong([{ pointer: "/article/id", detail: `there is no article with the id ${id}; import its record first` }])
}

/** What a model saw is not compared where it is not said: exports of older releases do not tell it. */
function withSeen(
  figures: readonly ArticleFigureRecord[],
  stored: readonly ArticleFigureRecord[],
): readonly ArticleFigureRecord[] {
  return figures.map((figure, place) => (figure.seen === undefined ? { ...figure, seen: stored[place]?.seen } : figure))
}

function readTextOf({ text = null, format = null, sections = [] }: Given): Omit<WholeVersion, keyof VersionRow> {
  requireSections({ text: text ?? "", format: format ?? "text", sections })
  return { text, format, sections: sections.length === 0 ? null : sections }
}

function toRow(given: Given, id: string, now: string): VersionRow {
  const {
    headline = null,
    url = null,
    correction = null,
    withdrawal = false,
    figures = [],
    unread = [],
    claims = [],
  } = given
  if (withdrawal && figures.length + unread.length + claims.length > 0)
    throw wrong([{ pointer: "/figures", detail: "a withdrawal says nothing; expected no figures and no claims" }])
  return {
    id,
    published_at: readTime(given.publishedAt, now, "/publishedAt"),
    published_at_assumed: given.publishedAtAssumed ?? false,
    sent_version: given.senderVersion ?? null,
    hash: given.hash ?? "",
    is_withdrawal: withdrawal,
    headline,
    url,
    language: given.language ?? "",
    correction,
    recorded_at: readTime(given.recordedAt, now, "/recordedAt"),
  }
}

/** Refuses what would be a version that is here under another id, and one too many. */
function requireRoom(versions: readonly VersionRow[], { published_at, sent_version, hash }: VersionRow): void {
  const together = versions.filter((one) => one.published_at === published_at && one.sent_version === sent_version)
  const same = together.find((one) => one.hash === hash)
  if (same !== undefined) {
    const detail = `the same version of ${published_at} is here as ${same.id}; expected the same id`
    throw new Refused("record-differs", `/id: ${detail}.`, { errors: [{ pointer: "/id", detail }] })
  }
  if (sent_version !== null && together.length > 0) throw versionTaken(sent_version, published_at)
  if (versions.length >= MOST_VERSIONS)
    throw limitReached("/id", `the article has ${versions.length} versions, and at most ${MOST_VERSIONS} are kept`)
}

async function requireLineages(
  trx: Trx,
  articleId: string,
  figures: readonly ArticleFigureRecord[],
  claims: readonly FiledClaimRecord[],
): Promise<void> {
  const known = new Set((await listWholeLineages(trx, [articleId])).map(({ id }) => id))
  const check = (member: "figures" | "claims", lineages: readonly string[]): InputError[] => [
    ...findTwice(lineages, (index) => `/${member}/${index}/lineage`),
    ...lineages.flatMap((lineage, index) => {
      const detail = `"${lineage}" is no lineage of the article; its record says which it has`
      return known.has(lineage) ? [] : [{ pointer: `/${member}/${index}/lineage`, detail }]
    }),
  ]
  const errors = [
    ...check(
      "figures",
      figures.map(({ lineage }) => lineage),
    ),
    ...check(
      "claims",
      claims.map(({ lineage }) => lineage),
    ),
  ]
  if (errors.length > 0) throw wrong(errors)
}

/** The claims are of the article's source, and no article has filed one of them. */
async function requireClaims(trx: Trx, article: WholeArticleRow, claims: readonly FiledClaimRecord[]): Promise<void> {
  const rows = await listClaimsOfArticle(
    trx,
    claims.map(({ claim }) => claim),
  )
  const known = new Map(rows.map((row) => [row.id, row]))
  const errors = claims.flatMap(({ claim }, index): InputError[] => {
    const found = known.get(claim)
    const wrongly = (detail: string) => [{ pointer: `/claims/${index}/claim`, detail }]
    if (found === undefined) return wrongly(`there is no claim with the id ${claim}; import the claims first`)
    if (found.source_id !== article.source_id) return wrongly(`the claim ${claim} is not one of ${article.source_name}`)
    if (found.article_id !== null) return wrongly(`the claim ${claim} was filed by another version of an article`)
    return []
  })
  if (errors.length > 0) throw wrong(errors)
}

function wrong(errors: readonly InputError[]): Refused {
  return invalidInput(errors)
}
