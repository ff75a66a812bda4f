import { html, makePage } from "./html.ts"
import { INVITATION_PAGE, OWNER_PAGE } from "./links.ts"

/** What a person sees who opens a link. */

const USED = html`<p>The link was used, has ended, or is none of this service. Ask for a new one.</p>`
const NO_ERROR = html``

export const usedPage = makePage("This link cannot be used", USED)

export function ownerForm(token: string, error?: string): string {
  return makePage(
    "Own this service",
    html`<p>Nobody owns this Countercheck yet. Give your name, and you do: you may then invite others.</p>
${showError(error)}<form method="post" action="${OWNER_PAGE}">
<input type="hidden" name="token" value="${token}">
<p><label>Your name <input name="name" required maxlength="100" autocomplete="name" autofocus></label></p>
<p><button>Become the owner</button></p>
</form>`,
  )
}

export function ownedPage(name: string, key: string, isSignedIn: boolean): string {
  const session = isSignedIn
    ? html`<p>You are signed in.</p>`
    : html`<p>You are not signed in: this page came over plain HTTP from another machine, where nobody can sign in. Use the key, or open the service over HTTPS.</p>`
  return makePage(
    "You own this service",
    html`<p>The account of ${name} is made. This key may do everything. It is shown once, so keep it where you keep secrets:</p>
<p><code id="key">${key}</code></p>
${session}`,
  )
}

export function invitationForm(token: string, name: string | null, error?: string): string {
  return makePage(
    "You are invited",
    html`<p>Countercheck makes an account for you. The history shows your name beside what you do.</p>
${showError(error)}<form method="post" action="${INVITATION_PAGE}">
<input type="hidden" name="token" value="${token}">
<p><label>Your name <input name="name" value="${name ?? ""}" required maxlength="100" autocomplete="name" autofocus></label></p>
<p><button>Make the account and sign in</button></p>
</form>`,
  )
}

export function signInForm(token: string): string {
  return makePage(
    "Sign in",
    html`<form method="post" action="${INVITATION_PAGE}">
<input type="hidden" name="token" value="${token}">
<p><button>Sign in</button></p>
</form>`,
  )
}

export function signedInPage(name: string, role: string): string {
  return makePage("You are signed in", html`<p>You are signed in as ${name}, with the role ${role}.</p>`)
}

export const insecurePage = makePage(
  "Nobody can sign in over this connection",
  html`<p>This page came over plain HTTP from another machine, where anybody on the way could take your session. Open the link over HTTPS. It is still good.</p>`,
)

export const failedPage = makePage(
  "You are not signed in",
  html`<p>What came back from the login does not end a sign-in that was begun in this browser within the last ten minutes. <a href="/sign-in">Sign in again.</a></p>`,
)

export const noRolePage = makePage(
  "You may not use this service",
  html`<p>The login knows you, but gives you no role here. Ask whoever looks after its groups.</p>`,
)

export const disabledPage = makePage(
  "Your account is disabled",
  html`<p>The login knows you, but your account here is disabled. Ask an owner of the service.</p>`,
)

export const unreachablePage = makePage(
  "The login does not answer",
  html`<p>The newsroom's own login does not answer as expected. Try again later; the log of the service says why.</p>`,
)

function showError(error: string | undefined) {
  return error === undefined ? NO_ERROR : html`<p role="alert">${error}</p>\n`
}
