/** Browsers leave these out of an address: a tab between two slashes makes `//`, which begins the name of a host. */
const LEFT_OUT = /\p{Cc}/u

/** Where a visitor goes after the sign-in: an address of the portal, never of another site. */
export function signInTarget(asked: unknown): string {
  return typeof asked === 'string' && /^\/(?![/\\])/.test(asked) && !LEFT_OUT.test(asked) ? asked : '/'
}
