import { Readable } from "node:stream"
import type { Export } from "../../operations/records/open-export.ts"
import type { AnyRecord } from "../../operations/records/record.ts"

/** How records are written: what stands before all of them, and each with the end of its line. */
export type Writer<R = AnyRecord> = { readonly head: string; line(record: R): string }

type Streaming<R> = {
  readonly writer: Writer<R>
  /** Milliseconds that the whole export may take: PostgreSQL cannot clean up behind a snapshot. */
  readonly longest: number
  /** Called once, when all is sent or nobody reads on. */
  readonly onClose: () => void
}

/**
 * The text of an export. A page is read when the one before it is taken, so that memory does not grow with the store. The
 * snapshot is closed at the end, and where the reader leaves. Where the export fails, the stream ends with an error.
 */
export function streamExport<R>(opened: Export<R>, { writer, longest, onClose }: Streaming<R>): Readable {
  const started = performance.now()
  let isBegun = false
  let closed: Promise<void> | undefined
  const close = () => {
    closed ??= opened.close().finally(onClose)
    return closed
  }
  const nextChunk = async (): Promise<string | null> => {
    if (performance.now() - started > longest) throw new Error(`the export took longer than ${longest} ms`)
    const records = await opened.next()
    const head = isBegun ? "" : writer.head
    isBegun = true
    if (records.length === 0 && head === "") {
      // Before the reader sees the end: who asks for the next export then finds room for it.
      await close()
      return null
    }
    return head + records.map((record) => writer.line(record)).join("")
  }
  return new Readable({
    read() {
      nextChunk().then(
        (chunk) => this.push(chunk),
        (error) => this.destroy(error),
      )
    },
    destroy(error, done) {
      close().then(
        () => done(error),
        (failure) => done(error ?? failure),
      )
    },
  })
}
