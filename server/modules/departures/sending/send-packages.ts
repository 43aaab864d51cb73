import type { sendPackages as contract } from '#contracts/office/departure-answers.ts'
import { REFUSALS } from '#contracts/refusals.ts'
import type { BodyOf, ReplyOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal } from '#kernel/refusal.ts'
import { requireAuthority } from '#modules/registry/public.ts'
import { sanctionsInForce } from '#modules/sanctions/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { ask } from '#platform/db/question.ts'
import type { PaperKeys } from '#platform/secrets/paper-keys.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import { readPackage, signPackage } from '#rulebook/transfer-package/transfer-package.ts'
import type { Deps } from '#server/deps.ts'
import { type DepartureRow, findTerms } from '../departure.store.ts'
import { makeMove, requireMove } from '../moving/make-move.ts'
import { holdDeparture } from '../moving/require-departure.ts'
import { findPackage, type KeptPackage, keepPackage } from './package.store.ts'
import { noPackage, packageContent } from './package-content.ts'

/**
 * TRO-04: makes the packages of several departures, each in its own transaction: one that cannot be made holds up no other. A departure
 * that was sent gets a new one only when nobody can take the old one in any more.
 */
export async function makePackages(
  deps: Deps,
  call: Call<StaffActor>,
  { departures }: BodyOf<typeof contract>,
): Promise<ReplyOf<typeof contract>> {
  requireAuthority(call.actor, 'departure.send')
  const made: string[] = []
  const refused: { id: string; why: string }[] = []
  for (const { id, version } of departures)
    try {
      await deps.database.transact(call.deadline, (tx) => makeOne(tx, deps, { call, id, version }))
      made.push(id)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refused.push({ id, why: REFUSALS[error.code].text(error.values) })
    }
  return { made, refused }
}

/** Whether nobody can take a package in any more: it expired, or the key that signed it was revoked. */
export function isDead(kept: Pick<KeptPackage, 'expires_at' | 'key_id'>, keys: PaperKeys, at: Date): boolean {
  const key = keys.published.find(({ id }) => id === kept.key_id)
  return kept.expires_at <= at || key === undefined || key.revokedAt !== undefined
}

const DAY_MS = 24 * 3600_000

async function makeOne(
  tx: Tx,
  deps: Deps,
  { call, id, version }: { call: Call<StaffActor>; id: string; version: number },
): Promise<void> {
  const { actor, origin } = call
  const row = await holdDeparture(tx, { id, actor, grant: 'departure.send' })
  const move = row.state === 'sent' ? 'remake' : 'send'
  requireMove(row, move, version)
  const at = deps.clock.now()
  if (move === 'remake') await requireDead(tx, deps, { id, at })
  await requireNoSanction(tx, row, at)
  const { package_days: days } = await findTerms(tx, beijingDateOf(at))
  const packageId = deps.ids.next()
  const expiresAt = new Date(at.getTime() + days * DAY_MS)
  const file = signPackage(
    await packageContent(tx, deps, { row, id: packageId, at, expiresAt }),
    deps.paperKeys,
  )
  const read = readPackage(file)
  if (typeof read === 'string') throw new Error(`a package that nobody can read: ${read}`)
  const digest = read.sealed.digest
  await keepPackage(tx, {
    ...{ id: packageId, departure_id: id, person_id: row.person_id, issued_at: at, expires_at: expiresAt },
    ...{ key_id: deps.paperKeys.id, content_sha256: digest },
    file: deps.cipher.seal('departure.package', Buffer.from(file).toString('utf8')),
  })
  const more = { packageId, digest, scores: read.content.scores.length }
  await makeMove(tx, deps, { from: row, move, by: { actor, origin }, at, more })
}

async function requireDead(tx: Tx, deps: Deps, { id, at }: { id: string; at: Date }): Promise<void> {
  const kept = await findPackage(tx, id)
  if (kept && !isDead(kept, deps.paperKeys, at))
    throw noPackage('的电子档案仍在有效期内，转入地还可以接收；两份同时有效会被接收两次')
}

/** TRO-01: a sanction that was entered after the approval still keeps the scores here. */
async function requireNoSanction(tx: Tx, { person_id: personId }: DepartureRow, at: Date): Promise<void> {
  const today = beijingDateOf(at)
  const sanctions = await ask(tx, sanctionsInForce(personId))
  if (sanctions.some(({ until }) => until >= today)) throw noPackage('的考生有未期满的处分')
}
