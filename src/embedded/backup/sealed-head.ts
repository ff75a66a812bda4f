import { createHmac, timingSafeEqual } from "node:crypto"
import { BackupRefused } from "./backup-refused.ts"
import { type Header, readHeader } from "./header.ts"
import type { SealKey } from "./seal-key.ts"

/**
 * The file of a backup is a row of zstd frames, so that `zstd` and `tar --zstd` read it. What is ours stands in frames
 * that they skip: a magic number and the length of what follows, as four bytes each.
 */
export const SKIPPED_MAGIC = 0x184d2a5c
export const SKIPPED_PREFIX = 8
/** The head has one length, because it is written last and stands first. */
export const HEAD_SIZE = 65_536

const MARK = "countercheck backup\n"
/** Is raised when older versions of Countercheck could no longer read a new backup. Format 1 had no seal. */
const FORMAT = 2
const ZSTD_MAGIC = 0xfd2fb528
const [FORMAT_AT, KEY_AT, SEAL_AT, LENGTH_AT, TEXT_AT] = [28, 32, 40, 72, 76]

/** The first bytes of the file: the header as JSON under a seal of its own. */
export function printHead(header: Header, key: SealKey): Buffer {
  const text = Buffer.from(JSON.stringify(header))
  if (TEXT_AT + text.length > HEAD_SIZE) throw new Error(`the header of the backup is longer than ${HEAD_SIZE} bytes`)
  const head = Buffer.alloc(HEAD_SIZE)
  head.writeUInt32LE(SKIPPED_MAGIC, 0)
  head.writeUInt32LE(HEAD_SIZE - SKIPPED_PREFIX, 4)
  head.write(MARK, SKIPPED_PREFIX)
  head.writeUInt32LE(FORMAT, FORMAT_AT)
  head.write(key.id, KEY_AT, "hex")
  head.writeUInt32LE(text.length, LENGTH_AT)
  text.copy(head, TEXT_AT)
  sealOf(head, key).copy(head, SEAL_AT)
  return head
}

/** `head` is the first HEAD_SIZE bytes of the file, or fewer where it has fewer. Nothing is read of it before its seal. */
export function readHead(head: Buffer, key: SealKey): Header {
  refuseOtherFiles(head)
  if (head.length < HEAD_SIZE) throw new BackupRefused("file", "it is cut off")
  const sealedBy = head.toString("hex", KEY_AT, SEAL_AT)
  if (sealedBy !== key.id) {
    throw new BackupRefused(
      "file",
      `another installation sealed it: its key is ${sealedBy}, and the key here is ${key.id}. ` +
        "Name the file of its own key with --key",
    )
  }
  const seal = head.subarray(SEAL_AT, LENGTH_AT)
  if (!timingSafeEqual(seal, sealOf(head, key))) {
    throw new BackupRefused("file", "it was changed or is damaged: the seal of its header does not fit")
  }
  const header = readHeader(head.toString("utf8", TEXT_AT, TEXT_AT + head.readUInt32LE(LENGTH_AT)))
  if (header === null) throw new BackupRefused("file", "its header does not have the members of a header")
  return header
}

function refuseOtherFiles(head: Buffer): void {
  const magic = head.length < SKIPPED_PREFIX ? null : head.readUInt32LE(0)
  if (magic === ZSTD_MAGIC) {
    throw new BackupRefused(
      "file",
      "it has no seal. Backups that were made before there were seals are not restored, because nothing tells whether " +
        "somebody has changed them",
    )
  }
  const isOurs = head.length >= KEY_AT && magic === SKIPPED_MAGIC && head.toString("latin1", 8, FORMAT_AT) === MARK
  if (!isOurs) throw new BackupRefused("file", "it is not a backup of Countercheck")
  const format = head.readUInt32LE(FORMAT_AT)
  if (format === FORMAT) return
  throw new BackupRefused("file", `it has format ${format}, and this version of Countercheck reads format ${FORMAT}`)
}

/** Covers the whole head, in which the place of the seal counts as zeros. */
function sealOf(head: Buffer, key: SealKey): Buffer {
  const mac = createHmac("sha256", key.bytes).update("countercheck backup head")
  return mac.update(head.subarray(0, SEAL_AT)).update(head.subarray(LENGTH_AT)).digest()
}
