import { isDatabaseAway } from "../../store/connection/availability.ts"
import type { Db } from "../../store/connection/connect.ts"
import { isLineTaken, saveOutcomes } from "../../store/imports/import-lines.ts"
import { type Counts, type ImportRow, saveFiled } from "../../store/imports/imports.ts"
import type { FilingMemory } from "../claims/filing/memory/filing-memory.ts"
import { type NotWritten, tryToWrite } from "../claims/filing/memory/try-to-write.ts"
import { writeJudged } from "../claims/filing/memory/write-batch.ts"
import type { SubjectHints } from "../claims/filing/subject-hints.ts"
import { countOutcomes } from "./count-outcomes.ts"
import { inputOf, type Line, subjectNameOf } from "./group-lines.ts"
import { dropPage, type JudgedPage, judgePage, listMissed } from "./judge-page.ts"

/** How often a page is judged anew because something had changed, before its lines are filed under locks. */
const ATTEMPTS = 3

export type PagesOptions = {
  readonly db: Db
  readonly memory: FilingMemory
  readonly hints: SubjectHints
  readonly clock: () => string
  /** Whether there are connections enough to read a page while another is written. */
  readonly readsAhead: boolean
}

/** What a page has come to, and the lines that have to be filed under locks, in their order. */
export type FiledPage = { readonly counts: Counts; readonly left: readonly Line[] }

/** Reads the lines that come after a line. */
export type ReadLines = (after: number) => Promise<readonly Line[]>

/**
 * Files pages of one import by memory, one after the other. While a page is written, the next one is read and judged as if the
 * first were written already. If it then is not, the next one is dropped and judged anew.
 */
export class PagesByMemory {
  readonly #options: PagesOptions
  #ahead: JudgedPage | null = null
  /** External ids of the last page were taken, so that those of the next are asked about before it is judged. */
  #asksIds = false

  constructor(options: PagesOptions) {
    this.#options = options
  }

  /** The lines of the page that has been judged already; null where there is none. */
  get ahead(): readonly Line[] | null {
    return this.#ahead?.lines ?? null
  }

  /** Forgets the page that has been judged already. */
  drop(): void {
    if (this.#ahead !== null) dropPage(this.#ahead, this.#options.memory)
    this.#ahead = null
  }

  /** Files what it can of the page that has been judged already, or else of these lines. */
  async file(given: ImportRow, lines: readonly Line[], readNext: ReadLines | null): Promise<FiledPage> {
    const locked = new Set<Line>()
    let page = this.#ahead ?? (await this.#judge(given, lines, null, locked))
    this.#ahead = null
    for (let attempt = 1; page.judged !== undefined; attempt += 1) {
      const missed = await this.#write(given, page, readNext)
      if (missed === undefined) {
        this.#forgetLeft(page)
        return { counts: countOutcomes(page.settled.map(({ is }) => is)), left: page.left }
      }
      if (missed === "failed" || missed === "taken" || attempt === ATTEMPTS) break
      for (const line of listMissed(page, missed)) locked.add(line)
      this.#asksIds ||= locked.size > 0
      page = await this.#judge(given, page.lines, null, locked)
    }
    this.#forgetLeft({ ...page, left: page.lines })
    return { counts: countOutcomes([]), left: page.lines }
  }

  async #judge(given: ImportRow, lines: readonly Line[], on: JudgedPage | null, locked: ReadonlySet<Line>) {
    const { db, memory, hints, clock } = this.#options
    const { actor } = given
    const page = await judgePage(lines, { db, memory, hints, now: clock(), actor, on, locked, asksIds: this.#asksIds })
    if (page.repeated === 0) this.#asksIds = false
    return page
  }

  /**
   * Writes a page and judges the next one meanwhile. Undefined where it is written. "failed": by a fault that may be that of one
   * line, which is looked for under locks.
   */
  async #write(
    given: ImportRow,
    page: JudgedPage,
    readNext: ReadLines | null,
  ): Promise<NotWritten | "failed" | undefined> {
    const [written, next] = await Promise.allSettled([
      this.#send(given, page),
      readNext === null ? null : this.#judgeNext(given, page, readNext),
    ])
    // What kept the next page from being judged will be met again when it is its turn.
    this.#ahead = next.status === "fulfilled" ? next.value : null
    if (written.status === "fulfilled" && written.value === undefined) return undefined
    this.drop()
    if (written.status === "fulfilled") return written.value
    if (isDatabaseAway(written.reason) || isLineTaken(written.reason)) throw written.reason
    return "failed"
  }

  async #send({ id }: ImportRow, { judged, lines, settled, left, now }: JudgedPage): Promise<NotWritten | undefined> {
    if (judged === undefined) return undefined
    const { db, memory, clock } = this.#options
    const cursor = (left[0] === undefined ? lines.at(-1)?.line : left[0].line - 1) ?? 0
    const counts = countOutcomes(settled.map(({ is }) => is))
    const saved = { ...counts, cursor, at: clock(), startedAt: now }
    return tryToWrite(judged, memory, () =>
      writeJudged(
        db,
        judged,
        {
          keys: [],
          audited: [],
          send: (trx) => [saveOutcomes(trx, id, settled), saveFiled(trx, id, saved)],
        },
        memory,
        now,
      ),
    )
  }

  /** Null where what the next page comes to depends on the end of this one. */
  async #judgeNext(given: ImportRow, page: JudgedPage, readNext: ReadLines): Promise<JudgedPage | null> {
    const { judged, lines, left } = page
    if (!this.#options.readsAhead || judged === undefined || left.length > 0 || judged.rows.sources.length > 0)
      return null
    const next = await readNext(lines.at(-1)?.line ?? 0)
    // A new subject is shown those like it, which are looked for in the store.
    const mayBeLike = judged.rows.subjects.length > 0 && next.some((line) => this.#isUnknown(line))
    return next.length === 0 || mayBeLike ? null : this.#judge(given, next, page, new Set())
  }

  #isUnknown(line: Line): boolean {
    return this.#options.memory.findSubject(subjectNameOf(inputOf(line))) === undefined
  }

  /** Somebody is about to change the families of the lines that are left. */
  #forgetLeft({ left, subjects }: JudgedPage): void {
    for (const line of left) {
      const key = subjects.get(line)
      if (key !== undefined) this.#options.memory.forgetSubject(key)
    }
  }
}
