/** Another system that knows who has which password (LOG-03: the registration platform). */
export interface RemotePasswords {
  /** Whether it says that the password is right. Throws `RemotePasswordsAway` when it says nothing of use in time. */
  isRight(given: { name: string; password: string }): Promise<boolean>
}

/** As long as an answer may take, in milliseconds. */
export const REMOTE_LIMIT_MS = 2_000

/**
 * The other system gave no verdict: it was not reached, did not answer, or was not understood. Holds neither name nor
 * password.
 */
export class RemotePasswordsAway extends Error {
  constructor(why: string) {
    super(`the other system cannot be asked for passwords: ${why}`)
    this.name = 'RemotePasswordsAway'
  }
}

/**
 * Asks over HTTP: `POST {"idNumber","password"}` with the token as bearer, answered by 200 `{"ok":true|false}`; anything else is no
 * answer. `limit`: milliseconds.
 */
export function createRemotePasswords(options: {
  url: string
  token: string
  limit?: number
}): RemotePasswords {
  const limit = options.limit ?? REMOTE_LIMIT_MS
  return {
    async isRight({ name, password }) {
      // What fetch throws may quote what was sent: only its name goes on.
      const reply = await ask(options, limit, JSON.stringify({ idNumber: name, password })).catch(
        (error: Error) => {
          throw new RemotePasswordsAway(error.name)
        },
      )
      if (typeof reply.ok !== 'boolean') throw new RemotePasswordsAway('no yes and no no')
      return reply.ok
    },
  }
}

async function ask(
  { url, token }: { url: string; token: string },
  limit: number,
  body: string,
): Promise<{ ok?: unknown }> {
  const reply = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body,
    // Elsewhere nobody is trusted with a password.
    redirect: 'error',
    signal: AbortSignal.timeout(limit),
  })
  if (reply.status !== 200) throw new RemotePasswordsAway(`status ${reply.status}`)
  return Object(await reply.json()) as { ok?: unknown }
}
