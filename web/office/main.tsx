import './office.css'
import { QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { asksForSignIn } from '#contracts/addresses/sign-in-address.ts'
import { cameWithoutSession } from '#web/client/document-marks.ts'
import { makeQueryClient } from '#web/client/queries.ts'
import { mount } from '#web/ui/mount.tsx'
import { Starting } from '#web/ui/skeleton.tsx'
import { sessionOptions } from './session.ts'
import { BrokenDesk } from './shell/broken-page.tsx'
import { SignInPage } from './sign-in/sign-in-page.tsx'

// Whoever is not signed in sees the sign-in page before the router and the other pages have come (UX-05).

const queryClient = makeQueryClient()
const drawRoot = mount({ scheme: 'light' })
const draw = (page: ReactNode) =>
  drawRoot(<QueryClientProvider client={queryClient}>{page}</QueryClientProvider>)

const loadPages = () => import('./pages.tsx')

/** Draws the sign-in page, or the page of the address for everybody else. */
async function begin(): Promise<void> {
  if (await isVisitor()) draw(<SignInPage goTo={goTo} onTyping={prepare} />)
  else draw((await loadPages()).makePages({ queryClient, isChange: false }))
}

/** Whether the sign-in is the page to show. */
async function isVisitor(): Promise<boolean> {
  const { pathname } = location
  if (pathname === '/office/sign-in') return true
  if (!asksForSignIn('office', pathname)) return false
  if (!cameWithoutSession()) {
    prepare()
    draw(<Starting />)
    // A session that cannot be asked for is told by the pages themselves.
    const session = await queryClient.ensureQueryData(sessionOptions).catch(() => undefined)
    if (session?.stage !== 'none') return false
  }
  history.replaceState(null, '', '/office/sign-in')
  return true
}

async function goTo(address: string): Promise<void> {
  const { makePages } = await loadPages()
  history.pushState(null, '', address)
  draw(makePages({ queryClient, isChange: true }))
}

/** Loads what comes behind the sign-in, while somebody types or the session is asked for. */
function prepare(): void {
  void Promise.allSettled([loadPages(), import('./shell/shell.tsx'), import('./start/start-page.tsx')])
}

void begin().catch((error: unknown) => draw(<BrokenDesk error={error} />))
