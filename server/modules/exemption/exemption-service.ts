import { besideWords } from '#modules/applications/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { defineService } from '#server/define-service.ts'
import type { Adapters } from '#server/deps.ts'
import type { RejectedApplications, Reopening, Service } from '#server/service-definition.ts'
import { adviseOnExemption } from './advise-exemption.ts'
import { coursesElsewhere, matterElsewhere } from './asked-elsewhere.ts'
import { examineExemption } from './examine-exemption.ts'
import { readContext, recordOf } from './exemption-context.ts'
import { moveExemption } from './exemption-effect.ts'
import { judgePreconditions } from './judge-preconditions.ts'

type Deps = Pick<Adapters, 'cipher'>

/** Defines 申请免考 as a service of the engine. */
export function exemptionService(deps: Pick<Adapters, 'cipher' | 'ids' | 'sealer'>): Service {
  return defineService<'exemption'>({
    service: 'exemption',
    whenApproved: '该课程已免考，结果已记入您的成绩。',
    formVersion: 1,
    upgrade: () => undefined,
    begin: async () => ({ service: 'exemption', courses: [], evidence: [] }),
    preconditions: async (tx, question) => judgePreconditions(tx, await readContext(tx, deps, question)),
    examine: (tx, question) => examineExemption(tx, deps, question),
    advise: (tx, application) => adviseOnExemption(tx, deps, application),
    whyNotReopen: (tx, application) => whyNotReopen(tx, deps, application),
    listSettled: (tx, question) => listSettled(tx, deps, question),
    onMove: (tx, application, move) => moveExemption(tx, deps, { application, move }),
  })
}

/** One course is asked for in one way at a time, under whichever 准考证. */
async function whyNotReopen(
  tx: Tx,
  deps: Deps,
  { personId, ticketId, subject }: Reopening,
): Promise<string | undefined> {
  const other = await matterElsewhere(tx, deps, { personId, ticketId, course: subject })
  return other && besideWords(other)
}

/** EXM-01: a course that was passed or exempted since, or is asked for in another way, needs no application any more. */
async function listSettled(
  tx: Tx,
  deps: Deps,
  { personId, rejected, at }: RejectedApplications,
): Promise<string[]> {
  const settled: string[] = []
  for (const [ticketId, ofTicket] of Map.groupBy(rejected, (one) => one.ticketId)) {
    const { passed, exempted } = await recordOf(tx, { personId, ticketId, at })
    const elsewhere = await coursesElsewhere(tx, deps, { personId, ticketId })
    for (const { id, subject } of ofTicket)
      if (elsewhere.has(subject) || passed.has(subject) || exempted.has(subject)) settled.push(id)
  }
  return settled
}
