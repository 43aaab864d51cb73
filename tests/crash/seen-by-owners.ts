import { createHash } from 'node:crypto'
import type pg from 'pg'
import { type Client, signIn, trySignIn } from './client.ts'
import type { Acknowledged } from './ledger.ts'
import { passwordAfter, savedReason } from './load/own-account.ts'

/** Candidates' own browsers, one each, kept from one look to the next. */
export function createOwners(origin: string) {
  const clients = new Map<string, Client>()
  const browserOf = async (name: string) => {
    const client = clients.get(name) ?? (await signIn(origin, { name }))
    clients.set(name, client)
    return client
  }
  return {
    /** The photographs that their owners can no longer see as they were acknowledged. */
    async damagedPhotographs(told: readonly Acknowledged[]): Promise<string[]> {
      const damaged: string[] = []
      for (const { kind, words } of told) {
        if (kind !== 'image') continue
        const [id = '', digest = '', name = ''] = words
        const bytes = await (await browserOf(name)).bytes(`/api/portal/images/${id}`)
        if (createHash('sha256').update(bytes).digest('hex') !== digest) damaged.push(`image ${id}`)
      }
      return damaged
    },
    /** The draft as its owner reads it: exactly as it was saved last, and saved as often as was acknowledged. */
    async wrongDrafts(told: readonly Acknowledged[]): Promise<string[]> {
      const last = told.findLast(({ kind }) => kind === 'draft')
      if (!last) return []
      const [id, version, saving, name = ''] = last.words
      const { body } = await (await browserOf(name)).insist('GET', `/api/portal/drafts/${id}`)
      const form = body.form as { reason: string } | undefined
      const isRight = body.version === Number(version) && form?.reason === savedReason(Number(saving))
      return isRight ? [] : [`draft ${id}: ${body.version} ${form?.reason}, not ${version} ${saving}`]
    },
  }
}

/** What does not fit of a password that was changed: the newest one opens the account, none before it does, and each change was made once. */
export async function wrongPasswords(
  { origin, owner }: { origin: string; owner: pg.Pool },
  told: readonly Acknowledged[],
): Promise<string[]> {
  const last = told.findLast(({ kind }) => kind === 'password')
  if (!last) return []
  const [name = '', changes = ''] = last.words
  const open = async (password: string | undefined) =>
    (await trySignIn(origin, { name, ...(password === undefined ? {} : { password }) })).reply.status
  const before = await open(passwordAfter(Number(changes) - 1))
  const now = await open(passwordAfter(Number(changes)))
  const { rows } = await owner.query<{ n: number }>(
    `select count(*)::int as n from audit_entries where action = 'account.change_password'
     and person_id = (select id from persons where name = $1)`,
    [name],
  )
  return [
    ...(before === 200 ? [`password ${changes} of ${name}: the one before it still opens the account`] : []),
    ...(now === 200 ? [] : [`password ${changes} of ${name} does not open the account (${now})`]),
    ...(rows[0]?.n === Number(changes) ? [] : [`password of ${name}: ${rows[0]?.n} changes, not ${changes}`]),
  ]
}
