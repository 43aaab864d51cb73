import type { listWindows } from '#contracts/office/administration.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { SERVICES, type ServiceCode } from '#contracts/services.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { windowsTexts as texts } from './windows.texts.ts'

export type ShownWindow = ReplyOf<typeof listWindows>['windows'][number]

/** Names a window: what it opens, when, for whom. */
export function windowName({
  service,
  round,
  schoolName,
}: {
  service: ServiceCode
  round: string
  schoolName?: string
}): string {
  return `${SERVICES[service].title} ${round} ${schoolName ?? texts.allSchools}`
}

/** Puts the times of a window into words. */
export function periodWords(times: { opensAt: string; closesAt: string }): string {
  return texts.period(formatInstant(new Date(times.opensAt)), formatInstant(new Date(times.closesAt)))
}
