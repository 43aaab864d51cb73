import { lapseDepartures } from '#modules/departures/lapse-departures.ts'
import { type DepartureNow, heard, type Past } from './past.ts'
import type { LeaveMove } from './steps.ts'

const SAW = { idDocument: true, ticket: true, destinationTicket: true, signature: true }
const REASON = '来函苏教考函〔2026〕9号'

/** Does with a departure what the school, the authority, the destination or the clock does. */
export async function leave(past: Past, { id, version, undo }: DepartureNow, move: LeaveMove): Promise<void> {
  const { registrar, authority, supervisor } = past.ground.crew
  const path = `/api/office/departures/${id}`
  const send = async (who: typeof authority, to: string, body: object) =>
    void heard(past, `departure ${move}`, await who.call('POST', to, { body }))
  switch (move) {
    case 'sign':
      return send(registrar, `${path}/signing`, { version, saw: SAW })
    case 'unsign':
      return send(registrar, `${path}/signing-undo`, { version, reason: REASON })
    case 'send':
      return send(authority, '/api/office/departure-packages', { departures: [{ id, version }] })
    case 'accept':
    case 'return': {
      const answer = { kind: move === 'accept' ? 'accepted' : 'returned', note: REASON }
      return send(authority, `${path}/answer`, { version, answer })
    }
    case 'ask':
      return send(authority, `${path}/undo`, { version, reason: REASON })
    case 'agree':
    case 'refuse':
      if (undo === null) return
      return send(supervisor, `/api/office/departure-undos/${undo}`, { decision: move })
    case 'lapse':
      return lapse(past, id)
    default:
      return move satisfies never
  }
}

/** Its day to sign was yesterday, and the job of each hour comes. */
async function lapse({ ground: { application }, isDisturbed }: Past, id: string): Promise<void> {
  await application.owner.query(
    "update departures set sign_by = '2026-11-22' where id = $1 and state = 'to_sign'",
    [id],
  )
  await ofJob(lapseDepartures(application.deps), isDisturbed)
}

/** A job whose connection is cut runs again later. */
export async function ofJob(job: Promise<void>, isDisturbed: boolean): Promise<void> {
  if (isDisturbed) return void (await Promise.allSettled([job]))
  return job
}
