import { Type } from "typebox"
import { Value } from "typebox/value"
import { BackupRefused } from "./backup-refused.ts"

/** Is raised when older versions of Countercheck could no longer read a new backup. */
export const FORMAT = 1

/** The first entry of a backup. It says what the file is, so that the rest need not be read to refuse it. */
export const HEADER = "backup.json"
/** The last entry: every other file with its SHA-256 in hex. A backup without it was cut off. */
export const MANIFEST = "manifest.json"

const Header = Type.Object({
  product: Type.Literal("countercheck"),
  format: Type.Integer(),
  /** When the copying began, as RFC 3339. What was acknowledged before that is in the backup. */
  madeAt: Type.String(),
  /** Such as "18.4". */
  postgresql: Type.String(),
  major: Type.Integer(),
  /** PostgreSQL's catalog version. It changes with every release that lays out the system tables in another way. */
  catalog: Type.Integer(),
  /** Names of the migrations that had run, in the order in which they run. */
  migrations: Type.Array(Type.String()),
})

const File = Type.Object({ path: Type.String(), size: Type.Integer(), sha256: Type.String() })
const Manifest = Type.Object({ files: Type.Array(File) })

export type Header = Type.Static<typeof Header>
export type StoredFile = Type.Static<typeof File>
export type Manifest = Type.Static<typeof Manifest>

export function readHeader(text: string): Header {
  return readAs(Header, text, "it is not a backup of Countercheck")
}

export function readManifest(text: string): Manifest {
  return readAs(Manifest, text, `its ${MANIFEST} is not one of Countercheck`)
}

function readAs<T extends Type.TSchema>(schema: T, text: string, wrong: string): Type.Static<T> {
  const value = parse(text)
  if (!Value.Check(schema, value)) throw new BackupRefused("file", wrong)
  return value as Type.Static<T>
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
