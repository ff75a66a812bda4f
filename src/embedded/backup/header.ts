import { Type } from "typebox"
import { Value } from "typebox/value"

const Count = Type.Integer({ minimum: 0 })

/** What a backup says of itself. It is read only once its seal is known to be right. */
const Header = Type.Object({
  /** When the copying began, as RFC 3339. What was acknowledged before that is in the backup. */
  madeAt: Type.String(),
  /** Such as "18.4". */
  postgresql: Type.String(),
  major: Type.Integer(),
  /** PostgreSQL's catalog version. It changes with every release that lays out the system tables in another way. */
  catalog: Type.Integer(),
  /** Names of the migrations that had run, in the order in which they run. */
  migrations: Type.Array(Type.String()),
  /** Bytes of the whole file of the backup. */
  size: Count,
  /** What is unpacked: files, folders, and the bytes of all files together. */
  files: Count,
  folders: Count,
  unpackedSize: Count,
  /** Random, in hex. The seals of the chunks follow from it, so that chunks of two backups cannot be mixed. */
  salt: Type.String({ pattern: "^[0-9a-f]{64}$" }),
  /** The seal of the last chunk, in hex, which covers all chunks. */
  seal: Type.String({ pattern: "^[0-9a-f]{64}$" }),
})

export type Header = Type.Static<typeof Header>

/** The part of the header that the server tells. */
export type Origin = Pick<Header, "madeAt" | "postgresql" | "major" | "catalog" | "migrations">

/** What is unpacked, as it was counted when it was packed. */
export type Contents = Pick<Header, "files" | "folders" | "unpackedSize">

/** Null where the text is not a header. */
export function readHeader(text: string): Header | null {
  try {
    const value: unknown = JSON.parse(text)
    return Value.Check(Header, value) ? value : null
  } catch {
    return null
  }
}
