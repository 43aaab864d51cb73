import { Outlet, useLoaderData } from '@tanstack/react-router'
import { createContext, type ReactNode, useContext } from 'react'
import { SERVICES } from '#contracts/services.ts'
import { NotFound } from '../not-found-page.tsx'
import type { PortalService } from './portal-service.ts'

/** The service of an open page, with its title. */
export type OpenService = PortalService & { title: string }

const Opened = createContext<OpenService | undefined>(undefined)

/** Wraps the pages of a service with online filing; for any other name in the address it shows the not-found notice. */
export function ServicePages() {
  const part = useLoaderData({ from: '/shell/services/$service' })
  if (part === undefined) return <NotFound />
  return (
    <OfService part={part}>
      <Outlet />
    </OfService>
  )
}

/** Provides the service to the components inside. */
export function OfService({ part, children }: { part: PortalService; children: ReactNode }) {
  return <Opened value={{ ...part, title: SERVICES[part.service].title }}>{children}</Opened>
}

/** Reads the service whose page is open. */
export function useService(): OpenService {
  const opened = useContext(Opened)
  if (opened === undefined) throw new Error('this page belongs to no service')
  return opened
}
