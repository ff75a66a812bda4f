import { statfsSync } from "node:fs"
import { BackupRefused } from "./backup-refused.ts"
import type { Contents } from "./header.ts"

/** Bytes that the file system may round each file up by, and that a folder takes. */
const ROUNDING = 4_096
/** Bytes that the server writes when it runs on the data for the first time: the log of its start, and two checkpoints. */
const FOR_THE_SERVER = 67_108_864

/** Throws a BackupRefused unless the disk of `folder` has room for all that the backup unpacks to. */
export function refuseSmallDisk(folder: string, { files, folders, unpackedSize }: Contents): void {
  const { bavail, bsize } = statfsSync(folder)
  const room = bavail * bsize
  const needed = unpackedSize + (files + folders) * ROUNDING + FOR_THE_SERVER
  if (room >= needed) return
  throw new BackupRefused(
    "call",
    `the disk of ${folder} has room for ${room} bytes, and the restore needs ${needed}. Set DATA_DIR to a larger one`,
  )
}
