/** The addresses of the portal that ask for a sign-in. Any other page says for itself what it needs. */
const BEHIND_SIGN_IN = /^\/(?:(?:scores|degree|person|messages|orders|services)(?:\/.*)?)?$/

/** Whether a visitor who is not signed in sees the sign-in page of the portal, or of the desk, at this address. */
export function asksForSignIn(door: 'portal' | 'office', path: string): boolean {
  if (door === 'office') return path !== '/office/enrol'
  return path === '/sign-in' || BEHIND_SIGN_IN.test(path)
}
