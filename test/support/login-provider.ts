import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import Provider, { type Configuration } from "oidc-provider"
import type { Test } from "tap"

export const CLIENT = { id: "countercheck", secret: "a-secret-of-the-newsroom's-login" }

/** What the login says of the person who is at it, and how many seconds its codes are good for. */
export type AtLogin = { sub: string; name: string; groups: string[]; codeLife: number }

export type LoginServer = { readonly issuer: string; readonly person: AtLogin }

/** A real provider of OpenID Connect, at which whoever comes is signed in as `person` without a question. */
export async function startLoginServer(t: Pick<Test, "teardown">, callbacks: readonly string[]): Promise<LoginServer> {
  const person: AtLogin = { sub: "ana-1", name: "Ana Ruiz", groups: ["facts"], codeLife: 60 }
  let answer: (request: IncomingMessage, response: ServerResponse) => void = () => {}
  const server = createServer((request, response) => answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  t.teardown(() => new Promise((resolve) => server.close(resolve)))
  t.teardown(() => server.closeAllConnections())
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, configure(person, callbacks))
  const handle = provider.callback()
  answer = (request, response) => {
    if (!request.url?.startsWith("/interaction/")) return void handle(request, response)
    const result = { login: { accountId: person.sub } }
    void provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
  }
  return { issuer, person }
}

function configure(person: AtLogin, callbacks: readonly string[]): Configuration {
  return {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [...callbacks] }],
    claims: { openid: ["sub", "groups"], profile: ["name"] },
    pkce: { required: () => true },
    cookies: { keys: ["of the test"] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    ttl: {
      AuthorizationCode: () => person.codeLife,
      AccessToken: 60,
      IdToken: 60,
      Interaction: 60,
      Session: 60,
      Grant: 60,
    },
    findAccount: (_ctx, sub) => ({
      accountId: sub,
      claims: () => ({ sub, name: person.name, groups: person.groups }),
    }),
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client?.clientId ?? "",
        accountId: oidc.session?.accountId ?? "",
      })
      grant.addOIDCScope("openid profile")
      await grant.save()
      return grant
    },
  }
}
