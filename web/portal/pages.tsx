import type { QueryClient } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { makeRouter } from './router.tsx'

/** All pages of the portal, at the address of the document. */
export function makePages(options: { queryClient: QueryClient; isChange: boolean }): ReactNode {
  return <RouterProvider router={makeRouter(options)} />
}
