import { isDeepStrictEqual } from "node:util"
import type { Body } from "../../support/app.ts"
import { type Books, follow, latestOf, listSourceIds, listSubjectIds } from "./books.ts"
import type { Fault } from "./check-conflicts.ts"
import type { ClaimRow, SourceRow, Stored, SubjectRow, VersionRow } from "./stored.ts"

/** What was acknowledged last is what is stored; nothing is lost, and nothing is there that nobody was told of. */
export function checkBooks(books: Books, stored: Stored): Fault[] {
  return [
    ...books.wrong.map((what) => ({ what, about: [] })),
    ...checkClaims(books, stored.claims),
    ...checkDeliveries(books),
    ...[...books.mergeTurns]
      .filter(([, turns]) => turns < 0 || turns > 1)
      .map(([id]) => ({ what: "a subject was merged, or its merge undone, twice", about: [id] })),
    ...checkSubjects(books, stored.subjects),
    ...checkSources(books, stored.sources),
    ...checkRules(books, stored.versions),
    ...checkScopes(stored),
    ...checkExceptions(books, stored),
    ...checkDecisions(books, stored),
  ]
}

function checkClaims(books: Books, stored: readonly ClaimRow[]): Fault[] {
  const rows = new Map(stored.map((row) => [row.id, row]))
  const unknown = stored.filter(({ id }) => !books.claims.has(id))
  const wrong = [...books.claims].flatMap(([id, { answer }]) => {
    const [expected, is] = [expectClaim(books, answer), pickClaim(rows.get(id), books, answer)]
    const same = isDeepStrictEqual(is, expected)
    return same ? [] : [{ what: "a claim is not as it was acknowledged", about: [id], detail: { is, expected } }]
  })
  const twice = [...books.ends].filter(([, ends]) => ends.length > 1)
  return [
    ...unknown.map((row) => ({ what: "a claim that nobody was told of", about: [row.id], detail: row })),
    ...twice.map(([id, ends]) => ({ what: "a claim ended twice", about: [id], detail: ends })),
    ...wrong,
  ]
}

/** Where a claim was filed, or moved last. */
function placeOf({ moves }: Books, answer: Body): Body {
  return latestOf([answer, ...(moves.get(answer.id) ?? [])])
}

function expectClaim(books: Books, answer: Body) {
  const { ends, subjectMerges, sourceMerges } = books
  const end = ends.get(answer.id)?.[0]
  const { subject, figure } = placeOf(books, answer)
  // Claimants who were merged meanwhile are one.
  const [claimant, ...further] = new Set(answer.claimants.map(({ id }: Body) => follow(sourceMerges, id)))
  return {
    id: answer.id,
    subject_id: follow(subjectMerges, subject.id),
    figure_id: subjectMerges.has(subject.id) ? PLACED_ANEW : figure.id,
    source_id: follow(sourceMerges, answer.source.id),
    claimant_id: claimant,
    further_claimants: further,
    wording: answer.wording,
    published_at: Date.parse(answer.publishedAt),
    external_id: answer.externalId,
    corrects: answer.corrects,
    status: end?.status ?? "active",
    corrected_by: end?.by ?? null,
  }
}

/** A merge of its subject gives a claim another figure. */
const PLACED_ANEW = "another figure"

function pickClaim(row: ClaimRow | undefined, books: Books, answer: Body): object | undefined {
  if (row === undefined) return undefined
  const { quantity: _quantity, published_at, ...rest } = row
  const figure = books.subjectMerges.has(placeOf(books, answer).subject.id) ? { figure_id: PLACED_ANEW } : {}
  return { ...rest, ...figure, published_at: Date.parse(published_at) }
}

/** A source and an external id are one claim at a time: it is created once, and once more after each retraction at most. */
function checkDeliveries({ deliveries, sourceMerges, claims, ends }: Books): Fault[] {
  const keyOf = ({ source, externalId }: { source: string; externalId: string }) =>
    `${follow(sourceMerges, source)} ${externalId}`
  return [...Map.groupBy(deliveries, keyOf)].flatMap(([key, same]) => {
    const created = same.filter(({ status }) => status === 201).length
    const retracted = [...claims.values()].filter(
      ({ answer: { id, source, externalId } }) =>
        keyOf({ source: source.id, externalId }) === key && ends.get(id)?.some(({ status }) => status === "retracted"),
    ).length
    return created >= 1 && created <= 1 + retracted
      ? []
      : [{ what: `the delivery ${key} was created ${created} times`, about: [], detail: same }]
  })
}

function checkSubjects(books: Books, stored: readonly SubjectRow[]): Fault[] {
  const seen = new Set(listSubjectIds(books))
  const unknown = stored.filter(({ id, name }) => !seen.has(id) && !books.wholes.has(name))
  const twins = [...Map.groupBy(stored.filter(isCurrent), kindOf).values()].filter((same) => same.length > 1)
  return [
    ...unknown.map((row) => ({ what: "a subject that nobody was told of", about: [row.id], detail: row })),
    ...twins.map((same) => ({ what: "twins", about: same.map(({ id }) => id), detail: same })),
    ...[...seen].flatMap((id) => {
      const row = stored.find((one) => one.id === id)
      const what = row === undefined ? "a subject is gone" : findWrongSubject(books, row)
      return what === null
        ? []
        : [{ what, about: [id], detail: { row, answers: books.subjects.get(id)?.map(pickSubject) } }]
    }),
  ]
}

const isCurrent = ({ merged_into }: { merged_into: string | null }) => merged_into === null
const kindOf = ({ name, unit, measure }: SubjectRow) => `${name.toLowerCase()} ${unit} ${measure}`

function findWrongSubject({ subjects, subjectMerges, apart }: Books, row: SubjectRow): string | null {
  const into = subjectMerges.has(row.id) ? follow(subjectMerges, row.id) : null
  if (row.merged_into !== into) return `a subject should be merged into ${into}`
  if (apart.has(row.id)) return null
  const answers = subjects.get(row.id) ?? []
  if (!countsUp(answers)) return "changes of a subject were answered with one version, or a version is missing"
  const latest = latestOf(answers)
  if (into !== null) return null
  if (row.version !== (latest?.version ?? 1)) return "a subject is of another version than was acknowledged last"
  if (latest === undefined) return null
  const { archived } = row
  const is = {
    name: row.name,
    tags: row.tags,
    aliases: row.aliases,
    exhaustive: row.exhaustive,
    disjoint: row.disjoint,
    wholes: row.wholes,
    archived,
  }
  const wholes: string[] = latest.partOf.map((whole: Body) => follow(subjectMerges, whole.id))
  const { name, tags, aliases, exhaustive, disjoint } = latest
  const expected = {
    name,
    tags,
    aliases,
    exhaustive,
    disjoint,
    // A whole whose merge was undone may have taken its parts with it.
    wholes: [...wholes, ...row.wholes].some((id) => apart.has(id)) ? row.wholes : [...new Set(wholes)].sort(),
    archived: latest.archivedAt !== null,
  }
  return isDeepStrictEqual(is, expected) ? null : "a subject is not as it was acknowledged last"
}

function pickSubject({ version, name, aliases, tags, exhaustive, disjoint, partOf }: Body) {
  return { version, name, aliases, tags, exhaustive, disjoint, partOf }
}

/** From 2 on, without a gap: each change that was acknowledged made one version. */
function countsUp(answers: readonly Body[]): boolean {
  const own = answers.filter(({ mayBeOf }) => mayBeOf === undefined).map(({ version }) => version)
  const others = answers.map(({ version }) => version).filter((version) => !own.includes(version))
  const versions = [...own, ...new Set(others)].sort((a, b) => a - b)
  return versions.every((version, place) => version === place + 2)
}

function checkSources(books: Books, stored: readonly SourceRow[]): Fault[] {
  const seen = new Set(listSourceIds(books))
  const unknown = stored.filter(({ id }) => !seen.has(id))
  return [
    ...unknown.map((row) => ({ what: "a source that nobody was told of", about: [row.id], detail: row })),
    ...[...seen].flatMap((id) => {
      const row = stored.find((one) => one.id === id)
      const what = row === undefined ? "a source is gone" : findWrongSource(books, row)
      return what === null ? [] : [{ what, about: [id], detail: { row, answers: books.sources.get(id) } }]
    }),
  ]
}

/** A merge brings the names of the other, and counts no version. */
function findWrongSource({ sources, sourceMerges }: Books, row: SourceRow): string | null {
  const into = sourceMerges.has(row.id) ? follow(sourceMerges, row.id) : null
  if (row.merged_into !== into) return `a source should be merged into ${into}`
  const answers = sources.get(row.id) ?? []
  if (!countsUp(answers)) return "changes of a source were answered with one version, or a version is missing"
  const latest = latestOf(answers)
  if (into !== null || latest === undefined) return null
  const hasAliases = latest.aliases.every((alias: string) => row.aliases.includes(alias))
  const isLast = row.version === latest.version && row.name === latest.name && hasAliases
  return isLast ? null : "a source is not as it was acknowledged last"
}

/** A version that nobody was told of comes of a merge, with which the rule moved to another subject. */
function checkRules({ rules, subjectMerges, apart }: Books, versions: readonly VersionRow[]): Fault[] {
  const targets = new Set([...subjectMerges.values(), ...apart])
  const answered = new Map([...rules.values()].flat().map((answer) => [`${answer.id} ${answer.version}`, answer]))
  const stored = new Map(versions.map((row) => [`${row.rule_id} ${row.version}`, row]))
  const lost = [...answered].filter(([key, answer]) => !isSameRule(answer, stored.get(key)))
  const unknown = versions.filter(
    (row) =>
      !answered.has(`${row.rule_id} ${row.version}`) && !(row.subject_id !== null && targets.has(row.subject_id)),
  )
  return [
    ...lost.map(([key, answer]) => ({
      what: "a rule is not as it was acknowledged",
      about: [answer.id],
      detail: { answer, row: stored.get(key) },
    })),
    ...unknown.map((row) => ({
      what: "a version of a rule that nobody was told of",
      about: [row.rule_id],
      detail: row,
    })),
  ]
}

/** The rules of a subject go along when it is merged. */
function checkScopes({ subjects, versions }: Stored): Fault[] {
  const current = new Set(subjects.filter(isCurrent).map(({ id }) => id))
  const last = [...new Map(versions.map((version) => [version.rule_id, version])).values()]
  return last
    .filter(({ status, subject_id }) => status === "active" && subject_id !== null && !current.has(subject_id))
    .map((row) => ({ what: "a rule holds of a subject that was merged away", about: [row.rule_id], detail: row }))
}

function isSameRule(answer: Body, row: VersionRow | undefined): boolean {
  const { subject, ...scope } = answer.scope
  const expected = { ...scope, ...(subject === undefined ? {} : { subject: subject.id }) }
  const { settings, priority, status } = answer
  return isDeepStrictEqual(
    { scope: row?.scope, settings: row?.settings, priority: row?.priority, status: row?.status },
    { scope: expected, settings, priority, status },
  )
}

function checkExceptions({ exceptions }: Books, stored: Stored): Fault[] {
  const is = new Map(stored.exceptions.map(({ id, status }) => [id, status]))
  const expected = new Map([...exceptions].map(([id, answers]) => [id, latestOf(answers)?.status]))
  const ids = new Set([...is.keys(), ...expected.keys()])
  return [...ids]
    .filter((id) => is.get(id) !== expected.get(id) || (exceptions.get(id)?.length ?? 0) > 2)
    .map((id) => ({ what: "an exception is not as it was acknowledged", about: [id], detail: exceptions.get(id) }))
}

/** Nobody but a person changes a note or who looks after a conflict; one that is gone was merged into its twin. */
function checkDecisions({ conflicts, subjectMerges, apart }: Books, stored: Stored): Fault[] {
  const rows = new Map(stored.conflicts.map((row) => [row.id, row]))
  return [...conflicts].flatMap(([id, answers]) => {
    const [row, latest] = [rows.get(id), latestOf(answers)]
    const versions = new Set(answers.map(({ version }) => version))
    const fault = (what: string) => [{ what, about: [id], detail: { row, answers } }]
    if (row === undefined)
      return subjectMerges.size + apart.size > 0 ? [] : fault("a conflict that somebody decided on is gone")
    if (versions.size < answers.length) return fault("two decisions were answered with one version")
    const isLast = row.note === latest?.note && row.assignee === latest?.assignee && row.version >= latest?.version
    const isChanged = row.version === latest?.version && row.status !== latest?.status
    return isLast && !isChanged ? [] : fault("a decision is not as it was acknowledged")
  })
}
