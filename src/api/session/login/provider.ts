import * as client from "openid-client"
import type { Login } from "../../../operations/access/login.ts"
import { chooseRole, type RoleClaim } from "../../../operations/access/role-claim.ts"

export type LoginSettings = {
  /** The address of the newsroom's own login. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  readonly roles: RoleClaim
  /** The address under which browsers reach this service. */
  readonly publicUrl: string
}

/** What a sign-in must be answered with. It stays with the browser that began it. */
export type Pending = { readonly state: string; readonly nonce: string; readonly verifier: string }

type Claims = Readonly<Record<string, unknown>>

export const CALLBACK = "/sign-in/callback"

/** Seconds that the login gets for an answer. */
const PATIENCE = 10

/** Speaks OpenID Connect with the newsroom's own login: authorization code with PKCE, state and nonce. */
export class LoginProvider {
  readonly #settings: LoginSettings
  #discovered: Promise<client.Configuration> | null = null

  constructor(settings: LoginSettings) {
    this.#settings = settings
  }

  /** Where the browser is sent. Rejects where the login does not answer, or is not the one that the settings name. */
  async begin(): Promise<{ readonly url: string; readonly pending: Pending }> {
    const configuration = await this.#discover()
    const pending = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
    }
    const url = client.buildAuthorizationUrl(configuration, {
      redirect_uri: this.#settings.publicUrl + CALLBACK,
      scope: this.#scopes(configuration),
      code_challenge: await client.calculatePKCECodeChallenge(pending.verifier),
      code_challenge_method: "S256",
      state: pending.state,
      nonce: pending.nonce,
    })
    return { url: url.href, pending }
  }

  /** Who came back. Rejects where the answer is none to what was begun. `path`: that of the answer, with its query. */
  async finish(path: string, { state, nonce, verifier }: Pending): Promise<Login> {
    const configuration = await this.#discover()
    const tokens = await client.authorizationCodeGrant(configuration, new URL(path, this.#settings.publicUrl), {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    })
    const token = tokens.claims()
    if (token === undefined) throw new Error("the login gave no ID token")
    const { claim } = this.#settings.roles
    const claims: Claims = { ...(await this.#askFurther(configuration, tokens.access_token, token)), ...token }
    return {
      issuer: token.iss,
      subject: token.sub,
      names: [claims.name, claims.preferred_username, claims.email].filter((name) => typeof name === "string"),
      role: chooseRole(this.#settings.roles, claims[claim]),
    }
  }

  /** Many providers put only what identifies the person into the token, and give the rest where they are asked. */
  async #askFurther(configuration: client.Configuration, accessToken: string, token: client.IDToken): Promise<Claims> {
    const isComplete = "name" in token && this.#settings.roles.claim in token
    const isAnswered = configuration.serverMetadata().userinfo_endpoint !== undefined
    return isComplete || !isAnswered ? {} : client.fetchUserInfo(configuration, accessToken, token.sub)
  }

  /** A failure is not remembered: the login may only be away. */
  #discover(): Promise<client.Configuration> {
    if (this.#discovered !== null) return this.#discovered
    const { issuer, clientId, clientSecret } = this.#settings
    const execute = issuer.startsWith("http:") ? [client.allowInsecureRequests] : []
    const authentication = client.ClientSecretBasic(clientSecret)
    const found = client.discovery(new URL(issuer), clientId, undefined, authentication, { execute, timeout: PATIENCE })
    this.#discovered = found
    found.catch(() => {
      this.#discovered = null
    })
    return found
  }

  /** Some providers give a claim only where a scope of its name is asked for. */
  #scopes(configuration: client.Configuration): string {
    const { scopes_supported = [] } = configuration.serverMetadata()
    const { claim } = this.#settings.roles
    return ["openid", "profile", ...(scopes_supported.includes(claim) ? [claim] : [])].join(" ")
  }
}
