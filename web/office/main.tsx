import './office.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { createRouter, RouterProvider } from '@tanstack/react-router'
import { makeQueryClient } from '#web/client/queries.ts'
import { mount } from '#web/ui/mount.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { routeTree } from './routes.ts'
import { BrokenDesk } from './shell/broken-page.tsx'

const queryClient = makeQueryClient()
const router = createRouter({
  routeTree,
  basepath: '/office',
  context: { queryClient },
  defaultPendingMs: 150,
  defaultPendingComponent: Skeleton,
  defaultErrorComponent: BrokenDesk,
  scrollRestoration: true,
})
router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
  // Focuses the title after a change of page, so that a screen reader goes on there.
  if (fromLocation !== undefined && pathChanged) document.querySelector('h1')?.focus({ preventScroll: true })
})

mount(
  <QueryClientProvider client={queryClient}>
    <RouterProvider router={router as never} />
  </QueryClientProvider>,
)
