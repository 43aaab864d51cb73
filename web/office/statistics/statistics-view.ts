import { useSearch } from '@tanstack/react-router'
import { isServiceName, SERVICE_NAMES, type ServiceName } from '#contracts/services.ts'

/** What is shown. It stands in the address, so that going back, a reload and a bookmark show the same (STA-01). */
export interface StatisticsView {
  service: ServiceName
  window?: string
  school?: string
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Reads the view from an address; unknown values are ignored. */
export function readStatisticsView(search: Record<string, unknown>): StatisticsView {
  const [service, window, school] = ['service', 'window', 'school'].map((name) => String(search[name] ?? ''))
  return {
    service: service !== undefined && isServiceName(service) ? service : (SERVICE_NAMES[0] as ServiceName),
    ...(window !== undefined && ID.test(window) ? { window } : {}),
    ...(school !== undefined && ID.test(school) ? { school } : {}),
  }
}

/** The address of a view, below `/office`. */
export function statisticsAddress(view: StatisticsView): string {
  return `/statistics?${new URLSearchParams({ ...view })}`
}

/** The view of the page that is open. */
export function useStatisticsView(): StatisticsView {
  return readStatisticsView(useSearch({ strict: false }) as Record<string, unknown>)
}
