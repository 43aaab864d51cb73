import type { Officer } from '../../support/given.ts'
import { openPictures } from '../../support/open-pictures.ts'
import { refile, withdraw } from './candidate-acts.ts'
import { type ApplicationNow, heard, type Past } from './past.ts'
import type { ReviewMove } from './steps.ts'

/** Does with an application what its owner or the officer of that level does. */
export async function review(past: Past, one: ApplicationNow, move: ReviewMove): Promise<void> {
  const { school, authority, otherAuthority } = past.ground.crew
  switch (move) {
    case 'approve':
    case 'reject':
      return decide(past, { one, officer: one.level === 1 ? school : authority, verdict: move })
    case 'withdraw':
      return withdraw(past, one)
    case 'refile':
      return refile(past, one)
    case 'ask': {
      const body = { reason: '核实后发现审核有误' }
      const path = `/api/office/reviews/${one.id}/undo`
      return void heard(past, 'ask undo', await authority.call('POST', path, { body }))
    }
    case 'agree':
    case 'refuse': {
      if (one.undo === null) return
      const body = { decision: move === 'agree' ? 'approve' : 'reject' }
      const path = `/api/office/undo-requests/${one.undo}/decision`
      return void heard(past, `undo ${move}`, await otherAuthority.call('POST', path, { body }))
    }
    default:
      return move satisfies never
  }
}

const REASONS = {
  'transfer-out': {
    code: 'destination_ticket_wrong',
    place: { kind: 'field', section: 'destination', field: 'otherTicketNo' },
  },
} as Readonly<Record<string, object>>

async function decide(
  past: Past,
  { one, officer, verdict }: { one: ApplicationNow; officer: Officer; verdict: 'approve' | 'reject' },
): Promise<void> {
  const { id, revision, service } = one
  const path = `/api/office/reviews/${id}`
  heard(
    past,
    'claim',
    await officer.call('POST', `${path}/claim`, { body: { takeOver: true, reason: '同事请假' } }),
  )
  if (service !== 'transfer-out') await openPictures(officer, id)
  const reasons = verdict === 'reject' ? [REASONS[service] ?? { code: 'proof_mismatch' }] : []
  const body = { revision, verdict, reasons }
  heard(past, `${verdict} ${service}`, await officer.call('POST', `${path}/decision`, { body }))
}
