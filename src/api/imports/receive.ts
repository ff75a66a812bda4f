import { createHash } from "node:crypto"
import { setImmediate } from "node:timers/promises"
import type { Audited } from "../../operations/access/audit.ts"
import { completeUpload, failUpload, keepLines, type Upload } from "../../operations/imports/keep-lines.ts"
import type { NewLine } from "../../store/imports/import-lines.ts"
import type { ImportRow } from "../../store/imports/imports.ts"
import type { Context } from "../server/context.ts"
import { keyReused } from "../server/idempotency.ts"
import { ProblemError } from "../server/problems/error-handler.ts"
import { shownKey } from "./import-key.ts"
import { BrokenUpload } from "./read-chunks.ts"
import type { LineReader } from "./reading.ts"
import type { Line } from "./split-lines.ts"

/** The status of an upload that has arrived. */
export const ACCEPTED = 202

/** A batch is stored once it has this many lines, or this many UTF-16 units. */
const BATCH = { lines: 500, characters: 1_000_000 }

/** Bytes of lines that are read before other requests get a turn. */
const BYTES_AT_ONCE = 16_384

/** What a line costs beside its own bytes. */
const BYTES_FOR_A_LINE = 64

type Receiving = {
  readonly upload: Upload
  readonly audited: Audited
  /** The import that an earlier request with the same key began. */
  readonly before: ImportRow | undefined
  readonly reader: LineReader
}

/**
 * Stores what arrives in batches, and says whether all of it was there before. Lines that an earlier request with the
 * same key brought are passed over once their digest proves that they are the same. An upload that breaks off leaves
 * the lines that were stored. Throws the problem of the body, or of a key that stands for another body.
 */
export async function receive(
  context: Context,
  chunks: AsyncIterable<Buffer>,
  receiving: Receiving,
): Promise<{ readonly replayed: boolean }> {
  const intake = makeIntake(context, receiving)
  const { reader } = receiving
  try {
    for await (const chunk of chunks) await intake.take(reader.push(chunk))
    await intake.take(reader.end())
  } catch (error) {
    await intake.stop(error)
    throw error
  }
  return { replayed: await intake.finish() }
}

function makeIntake(context: Context, { upload, audited, before, reader }: Receiving) {
  const isComplete = before !== undefined && !["receiving", "failed"].includes(before.status)
  const skipped = before?.received_line ?? 0
  const hash = upload.key === null ? null : createHash("sha256")
  let isKnown = before === undefined || skipped === 0
  let stored: number | null = before === undefined ? null : skipped
  let batch: NewLine[] = []
  let characters = 0

  const digest = () => hash?.copy().update(reader.header()).digest("hex") ?? null
  let writing: Promise<void> = Promise.resolve()
  /** Waits only for the batch before this one, so that a batch is read while the one before it is written. */
  const flush = async () => {
    await writing
    if (batch.length === 0) return
    const progress = { after: stored, digest: digest(), csv: reader.form() }
    const kept = keepLines(context.db, upload, batch, progress, context.now())
    batch = []
    characters = 0
    writing = kept.then((line) => {
      stored = line
    })
    // The next flush waits for this batch and gets its failure; until then the failure needs a handler.
    writing.catch(() => {})
  }
  const flushAll = async () => {
    await flush()
    await writing
  }
  /** True where the line is one of those that an earlier request brought. */
  const passOver = (line: Line): boolean => {
    if (line.number > skipped && (!isKnown || isComplete)) throw otherBody(upload.key)
    hash?.update(line.bytes ?? "too long").update("\n")
    if (line.number !== skipped) return line.number < skipped
    if (digest() !== before?.digest) throw otherBody(upload.key)
    isKnown = true
    return true
  }
  const takeLine = async (line: Line) => {
    if (passOver(line)) return
    const read = reader.read(line)
    batch.push(read)
    characters += (read.payload?.length ?? 0) + (read.raw?.length ?? 0)
    if (batch.length >= BATCH.lines || characters >= BATCH.characters) await flush()
  }
  return {
    take: async (lines: readonly Line[]) => {
      let bytes = 0
      for (const line of lines) {
        await takeLine(line)
        bytes += (line.bytes?.length ?? 0) + BYTES_FOR_A_LINE
        if (bytes < BYTES_AT_ONCE) continue
        bytes = 0
        // Other requests get their turn. A chunk that arrived at once may hold many lines, each with much that is wrong.
        await setImmediate()
      }
    },
    /** A sender who hung up may come again, so the import stays open; a body that cannot be used ends it. */
    stop: async (error: unknown) => {
      const isOurs = error instanceof ProblemError
      if (isOurs) await flushAll()
      else await writing.catch(() => {})
      const canGoOn = error instanceof BrokenUpload || (isOurs && error.problem.status === 408)
      if (isOurs && !canGoOn && before === undefined && stored !== null) {
        await failUpload(context.db, upload.id, error.message, context.now())
      }
    },
    /** Returns true where the import was complete already. */
    finish: async (): Promise<boolean> => {
      if (!isKnown) throw otherBody(upload.key)
      if (isComplete) return true
      await flushAll()
      if (stored === null || stored === 0) throw new ProblemError("invalid-request", "The body holds no claim.")
      await completeUpload(context.db, upload.id, stored, { audited, status: ACCEPTED, now: context.now() })
      return false
    },
  }
}

function otherBody(key: string | null): ProblemError {
  return keyReused(shownKey(key), "stands for an import whose lines are others")
}
