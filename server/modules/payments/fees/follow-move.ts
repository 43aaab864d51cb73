import { SERVICES, type ServiceName } from '#contracts/services.ts'
import { Refusal } from '#kernel/refusal.ts'
import { type ApplicationRow, findApplication } from '#modules/applications/public.ts'
import { addMessage } from '#modules/messages/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { formatDate } from '#rulebook/beijing-time.ts'
import { fen, yuanOf } from '#rulebook/money/fen.ts'
import type { Adapters } from '#server/deps.ts'
import type { MovedApplication, ServiceMove } from '#server/service-definition.ts'
import { addFollowing } from '../following/add-following.ts'
import { listFeeOrders, lockOrdersOf } from '../orders/order.store.ts'
import { requireOrderMove } from '../orders/require-order-move.ts'
import { isFeeOpen } from './fee.rules.ts'
import { type Fee, findFee } from './fee.store.ts'

/**
 * GRA-09: hears of every move of every application, after its service and in the same transaction. The move that opens the payment
 * tells the candidate; one that takes the application back behind it voids the order that waits; and an approval is refused
 * where an unpaid fee holds it up. Which service, which move and what is held up are rows of the fee table.
 */
export async function followMove(
  tx: Tx,
  deps: Pick<Adapters, 'ids' | 'clock'>,
  { moved, move }: { moved: MovedApplication; move: ServiceMove },
): Promise<void> {
  const application = await findApplication(tx, moved.id)
  if (!application) throw new Error('a move of an application that does not exist')
  const fee = await findFee(tx, moved.id)
  const orders = await lockOrdersOf(tx, moved.id)
  const isOpen = fee !== undefined && isFeeOpen(fee.opensAfter, application)
  const isPaid = (await listFeeOrders(tx, moved.id)).some(({ state }) => state === 'paid')
  if (move.kind === 'approved' && fee?.holdsUp === 'approval' && !isPaid)
    throw new Refusal('effect_impossible', {
      values: { why: `${fee.title}尚未缴纳，请在考生缴费后再办理。` },
    })
  const waiting = orders.find(({ state }) => state === 'open')
  if (!isOpen && waiting) {
    await requireOrderMove(tx, { order: waiting, move: 'void', at: moved.at })
    await addFollowing(tx, { orderId: waiting.id, at: moved.at })
  }
  if (isOpen && !isPaid && !waiting && !isFeeOpen(fee.opensAfter, before(application, move)))
    await askForFee(tx, deps, { application, fee })
}

/** Where the application stood before the move, as far as fees ask for it. */
function before(application: ApplicationRow, move: ServiceMove): Pick<ApplicationRow, 'state' | 'level'> {
  const { state, level } = application
  switch (move.kind) {
    case 'passed':
      return { state: 'in_review', level: level - 1 }
    case 'approved':
      return { state: 'in_review', level }
    case 'filed':
    case 'refiled':
      return { state: 'rejected', level }
    case 'undone':
      return { state: move.undoes === 'rejected' ? 'rejected' : 'approved', level }
    case 'modified':
    case 'amended':
    case 'withdrawn':
    case 'rejected':
    case 'returned':
    case 'amendment_asked':
    case 'held':
    case 'released':
      return { state, level }
    default:
      return move satisfies never
  }
}

/** Tells the candidate what to pay and until when. */
function askForFee(
  tx: Tx,
  deps: Pick<Adapters, 'ids' | 'clock'>,
  { application, fee }: { application: ApplicationRow; fee: Fee },
): Promise<void> {
  const { service, person_id: personId, ticket_id: ticketId } = application
  return addMessage(tx, deps, {
    personId,
    ticketId,
    title: `请缴纳「${titleOf(service)}」的${fee.title}`,
    body: `「${titleOf(service)}」${application.title}需缴纳${fee.title} ${yuanOf(fen(fee.fen))} 元。请${timeOf(fee)}在「我的订单」缴费。`,
    link: '/orders',
  })
}

const titleOf = (service: ServiceName) => SERVICES[service].title

function timeOf({ payableFrom, payableUntil }: Fee): string {
  const from = payableFrom === undefined ? '' : `从 ${formatDate(payableFrom)} 起`
  const until = payableUntil === undefined ? '' : `在 ${formatDate(payableUntil)} 24:00 前`
  return from && until ? `${from}、${until}` : from || until
}
