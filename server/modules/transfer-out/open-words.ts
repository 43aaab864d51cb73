import { isServiceCode, SERVICES } from '#contracts/services.ts'
import type { OpenApplication } from '#modules/departures/public.ts'

/** Says which application has to be settled first, and under which 准考证 it is. */
export function openWords(
  { service, title, ticketId, ticketNo }: OpenApplication,
  own: { ticketId: string },
): string {
  const name = isServiceCode(service) ? SERVICES[service].title : service
  const where = ticketId === own.ticketId ? '' : `（准考证号 ${ticketNo}）`
  return `「${name}」${title}${where}正在办理，结束后才能申请转出；仍为「待审核」的，可以撤回。`
}
