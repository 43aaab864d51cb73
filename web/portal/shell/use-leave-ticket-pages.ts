import { useRouter } from '@tanstack/react-router'

/**
 * Leaves a page that belongs to one 准考证 (a draft, an application, a filing), because it would look deleted under
 * another (HOM-01). Replaces the page in the history with the service's list, so that 「返回」 does not lead back to it.
 */
export function useLeaveTicketPages(): () => Promise<void> {
  const router = useRouter()
  return async () => {
    const service = /^\/services\/([^/]+)\/(?:drafts|applications|filings)\//.exec(
      router.state.location.pathname,
    )?.[1]
    if (service === undefined) return
    await router.navigate({ to: '/services/$service', params: { service }, replace: true })
  }
}
