import { timingSafeEqual } from 'node:crypto'
import type { Call } from '#kernel/call.ts'
import type { Deps } from '#server/deps.ts'
import { listTicketNos } from './account.store.ts'

/** Whether the folded number is one of the person's own 准考证号. */
export async function isOwnTicketNo(
  deps: Deps,
  { deadline }: Call,
  asked: { personId: string; ticketNo: string },
): Promise<boolean> {
  const typed = Buffer.from(asked.ticketNo)
  const own = await deps.database.read(deadline, (tx) => listTicketNos(tx, asked.personId))
  return own.some(({ no }) => no.length === typed.length && timingSafeEqual(Buffer.from(no), typed))
}
