import type { QueryClient } from '@tanstack/react-query'
import { createRouter, RouterProvider } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { routeTree } from './routes.ts'
import { BrokenDesk } from './shell/broken-page.tsx'

interface PagesOptions {
  queryClient: QueryClient
  /** The first page follows on another page of the same document. */
  isChange: boolean
}

/** All pages of the desk, at the address of the document. */
export function makePages({ queryClient, isChange }: PagesOptions): ReactNode {
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
    const hasComeFromPage = fromLocation === undefined ? isChange : pathChanged
    if (hasComeFromPage) document.querySelector('h1')?.focus({ preventScroll: true })
  })
  return <RouterProvider router={router as never} />
}
