import type { QueryClient } from '@tanstack/react-query'
import { createRouter } from '@tanstack/react-router'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { BrokenPage } from './broken-page.tsx'
import { routeTree } from './routes.ts'

/** The portal's router; pages behind the sign-in are loaded when they are first opened. */
export function makeRouter(queryClient: QueryClient) {
  const router = createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultPendingMs: 150,
    defaultPendingComponent: Skeleton,
    defaultErrorComponent: BrokenPage,
    scrollRestoration: true,
  })
  router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
    if (fromLocation !== undefined && pathChanged) focusTitle()
  })
  return router
}

/** After a change of page a screen reader goes on at its title, not at a link that is gone. */
function focusTitle(): void {
  document.querySelector('h1')?.focus({ preventScroll: true })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
}
