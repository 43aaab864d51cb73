import { sweepArrivals } from '#modules/transfer-in/confirmation/return-arrival.ts'
import type { ArrivingCourse } from '#modules/transfer-in/public.ts'
import { arrivalOf, bring, decideArrival, packageNamed } from '../../support/arrivals.ts'
import { ofJob } from './leave-acts.ts'
import { type ArrivalNow, heard, type Past } from './past.ts'
import type { ArrivalMove } from './steps.ts'

let packages = 0

/** Another province sends a record, or sends it again with another mark. */
export async function arrive(past: Past, { record, mark }: { record: 0 | 1; mark: number }): Promise<void> {
  const { application, crew } = past.ground
  const [first, second] = past.courses
  const course = record === 0 ? first : second
  if (!course) throw new Error('the plan has too few courses')
  packages += 1
  const { code, name, credits } = course
  const courses: ArrivingCourse[] = [
    { code, name, credits, passedOn: '2024-10-27', raw: { more: {} }, outcome: 'marked', mark },
  ]
  const arrival = arrivalOf(application, past.candidate, {
    ...{ courses, originTicketNo: past.origins[record], source: packageNamed(`history ${packages}`) },
    ...(record === 0 ? {} : { match: { to: 'nobody' as const } }),
  })
  const job = bring(application, crew.bringer, [arrival]).then(() => undefined)
  await ofJob(job, past.isDisturbed)
}

/** Does with an arrival what its owner, the officers or the clock do. */
export async function handle(past: Past, one: ArrivalNow, move: ArrivalMove): Promise<void> {
  const { application, crew } = past.ground
  const { bringer, school, authority, otherAuthority, registrar } = crew
  const { id, version } = one
  const matching = `/api/office/arrivals/${id}`
  const path = `/api/office/transfers-in/${id}`
  const send = async (who: Pick<typeof bringer, 'call'>, to: string, body: object) =>
    void heard(past, `arrival ${move}`, await who.call('POST', to, { body }))
  switch (move) {
    case 'match':
      return send(bringer, `${matching}/match`, { version, ticketId: past.candidate.ticketId })
    case 'unmatch':
      return send(bringer, `${matching}/unmatch`, { version, reason: '与同名的另一位考生混淆' })
    case 'approve':
    case 'reject': {
      const officer = one.level === 1 ? school : authority
      const reasons = move === 'reject' ? ['transfer_other'] : []
      const decision = { id, decision: move, reasons, note: '材料需要核实' }
      return void heard(past, `arrival ${move}`, await decideArrival(application, officer, decision))
    }
    case 'attend':
      return send(registrar, `${path}/confirmation`, { version })
    case 'confirm':
      return send(past.candidate, `/api/portal/transfers-in/${id}/confirmation`, { version })
    case 'give_back':
      return send(registrar, `${path}/return`, { version, note: '考生放弃转入' })
    case 'ask':
      return send(authority, `${path}/undo`, { reason: '核实后发现有误' })
    case 'agree':
    case 'refuse':
      return send(otherAuthority, `${path}/undo/decision`, {
        decision: move === 'agree' ? 'approve' : 'reject',
      })
    case 'expire':
      return expire(past, id)
    default:
      return move satisfies never
  }
}

/** It has waited since before a time that is over, and the job of each hour comes. */
async function expire({ ground: { application }, isDisturbed }: Past, id: string): Promise<void> {
  await application.owner.query(
    "update arrivals set to_confirm_since = '2026-01-02' where id = $1 and state = 'to_confirm'",
    [id],
  )
  await ofJob(sweepArrivals(application.deps), isDisturbed)
}
