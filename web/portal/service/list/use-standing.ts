import type { ApplicationSummary } from '#contracts/applications.ts'
import type { Standing } from '../portal-service.ts'
import { useService } from '../use-service.tsx'
import { stateBadges } from './application-state.ts'

/** Reads where an application stands. A service is the same for as long as its page is there, so its hook may be optional. */
export function useStanding(application: ApplicationSummary): Standing {
  const { useAfterwards = useNothing } = useService()
  return useAfterwards(application) ?? stateBadges[application.state]
}

function useNothing(): undefined {
  return undefined
}
