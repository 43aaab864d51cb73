import type { QueryClient } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { makeRouter } from './router.tsx'
import { KeepPlace } from './sight/keep-place.tsx'

/** All pages of the portal, at the address of the document. */
export function makePages(options: { queryClient: QueryClient; isChange: boolean }): ReactNode {
  return <RouterProvider router={makeRouter(options)} />
}

/** The same, once the page at the address can be drawn whole: it takes the place of one that stands there already (web/portal/sight/). */
export async function makeWholePages(queryClient: QueryClient): Promise<ReactNode> {
  const router = makeRouter({ queryClient, isChange: false })
  await router.load()
  const asking = queryClient.getQueryCache().findAll({ fetchStatus: 'fetching' })
  await Promise.allSettled(asking.map(({ promise }) => promise))
  return (
    <>
      <RouterProvider router={router} />
      <KeepPlace />
    </>
  )
}
