import { deadlineIn } from '#kernel/deadline.ts'
import { type ScoreVerdict, sealUnsealedScores, verifyScores } from '#modules/scores/public.ts'
import { type RolesVerdict, sealUnsealedRoles, verifyRoles } from '#modules/staff/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import { listDisprovedBatches, type WhichProofs } from './check-photo-proofs.ts'

const LIMIT_MS = 30 * 60_000
const SYSTEM = { kind: 'system', name: 'check-seals' } as const

/** What the verifier of the night found. */
export type SealVerdict = ScoreVerdict & {
  roles: RolesVerdict
  /** The batches of photographs that are not what the trail says of them. */
  photographs: readonly string[]
}

/**
 * Holds every score and every person's roles against their seals, every batch against the number of its scores, and every batch of
 * photographs against its entry in the trail: whoever changed the tables without the application's key is noticed within a night, in an
 * older batch of photographs within four weeks. What is found stands in the trail, for the auditor, and counts for the operator's monitoring.
 */
export async function checkSeals(
  deps: Pick<Deps, 'clock' | 'database' | 'log' | 'meter' | 'sealer'>,
  which: WhichProofs = 'all',
): Promise<SealVerdict> {
  const limit = deadlineIn(LIMIT_MS)
  const verdict = await deps.database.read(limit, async (tx) => ({
    ...(await verifyScores(tx, deps.sealer)),
    roles: await verifyRoles(tx, deps.sealer),
    photographs: await listDisprovedBatches(tx, { which, at: deps.clock.now() }),
  }))
  const counts = {
    score: verdict.broken.length,
    staff: verdict.roles.broken.length,
    import_batch: verdict.batches.length + verdict.photographs.length,
  }
  await deps.database.transact(limit, (tx) => record(tx, deps, { verdict, counts }))
  for (const [kind, count] of Object.entries(counts))
    for (let n = 0; n < count; n += 1) deps.meter.count('kaoji_seals_broken_total', { kind })
  if (Object.values(counts).some((count) => count > 0)) deps.log.warn('seals-broken', counts)
  return verdict
}

async function record(
  tx: Tx,
  { clock }: Pick<Deps, 'clock'>,
  { verdict, counts }: { verdict: SealVerdict; counts: object },
): Promise<void> {
  const at = clock.now()
  const found = [
    ...verdict.broken.map(({ id, personId }) => ({ subject: { kind: 'score' as const, id }, personId })),
    ...[...verdict.batches, ...verdict.photographs].map((id) => ({
      subject: { kind: 'import_batch' as const, id },
    })),
    ...verdict.roles.broken.map((id) => ({ subject: { kind: 'staff' as const, id } })),
  ]
  for (const one of found) await writeAudit(tx, { at, actor: SYSTEM, action: 'seal.break', ...one })
  await writeAudit(tx, {
    at,
    actor: SYSTEM,
    action: 'seal.check',
    subject: { kind: 'installation', id: 'seals' },
    new: { scores: verdict.scores, accounts: verdict.roles.accounts, broken: counts },
  })
}

/**
 * Seals what has no seal, once after an upgrade, and what an older key sealed, after a rotation. Whatever somebody put into the
 * tables before is sealed with it, so that only the owner orders it; the trail says how many.
 */
export async function renewSeals(
  deps: Pick<Deps, 'clock' | 'database' | 'sealer'>,
): Promise<{ scores: number; accounts: number }> {
  return deps.database.transact(deadlineIn(LIMIT_MS), async (tx) => {
    const sealed = {
      scores: await sealUnsealedScores(tx, deps.sealer),
      accounts: await sealUnsealedRoles(tx, deps.sealer),
    }
    await writeAudit(tx, {
      at: deps.clock.now(),
      actor: SYSTEM,
      action: 'seal.renew',
      subject: { kind: 'installation', id: 'seals' },
      new: sealed,
    })
    return sealed
  })
}
