/** Where a visitor goes after the sign-in: an address of the portal, never of another site. */
export function signInTarget(asked: unknown): string {
  return typeof asked === 'string' && /^\/(?![/\\])/.test(asked) ? asked : '/'
}
