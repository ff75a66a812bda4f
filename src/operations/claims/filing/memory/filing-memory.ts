import { LRUCache } from "lru-cache"
import type { Rule } from "../../../../compare/rules/cascade.ts"
import type { FoundSource } from "../../../../store/claims/filing/look-up-names.ts"
import { MOST_RECALLED, type RecalledFamilies } from "../../../../store/claims/filing/recall-families.ts"
import type { RecalledNames, RecalledSubject } from "../../../../store/claims/filing/recall-names.ts"
import { ruleOf } from "../../../judging/tolerances.ts"
import type { Party } from "../../../sources/look-up-sources.ts"
import { standAlone } from "../subject-contexts.ts"
import { KnownFamily, type Recalled } from "./family.ts"

/** Names that are remembered at most, of subjects and of sources. */
const NAMES = 50_000
/** Milliseconds for which a family is taken for one that is too large to be remembered, or related, before it is read again. */
const UNFIT_FOR = 60_000
/** Milliseconds for which a family is left to the locks that was not read since others were wanted with it. */
const UNREAD_FOR = 1_000

/** Milliseconds for which a family that somebody else has changed is left to the locks: he may go on. */
const CONTESTED_FOR = 5_000

/** What is known of a subject that a name or an id stands for. */
export type KnownSubject = RecalledSubject & {
  /** Its claims are judged in the database: it has parts or wholes, or more figures than are worth remembering. */
  readonly isUnfit: boolean
}

/**
 * What a process remembers of what it files into: subjects and sources by their names, and families of subjects with all
 * their figures and conflicts. It is never believed: whoever writes by it requires that the epoch and the versions are those
 * that were read, and forgets what was not. `size`: figures and conflicts at most, where a conflict counts as two.
 */
export class FilingMemory {
  readonly #subjects = new LRUCache<string, KnownSubject>({ max: NAMES })
  readonly #sources = new LRUCache<string, Party>({ max: NAMES })
  readonly #families: LRUCache<string, KnownFamily>
  #epoch: number | null = null
  #rules: readonly Rule[] = []

  constructor(size: number) {
    this.#families = new LRUCache<string, KnownFamily>({ maxSize: size, sizeCalculation: (family) => family.size })
  }

  /** That by which all of it was read; null where nothing was read yet. */
  get epoch(): number | null {
    return this.#epoch
  }

  get rules(): readonly Rule[] {
    return this.#rules
  }

  /** By the folded name or the id. A name is known no longer than the family that it was read with. */
  findSubject(key: string): KnownSubject | undefined {
    const subject = this.#subjects.get(key)
    if (subject === undefined || subject.isUnfit) return subject
    return this.#families.get(subject.family_id)?.keys.has(key) === true ? subject : undefined
  }

  findSource(key: string): Party | undefined {
    return this.#sources.get(key)
  }

  findFamily(id: string): KnownFamily | undefined {
    return this.#families.get(id)
  }

  /**
   * Takes in what was read. Of a name that several subjects have, or one that was merged away, nothing is kept. False where
   * what was known of the epoch was forgotten meanwhile, and the rules did not come along: it has to be read again.
   */
  remember(read: RecalledNames & RecalledFamilies): boolean {
    const { epoch, rules } = read
    if (epoch !== this.#epoch) {
      if (rules === null) return false
      this.#begin(epoch, rules.map(ruleOf))
    }
    this.#take(read)
    return true
  }

  #take(read: RecalledNames & RecalledFamilies): void {
    for (const { key, id, name } of read.sources) this.#sources.set(key, { id, name })
    const recalled = splitByFamily(read)
    for (const [key, found] of Map.groupBy(read.subjects, (subject) => subject.key)) {
      const [subject, ...others] = found
      if (subject === undefined) continue
      const family = recalled.get(subject.family_id)
      const isUnfit = others.length > 0 || !isPlain(subject) || family === undefined || !isSmall(family)
      const ttl = read.unread.has(subject.family_id) ? UNREAD_FOR : UNFIT_FOR
      this.#subjects.set(key, { ...subject, isUnfit }, isUnfit ? { ttl } : {})
      if (!isUnfit) this.#rememberFamily(subject, family)
    }
  }

  /** Takes in what has been written: the new subjects and sources, and the families as they stand. */
  keep(sources: readonly FoundSource[], subjects: readonly KnownSubject[], families: readonly KnownFamily[]): void {
    for (const { key, id, name } of sources) this.#sources.set(key, { id, name })
    for (const family of families) family.inFlight -= 1
    this.expect(subjects, families)
  }

  /** Takes in what is about to be written, for claims that are filed after it. Who does not write it must forget the families. */
  expect(subjects: readonly KnownSubject[], families: readonly KnownFamily[]): void {
    for (const family of families) {
      if (!family.isForgotten) this.#families.set(family.context.subject.family_id, family)
    }
    for (const subject of subjects) {
      this.#subjects.set(subject.key, subject)
      this.#families.get(subject.family_id)?.keys.add(subject.key)
    }
  }

  /** Forgets the subject that a name or an id stands for: somebody is about to change its family. */
  forgetSubject(key: string): void {
    const subject = this.#subjects.get(key)
    if (subject === undefined || subject.isUnfit) return
    this.#subjects.delete(key)
    this.#families.delete(subject.family_id)
  }

  /**
   * Leaves families to the locks for a while: somebody else has changed them, or changes them now. To judge each of their
   * claims twice would cost more than to wait for each other.
   */
  leaveToLocks(families: Iterable<KnownFamily>): void {
    for (const family of families) {
      for (const key of family.keys) {
        const subject = this.#subjects.get(key)
        if (subject !== undefined) this.#subjects.set(key, { ...subject, isUnfit: true }, { ttl: CONTESTED_FOR })
      }
    }
  }

  /**
   * Forgets families that a batch has changed which is not written, with the names that were read with them. Another batch of
   * them that is being written does not bring them back.
   */
  forgetFamilies(families: Iterable<KnownFamily>): void {
    for (const family of families) {
      family.isForgotten = true
      this.#families.delete(family.context.subject.family_id)
    }
  }

  /** Forgets everything. */
  clear(): void {
    this.#subjects.clear()
    this.#sources.clear()
    this.#families.clear()
    this.#epoch = null
  }

  #begin(epoch: number, rules: readonly Rule[]): void {
    this.clear()
    this.#epoch = epoch
    this.#rules = rules
  }

  #rememberFamily(subject: RecalledSubject, family: Recalled): void {
    const known = this.#families.get(subject.family_id)
    // What is being written is newer than what was read.
    if (known !== undefined && known.inFlight > 0) return
    if (known?.version !== family.version) {
      this.#families.set(subject.family_id, new KnownFamily(standAlone(subject, this.#rules), family))
    }
    this.#families.get(subject.family_id)?.keys.add(subject.key)
  }
}

function isPlain({ related, alone, merged_into, archived }: RecalledSubject): boolean {
  return alone && !related && !archived && merged_into === null
}

/** It has room for more, none of its lists was cut off, and no figure has so many conflicts that they are counted. */
function isSmall({ figures, claimants, conflicts }: Recalled): boolean {
  return (
    figures.length < MOST_RECALLED.figures &&
    claimants.length <= MOST_RECALLED.claimants &&
    conflicts.length <= MOST_RECALLED.conflicts &&
    figures.every(({ crowded }) => !crowded) &&
    conflicts.every(({ kind }) => kind === "pair")
  )
}

function splitByFamily({ versions, ...read }: RecalledNames & RecalledFamilies): ReadonlyMap<string, Recalled> {
  const [figures, claimants] = [groupByFamily(read.figures), groupByFamily(read.claimants)]
  const [conflicts, exceptions] = [groupByFamily(read.conflicts), groupByFamily(read.exceptions)]
  return new Map(
    [...versions].map(([id, version]) => [
      id,
      {
        version,
        figures: figures.get(id) ?? [],
        claimants: claimants.get(id) ?? [],
        conflicts: conflicts.get(id) ?? [],
        exceptions: exceptions.get(id) ?? [],
      },
    ]),
  )
}

function groupByFamily<Row extends { readonly family_id: string }>(rows: readonly Row[]) {
  return Map.groupBy(rows, ({ family_id }) => family_id)
}
