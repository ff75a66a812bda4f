import { existsSync, readFileSync, writeFileSync } from "node:fs"
import type { Logger } from "pino"
import { makeOwnerKey, takeOwnerKey } from "./operations/access/owner-key.ts"
import type { Db } from "./store/connection/connect.ts"

/** Only its owner may read it. */
const MODE = 0o600

/**
 * Stores the key in the file as that of an owner, for containers that get their secrets as files. Where there is no such file, it
 * is made, with a new key in it. Throws where the file holds no key.
 */
export async function readOwnerKeyFile(db: Db, file: string, now: string, logger: Logger): Promise<void> {
  if (!existsSync(file)) writeFileSync(file, `${makeOwnerKey()}\n`, { mode: MODE, flag: "wx" })
  const key = readFileSync(file, "utf8").trim()
  const isNew = await takeOwnerKey(db, key, now).catch((error) => {
    throw new Error(`OWNER_KEY_FILE: ${file} holds no key of this service. ${(error as Error).message}`)
  })
  if (isNew) logger.info({ file }, "the key in the file is now that of an owner")
}
