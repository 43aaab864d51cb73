import type { CandidateActor, StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { type ApplicationRow, findApplication } from '#modules/applications/public.ts'
import { requireDeparture } from '#modules/departures/public.ts'
import {
  type IssuedPaper,
  issuePaper,
  lockPapers,
  type PaperLock,
  printIssued,
} from '#modules/paper-proofs/public.ts'
import { requireVisible } from '#modules/reviews/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import { PreparedReply } from '#platform/http/context.ts'
import { downloadHeaders } from '#platform/http/download-headers.ts'
import { maskIdNumber } from '#rulebook/masking.ts'
import type { Deps } from '#server/deps.ts'
import { gatherTransferForm } from './gather-form.ts'
import { type TransferForm, transferFormPaper } from './transfer-form-paper.ts'

/** TRO-02: prints the form of a person's own transfer-out, whichever 准考证 it was made with. */
export async function printOwnTransferForm(
  deps: Deps,
  { actor, deadline }: Call<CandidateActor>,
  { id }: { id: string },
): Promise<PreparedReply> {
  const at = deps.clock.now()
  const printed = await deps.database.transact(deadline, async (tx) => {
    const lock = await lockPapers(tx, `person:${actor.personId}`)
    const row = requireFound(await findApplication(tx, id))
    if (row.person_id !== actor.personId || row.service !== 'transfer-out') throw new Refusal('not_found')
    const form = await gatherTransferForm(tx, deps, { row, at, idNumber: 'whole' })
    return { form, issued: await issue(tx, deps, { lock, row, form }) }
  })
  return print(deps, printed)
}

/** TRO-02: prints the form of a transfer-out in the reviewer's scope. */
export function printTransferFormAtDesk(
  deps: Deps,
  call: Call<StaffActor>,
  { id }: { id: string },
): Promise<PreparedReply> {
  return printForStaff(deps, call, async (tx) => {
    const seen = requireVisible(await findApplication(tx, id), call.actor)
    if (seen.service !== 'transfer-out') throw new Refusal('not_found')
    return seen
  })
}

/** TRO-02: prints the form of a departure of the own school, for its candidate to sign. */
export function printTransferFormAtSigning(
  deps: Deps,
  call: Call<StaffActor>,
  { id }: { id: string },
): Promise<PreparedReply> {
  const { actor } = call
  return printForStaff(deps, call, async (tx) => {
    const { application_id: applicationId } = await requireDeparture(tx, {
      ...{ id, actor, grant: 'departure.sign' },
    })
    return requireFound(await findApplication(tx, applicationId))
  })
}

/** With the whole ID number, which is recorded (ACC-02). What is found is found again once the person's papers are locked. */
async function printForStaff(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  find: (tx: Tx) => Promise<ApplicationRow>,
): Promise<PreparedReply> {
  const at = deps.clock.now()
  const printed = await deps.database.transact(deadline, async (tx) => {
    const { person_id: personId } = await find(tx)
    const lock = await lockPapers(tx, `person:${personId}`)
    const row = await find(tx)
    const form = await gatherTransferForm(tx, deps, { row, at, idNumber: 'whole' })
    const subject = { kind: 'application', id: row.id } as const
    await writeAudit(tx, { at, actor, origin, action: 'application.print_form', subject, personId })
    return { form, issued: await issue(tx, deps, { lock, row, form }) }
  })
  return print(deps, printed)
}

interface Printed {
  form: TransferForm
  issued: IssuedPaper
}

/** VER-01: for who verifies the form, the ID number is masked. */
function issue(
  tx: Tx,
  deps: Deps,
  { lock, row, form }: { lock: PaperLock; row: ApplicationRow; form: TransferForm },
): Promise<IssuedPaper> {
  const { person, origin, destination, scores } = form
  const to = [destination.province, destination.ticketNo, destination.level, destination.major]
  return issuePaper(tx, deps, {
    ...{ lock, kind: 'transfer_form', about: [`application:${row.id}`, `ticket:${row.ticket_id}`] },
    holder: { kind: 'person', name: person.name },
    summary: `准考证号 ${origin.ticketNo}，转出至${destination.province}，${scores.length} 门`,
    facts: [
      { label: '证件号码', value: maskIdNumber(person.idNumber) },
      { label: '准考证号', value: origin.ticketNo },
      { label: '专业', value: `${origin.major}（${origin.level}）` },
      { label: '主考学校', value: origin.school },
      { label: '转入', value: to.filter((text) => text !== '').join('　') },
      ...scores.map(([code = '', name = '', credits = '', score = '', on = '']) => ({
        label: `${code} ${name}`,
        value: [score, credits === '' ? '' : `${credits} 学分`, on].filter((text) => text !== '').join('，'),
      })),
    ],
  })
}

async function print(deps: Deps, { form, issued }: Printed): Promise<PreparedReply> {
  const { ticketNo } = form.origin
  return new PreparedReply(
    await printIssued(deps, transferFormPaper(form), issued),
    downloadHeaders({ kind: 'pdf', name: `transfer-form-${ticketNo}`, shownAs: `转考登记表-${ticketNo}` }),
  )
}
