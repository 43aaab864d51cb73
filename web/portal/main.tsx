import './portal.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { makeQueryClient } from '#web/client/queries.ts'
import { mount } from '#web/ui/mount.tsx'
import { makeRouter } from './router.tsx'

const queryClient = makeQueryClient()

mount(
  <QueryClientProvider client={queryClient}>
    <RouterProvider router={makeRouter(queryClient)} />
  </QueryClientProvider>,
)
