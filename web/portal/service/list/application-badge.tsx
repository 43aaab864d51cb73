import type { ApplicationSummary } from '#contracts/applications.ts'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { useStanding } from './use-standing.ts'

/** Where an application stands: its own state, or what became of it after the approval (APP-03). */
export function ApplicationBadge({ application }: { application: ApplicationSummary }) {
  return <StatusBadge {...useStanding(application)} />
}
