import { readFileSync } from "node:fs"
import type { LoginSettings } from "./api/session/login/provider.ts"
import type { Config } from "./config.ts"

/** The newsroom's own login, with its secret read from the file; null where there is none. Throws where the file holds none. */
export function readLoginSettings(config: Config): LoginSettings | null {
  const { oidcIssuer, oidcClientId, oidcClientSecretFile, oidcRoles, publicUrl } = config
  const isComplete = oidcIssuer !== null && oidcClientId !== null && oidcClientSecretFile !== null
  if (!isComplete || oidcRoles === null || publicUrl === null) return null
  const clientSecret = readSecret(oidcClientSecretFile)
  if (clientSecret === "") throw new Error(`OIDC_CLIENT_SECRET_FILE: ${oidcClientSecretFile} is empty.`)
  return { issuer: oidcIssuer, clientId: oidcClientId, clientSecret, roles: oidcRoles, publicUrl }
}

function readSecret(file: string): string {
  try {
    return readFileSync(file, "utf8").trim()
  } catch (error) {
    throw new Error(`OIDC_CLIENT_SECRET_FILE: ${(error as Error).message}`)
  }
}
