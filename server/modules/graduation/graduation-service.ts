import type { Tx } from '#platform/db/database.ts'
import { defineService } from '#server/define-service.ts'
import type { Adapters } from '#server/deps.ts'
import type { FilingTicket, Service } from '#server/service-definition.ts'
import { adviseOnGraduation } from './advise-graduation.ts'
import { beginGraduation } from './begin-graduation.ts'
import { examineGraduation } from './examine-graduation.ts'
import { readContext } from './graduation-context.ts'
import { moveGraduation } from './move-graduation.ts'

/** Defines 申请毕业 as a service of the engine: its subject is the major. */
export function graduationService(deps: Pick<Adapters, 'cipher' | 'ids'>): Service {
  return defineService<'graduation'>({
    service: 'graduation',
    whenApproved:
      '毕业结果按批次统一公布，届时会发送到「消息」。请在缴费时间再次登录本平台，按提示缴纳毕业审定费；没有缴费提示的，请联系主考学校。',
    formVersion: 1,
    upgrade: () => undefined,
    begin: (tx, ticket, at) => beginGraduation(tx, deps, { ticket, at }),
    preconditions: (tx, ticket, at) => preconditions(tx, ticket, at),
    examine: (tx, question) => examineGraduation(tx, deps, question),
    advise: (tx, application) => adviseOnGraduation(tx, application),
    onMove: (tx, application, move) => moveGraduation(tx, deps, { application, move }),
  })
}

async function preconditions(
  tx: Tx,
  ticket: FilingTicket,
  at: Date,
): Promise<{ text: string; met: boolean }[]> {
  const { batch } = await readContext(tx, ticket, at)
  return [{ text: `本次办理的是「${batch.name}」毕业批次。`, met: true }]
}
