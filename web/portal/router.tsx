import type { QueryClient } from '@tanstack/react-query'
import { createRouter } from '@tanstack/react-router'
import { goToPlace } from '#web/ui/questions/places.ts'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { BrokenPage } from './broken-page.tsx'
import { forgetFailures } from './lazy-page.ts'
import { routeTree } from './routes.ts'

/**
 * Makes the portal's router. Pages behind the sign-in are loaded when they are first opened. `isChange`: its first page follows on
 * another page of the same document.
 */
export function makeRouter({ queryClient, isChange }: { queryClient: QueryClient; isChange: boolean }) {
  const router = createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultPendingMs: 150,
    defaultPendingComponent: Skeleton,
    defaultErrorComponent: BrokenPage,
    scrollRestoration: true,
  })
  // Each navigation tries again what did not come before, for instance ahead.
  router.subscribe('onBeforeNavigate', forgetFailures)
  router.subscribe('onRendered', ({ fromLocation, toLocation, pathChanged }) => {
    const hasComeFromPage = fromLocation === undefined ? isChange : pathChanged
    if (hasComeFromPage) focusOn(toLocation.hash)
  })
  return router
}

/**
 * Moves the focus after a change of page, so that a screen reader goes on at the requested place or the page's title.
 */
function focusOn(place: string): void {
  const asked = place === '' ? null : document.getElementById(place)
  if (asked !== null) goToPlace(asked, 'center')
  else document.querySelector('h1')?.focus({ preventScroll: true })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
}
