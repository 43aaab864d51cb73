import { createHash } from 'node:crypto'
import type { TransferAnswer } from '#contracts/transfers/transfer-package.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { sealAnswer } from '#modules/exchange/public.ts'
import { requireAuthority } from '#modules/registry/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import { PreparedReply } from '#platform/http/context.ts'
import { downloadHeaders } from '#platform/http/download-headers.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import { beginningOf } from '#rulebook/free-text/cut-text.ts'
import type { Deps } from '#server/deps.ts'
import { findSettledPackage, type SettledPackage } from './answering.store.ts'

/** TRO-04: the signed answer to the installation that sent a package: the scores were taken in, or are returned, and why. */
export async function answerPackage(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { id }: { id: string },
): Promise<PreparedReply> {
  requireAuthority(actor, 'arrival.match')
  const file = await deps.database.transact(deadline, async (tx) => {
    const settled = requireFound(await findSettledPackage(tx, id))
    const { seq, at } = settled
    const outcome = outcomeOf(settled)
    if (seq === null || at === null || !outcome) throw new Refusal('answer_early')
    const {
      package_id: packageId,
      package_digest: digest,
      package_sender: sender,
      person_id: personId,
    } = settled
    const answer = {
      packageId,
      packageSha256: digest.toString('hex'),
      sender,
      outcome,
      id: answerId(id, seq),
    }
    await writeAudit(tx, {
      ...{ at: deps.clock.now(), actor, origin, action: 'arrival.answer' as const },
      subject: { kind: 'arrival', id },
      ...(personId ? { personId } : {}),
      new: { packageId, sender, outcome: outcome.kind, answerId: answer.id },
    })
    // Under a key that came later, the answer is of that key's time.
    const signedAt = new Date(Math.max(at.getTime(), deps.paperKeys.from.getTime()))
    return Buffer.from(sealAnswer(deps, { ...answer, at: signedAt }))
  })
  return new PreparedReply(file, downloadHeaders({ kind: 'json', name: `answer-${id}`, cache: 'no-store' }))
}

function outcomeOf({ state, at, note, words }: SettledPackage): TransferAnswer['outcome'] | undefined {
  if (at === null) return undefined
  const on = beijingDateOf(at)
  if (state === 'confirmed') return { kind: 'accepted', on }
  if (state !== 'rejected' && state !== 'returned') return undefined
  const reason = [words, note].filter(Boolean).join('；')
  return {
    kind: 'returned',
    on,
    reason: beginningOf(reason === '' ? '考生没有在规定时间内确认' : reason, 400),
  }
}

/** The same step gives the same answer, and another step another one. */
function answerId(arrivalId: string, seq: number): string {
  const hex = createHash('sha256').update(`answer ${arrivalId} ${seq}`).digest('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')
}
