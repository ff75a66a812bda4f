import { Type } from "typebox"
import { Value } from "typebox/value"
import { BackupRefused } from "./backup-refused.ts"

/** Raised when an older version of us could not read a backup any more. */
export const FORMAT = 1

/** The first entry of a backup: what it is, before the rest has to be read. */
export const HEADER = "backup.json"
/** The last entry, and so the sign of a backup that is whole: every other file, with its SHA-256 in hex. */
export const MANIFEST = "manifest.json"

const Header = Type.Object({
  product: Type.Literal("countercheck"),
  format: Type.Integer(),
  /** RFC 3339: when the copying began. What was acknowledged before is in it. */
  madeAt: Type.String(),
  /** Such as "18.4". */
  postgresql: Type.String(),
  major: Type.Integer(),
  /** Changes with every release of PostgreSQL that lays out its own tables in another way. */
  catalog: Type.Integer(),
  /** Names of the migrations that had run, in their order. */
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
