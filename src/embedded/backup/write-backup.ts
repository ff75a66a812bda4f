import { statSync } from "node:fs"
import { pipeline } from "node:stream/promises"
import { constants, createZstdCompress } from "node:zlib"
import type { Log } from "../server/data-location.ts"
import { openDraft } from "./backup-file.ts"
import { streamBackup } from "./backup-stream.ts"
import { describeServer } from "./base-backup.ts"
import type { Header, StoredFile } from "./manifest.ts"
import { openSource } from "./source.ts"

export type BackupOptions = {
  readonly dataDir: string
  readonly file: string
  readonly log: Log
  /** Ends the backup and removes the partial file. */
  readonly signal: AbortSignal
}

/** Sizes are in bytes: `dataSize` of all files before compression, `size` of the backup file. */
export type Written = {
  readonly header: Header
  readonly files: number
  readonly dataSize: number
  readonly size: number
}

/**
 * Writes a backup of the embedded PostgreSQL to a new file, whether the service runs or not. After any error there is
 * no file. Throws a BackupRefused where the file exists or there are no data.
 */
export async function writeBackup({ dataDir, file, log, signal }: BackupOptions): Promise<Written> {
  const draft = await openDraft(file)
  try {
    const source = await openSource(dataDir, log, signal)
    try {
      const header = await describeServer(source.client)
      let stored: readonly StoredFile[] = []
      const bytes = async function* () {
        stored = yield* streamBackup(source.folder, header, source.client)
      }
      const either = AbortSignal.any([signal, source.lost])
      await pipeline(bytes, compress(), draft.stream, { signal: either })
      draft.keep()
      const dataSize = stored.reduce((sum, { size }) => sum + size, 0)
      return { header, files: stored.length, dataSize, size: statSync(file).size }
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

/** The checksum of zstd lets `zstd --test` and `tar --zstd` notice damage as well. */
function compress() {
  return createZstdCompress({ params: { [constants.ZSTD_c_checksumFlag]: 1 } })
}
