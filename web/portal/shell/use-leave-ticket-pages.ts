import { useRouter } from '@tanstack/react-router'

/**
 * HOM-01: a draft, an application or a filing is one 准考证's: under another it would look as if it were gone. Leaves for the
 * list of the service, in the place of the page, so that 「返回」 does not lead back to it.
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
