import { randomBytes } from "node:crypto"
import { dirname } from "node:path"
import { pipeline } from "node:stream/promises"
import type { Log } from "../server/data-location.ts"
import { type Draft, openDraft } from "./backup-file.ts"
import { streamBackup } from "./backup-stream.ts"
import { describeServer } from "./base-backup.ts"
import type { Contents, Header } from "./header.ts"
import { keepSealKey } from "./seal-key.ts"
import { sealChunks } from "./sealed-chunks.ts"
import { HEAD_SIZE, printHead } from "./sealed-head.ts"
import { openSource, type Source } from "./source.ts"

export type BackupOptions = {
  readonly dataDir: string
  readonly file: string
  readonly log: Log
  /** Ends the backup and removes the partial file. */
  readonly signal: AbortSignal
  /** Is called with the address of the database once the backup is whole and on disk. It must not throw. */
  readonly onKept?: ((url: string) => Promise<void>) | undefined
}

/**
 * Writes a backup of the embedded PostgreSQL to a new file, whether the service runs or not, and returns its header.
 * After any error there is no file. Throws a BackupRefused where the file exists or there are no data.
 */
export async function writeBackup({ dataDir, file, log, signal, onKept }: BackupOptions): Promise<Header> {
  const draft = await openDraft(file)
  try {
    const source = await openSource(dataDir, log, signal)
    try {
      const header = await writeSealed(draft, source, log, AbortSignal.any([signal, source.lost]))
      await draft.keep()
      await onKept?.(source.url)
      return header
    } catch (error) {
      source.lost.throwIfAborted()
      throw error
    } finally {
      await source.close()
    }
  } catch (error) {
    await draft.drop()
    signal.throwIfAborted()
    throw error
  }
}

/** The head says how long the rest is, so it is written last, into the room that was left for it. */
async function writeSealed(
  { write }: Draft,
  { folder, client }: Source,
  log: Log,
  signal: AbortSignal,
): Promise<Header> {
  const key = keepSealKey(dirname(folder))
  const origin = await describeServer(client)
  const salt = randomBytes(32).toString("hex")
  const tellLeftOut = (paths: readonly string[]) =>
    log("warn", `Left out, because no database has it: ${paths.join(", ")}`)
  let contents: Contents | undefined
  let seal = ""
  let size = HEAD_SIZE
  const archive = async function* () {
    contents = yield* streamBackup(folder, client, tellLeftOut)
  }
  const sealed = async function* () {
    seal = yield* sealChunks(archive(), key, salt)
  }
  const writeAll = async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) {
      await write(chunk, size)
      size += chunk.length
    }
  }
  await pipeline(sealed, writeAll, { signal })
  if (contents === undefined) throw new Error("the archive ended without its contents")
  const header = { ...origin, ...contents, size, salt, seal }
  await write(printHead(header, key), 0)
  return header
}
