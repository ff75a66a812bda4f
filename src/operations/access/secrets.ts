import { createHash, randomInt } from "node:crypto"
import { crc32 } from "node:zlib"

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
/** Characters. 30 of 62 are 178 bits. */
const ID = 8
const SECRET = 30
const CHECK = 6
const KEY = /^cck_([0-9A-Za-z]{8})_[0-9A-Za-z]{36}$/

export type NewKey = { readonly id: string; readonly key: string }

/**
 * A new key: `cck_`, 8 characters of id, `_`, 30 of secret and 6 that check the rest by its CRC-32. The prefix and the check
 * let scanners find a key that leaked, and a mistyped one is refused without asking the database.
 */
export function makeKey(): NewKey {
  const id = drawCharacters(ID)
  const body = `cck_${id}_${drawCharacters(SECRET)}`
  return { id, key: body + checkOf(body) }
}

/** The id in a key; null where it is not one that `makeKey` could have made. */
export function readKeyId(text: string): string | null {
  const [, id] = KEY.exec(text) ?? []
  return id !== undefined && text.endsWith(checkOf(text.slice(0, -CHECK))) ? id : null
}

/** The token of a link or of a session. */
export function makeToken(): string {
  return drawCharacters(40)
}

/** What is stored in the place of a secret. SHA-256 is enough for one of 178 bits, which nobody can guess. */
export function digestOf(secret: string): Buffer {
  return createHash("sha256").update(secret).digest()
}

function drawCharacters(count: number): string {
  return Array.from({ length: count }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join("")
}

function checkOf(body: string): string {
  let rest = crc32(body)
  let text = ""
  while (text.length < CHECK) {
    text = ALPHABET.charAt(rest % ALPHABET.length) + text
    rest = Math.floor(rest / ALPHABET.length)
  }
  return text
}
