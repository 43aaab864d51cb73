import type { TransferOutForm } from '#contracts/forms/transfer-out.ts'
import { isServiceName } from '#contracts/services.ts'
import { requireFound } from '#kernel/refusal.ts'
import { listOpenApplications } from '#modules/departures/public.ts'
import { findPerson } from '#modules/registry/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { transferOutTexts as texts } from '#rulebook/transfer-out/transfer-out.texts.ts'
import { defineService } from '#server/define-service.ts'
import type { Adapters } from '#server/deps.ts'
import type { FilingTicket, Precondition, PreconditionQuestion, Service } from '#server/service-definition.ts'
import { adviseOnTransfer } from './advise-transfer.ts'
import { examineTransfer } from './examine-transfer.ts'
import { moveTransfer } from './move-transfer.ts'
import { openWords } from './open-words.ts'
import { FORM_VERSION } from './read-form.ts'
import { readContext } from './transfer-context.ts'

/** Defines 本市转出 as a service of the engine: its subject is the 准考证 as a whole. */
export function transferOutService(deps: Pick<Adapters, 'cipher' | 'ids'>): Service {
  return defineService<'transfer-out'>({
    service: 'transfer-out',
    // The page shows beside it how far the transfer is, and what comes next.
    whenApproved: '现在到哪一步、接下来做什么，请看「转出进度」。',
    formVersion: FORM_VERSION,
    upgrade: () => undefined,
    begin: (tx, ticket) => begin(tx, deps, ticket),
    preconditions,
    examine: examineTransfer,
    advise: adviseOnTransfer,
    // The preconditions name everything that is open besides it, and an approved one has kept the 准考证.
    whyNotReopen: async () => undefined,
    onMove: (tx, application, move) => moveTransfer(tx, deps, { application, move }),
  })
}

async function begin(
  tx: Tx,
  { cipher }: Pick<Adapters, 'cipher'>,
  { personId }: FilingTicket,
): Promise<TransferOutForm> {
  const person = requireFound(await findPerson(tx, personId))
  return {
    service: 'transfer-out',
    ...{
      province: '',
      otherTicketNo: '',
      level: '',
      majorFrom: '',
      majorCode: '',
      majorName: '',
      reason: '',
    },
    phone: person.phone_cipher ? cipher.open('person.phone', person.phone_cipher) : '',
    scores: [],
  }
}

/** TRO-01, TRO-03: what must be true before the first step, each in words and with the application that stands in the way. */
async function preconditions(tx: Tx, { ticket, at }: PreconditionQuestion): Promise<Precondition[]> {
  const { plan, standing, whyNot, scores } = await readContext(tx, ticket, { at })
  const open = await listOpenApplications(tx, { personId: ticket.personId, ticketId: ticket.id, at })
  const isOut = plan.ticket_state === 'transferring_out'
  const own = standing.findLast(({ state }) => state !== 'rejected')
  const application = own && { service: 'transfer-out' as const, id: own.id }
  const unmet: Precondition[] = [
    ...(isOut ? [{ text: texts.goingOut, met: false, ...(application ? { application } : {}) }] : []),
    ...whyNot
      .filter((why) => !(isOut && why === 'not_active'))
      .map((why) => ({ text: texts.all[why], met: false })),
    ...open.map((one) => ({
      text: openWords(one, { ticketId: ticket.id }),
      met: false,
      ...(one.ticketId === ticket.id && isServiceName(one.service)
        ? { application: { service: one.service, id: one.id } }
        : {}),
    })),
    ...(scores.some(({ why }) => why === undefined)
      ? []
      : [{ text: '这个准考证号没有可以转出的成绩。', met: false }]),
  ]
  return unmet.length > 0
    ? unmet
    : [{ text: '准考证为在籍状态，没有正在办理的其他业务，有可以转出的成绩。', met: true }]
}
