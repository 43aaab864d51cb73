import './portal.css'
import './few-letters.css'
import { QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { asksForSignIn } from '#contracts/addresses/sign-in-address.ts'
import { bringsSight, cameWithoutSession } from '#web/client/document-marks.ts'
import type { Step } from '#web/client/entrance.ts'
import { makeQueryClient } from '#web/client/queries.ts'
import { mount } from '#web/ui/mount.tsx'
import { Starting } from '#web/ui/skeleton.tsx'
import { BrokenStart } from './broken-start.tsx'
import { loadPart, ReplacedError } from './lazy-page.ts'
import { sessionOptions } from './session.ts'
import { SignInPage } from './sign-in/sign-in-page.tsx'
import { signInTarget } from './sign-in/sign-in-target.ts'

// A visitor who is not signed in sees the sign-in page before the router and the other pages have come (UX-05).

const queryClient = makeQueryClient()
const drawRoot = mount({ scheme: 'system' })
const draw = (page: ReactNode) =>
  drawRoot(<QueryClientProvider client={queryClient}>{page}</QueryClientProvider>)

const loadPages = () => loadPart(() => import('./pages.tsx'))

/** Draws the sign-in page, or the page of the address for everybody else. */
async function begin(): Promise<void> {
  const to = await targetOfVisitor()
  if (to !== undefined) return draw(<SignInPage to={to} goTo={goTo} onTyping={prepare} />)
  const { makePages, makeWholePages } = await loadPages()
  draw(isSeen() ? await makeWholePages(queryClient) : makePages({ queryClient, isChange: false }))
}

/** Whether the page is there to be read already (web/portal/sight/). */
function isSeen(): boolean {
  return document.querySelector('#root main') !== null
}

/** Where the sign-in leads if it is the page to show; undefined if it is not. */
async function targetOfVisitor(): Promise<string | undefined> {
  const { pathname, search } = location
  if (pathname === '/sign-in') return signInTarget(new URLSearchParams(search).get('to'))
  if (!asksForSignIn('portal', pathname)) return undefined
  if (!cameWithoutSession()) {
    prepare()
    // What is drawn here first would keep a first sight out that is answered late.
    if (!bringsSight()) draw(<Starting />)
    // A session that cannot be asked for is told by the pages themselves.
    const session = await queryClient.ensureQueryData(sessionOptions).catch(() => undefined)
    if (session?.stage !== 'none') return undefined
  }
  history.replaceState(
    null,
    '',
    pathname === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(pathname)}`,
  )
  return pathname
}

async function goTo(address: string, step: Step): Promise<void> {
  try {
    const { makePages } = await loadPages()
    history[`${step}State`](null, '', address)
    draw(makePages({ queryClient, isChange: true }))
  } catch (error) {
    if (!(error instanceof ReplacedError)) throw error
    // The new version of the portal knows the way.
    location.assign(address)
  }
}

/** Loads what comes behind the sign-in, while somebody types or the session is asked for. */
function prepare(): void {
  void Promise.allSettled([loadPages(), import('./shell/shell.tsx'), import('./home/home-page.tsx')])
}

void begin().catch((error: unknown) => draw(<BrokenStart error={error} />))
