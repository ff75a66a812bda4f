import type { FastifyRequest } from "fastify"

/** The path of the page that makes the owner's account. */
export const OWNER_PAGE = "/owner"
/** The path of the page that makes the account of somebody invited, or signs somebody in. */
export const INVITATION_PAGE = "/invitation"

/** Makes links of tokens: below PUBLIC_URL, or else the address that the request asks. */
export function linkTo(request: FastifyRequest, publicUrl: string | null): (token: string) => string {
  const base = publicUrl ?? `${request.protocol}://${request.host}`
  return (token) => `${base}${INVITATION_PAGE}?token=${token}`
}
