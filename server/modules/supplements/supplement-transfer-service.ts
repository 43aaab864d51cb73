import { Value } from 'typebox/value'
import type { Filed } from '#contracts/filed.ts'
import { SupplementTransferForm } from '#contracts/forms/supplement-transfer.ts'
import { requireFound } from '#kernel/refusal.ts'
import { findApplication, openRevision } from '#modules/applications/public.ts'
import { findPlanOfTicket } from '#modules/catalogue/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { defineService } from '#server/define-service.ts'
import type { Adapters } from '#server/deps.ts'
import type { FilingTicket, MovedApplication, Service } from '#server/service-definition.ts'
import { adviseOnCourses } from './advise-on-courses.ts'
import { examineTransfer } from './examine-transfer.ts'
import { transferredCoursesIn } from './filed-transfer.ts'
import { moveSupplement } from './move-supplement.ts'
import { preconditionOfTicket } from './ticket-precondition.ts'
import { transferredScores } from './transferred-scores.ts'
import { whyNotReopenRow } from './why-not-reopen.ts'

const SERVICE = 'supplement-transfer'
const FORM_VERSION = 1

/** Defines 转入补登 (SUP-03): its subject is the transfer, and its approval gives as many scores as it has courses. */
export function supplementTransferService(deps: Pick<Adapters, 'cipher' | 'ids' | 'sealer'>): Service {
  return defineService<typeof SERVICE>({
    service: SERVICE,
    whenApproved: '转入成绩已补登，在「历次成绩」中显示，毕业审核时按转入计算。',
    formVersion: FORM_VERSION,
    upgrade: () => undefined,
    begin,
    preconditions: preconditionOfTicket,
    examine: (tx, question) => examineTransfer(tx, deps, question),
    advise: (tx, { ticket, filed, at }) =>
      adviseOnCourses(tx, { ticket, courses: transferredCoursesIn(filed), at }),
    whyNotReopen: async (tx, application) =>
      whyNotReopenRow(tx, deps, {
        application,
        service: SERVICE,
        courses: transferredCoursesIn(await filedOf(tx, deps, application)),
      }),
    onMove: (tx, application, move) =>
      moveSupplement(tx, deps, {
        ...{ application, move },
        readForm: ({ version, content }) =>
          version === FORM_VERSION && Value.Check(SupplementTransferForm, content) ? content : undefined,
        scoresOf: (inTx, form) => transferredScores(inTx, deps, { form, application }),
      }),
  })
}

/** Most were transferred into the major that they still study. */
async function begin(tx: Tx, ticket: FilingTicket, at: Date): Promise<SupplementTransferForm> {
  const plan = requireFound(await findPlanOfTicket(tx, ticket.id, at))
  return {
    service: SERVICE,
    ...{ transferredOn: '', province: '', originTicketNo: '', major: plan.major_name, note: '' },
    courses: [{ mark: '', credits: '', passedOn: '' }],
  }
}

async function filedOf(
  tx: Tx,
  deps: Pick<Adapters, 'cipher'>,
  { id }: Pick<MovedApplication, 'id'>,
): Promise<Filed> {
  return (await openRevision(tx, deps, requireFound(await findApplication(tx, id)))).filed
}
