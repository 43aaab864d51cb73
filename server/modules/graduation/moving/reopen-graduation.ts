import { requireFound } from '#kernel/refusal.ts'
import { besideWords } from '#modules/applications/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import type { Adapters } from '#server/deps.ts'
import type { MovedApplication, Precondition, Reopening } from '#server/service-definition.ts'
import { findFiledAudit, requireTerms } from '../graduation.store.ts'
import { readKept } from '../kept-audit.ts'
import { auditToday, standingOf } from './audit-today.ts'
import { departingElsewhere, findTaken } from './room-in-batch.ts'

/**
 * REV-06: the preconditions of an application whose rejection is undone. They are asked of the plan and the batch under which it was
 * filed: the next batch, which a new application would need, is none of its matters.
 */
export async function preconditionsToReopen(
  tx: Tx,
  deps: Pick<Adapters, 'cipher'>,
  application: MovedApplication,
): Promise<Precondition[]> {
  const { requirements } = await auditToday(tx, deps, application)
  const elsewhere = await departingElsewhere(tx, application)
  const against = [...requirements.blocks, ...(elsewhere === undefined ? [] : [elsewhere])]
  return against.map((text) => ({ text, met: false }))
}

/** GRA-01, REV-06: an application whose rejection is undone needs its room in the batch again. An approved one has kept it. */
export async function whyNotReopenGraduation(tx: Tx, application: Reopening): Promise<string | undefined> {
  if (application.undoes === 'approved') return undefined
  const { key } = await standingOf(tx, application)
  const { degreeCase } = readKept(requireFound(await findFiledAudit(tx, key)))
  const { bothLevels } = await requireTerms(tx, beijingDateOf(application.at))
  const taken = await findTaken(tx, { application, degreeCase, bothLevels })
  if (!taken) return undefined
  const why = besideWords(taken.by)
  return taken.kind === 'level' ? `同一批次不能同时申请专科和本科毕业。${why}` : why
}
