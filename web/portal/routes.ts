import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, redirect } from '@tanstack/react-router'
import { portalHome } from '#contracts/home/portal-home.ts'
import { scoreSheet } from '#contracts/portal.ts'
import { replyOptions } from '#web/client/queries.ts'
import { lazyPage } from './lazy-page.ts'
import { NotFoundPage } from './not-found-page.tsx'
import { readScoreFilter } from './scores/score-search.ts'
import { loadPortalService } from './service/portal-services.ts'
import { ServicePages } from './service/use-service.tsx'
import { sessionOptions } from './session.ts'
import { RoutedSignIn } from './sign-in/routed-sign-in.tsx'
import { signInTarget } from './sign-in/sign-in-target.ts'

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({ notFoundComponent: NotFoundPage })

/** The page that a visitor asked for and reaches after the sign-in. */
function readTo({ to }: Record<string, unknown>): { to?: string } {
  return signInTarget(to) === '/' ? {} : { to: signInTarget(to) }
}

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: readTo,
  component: RoutedSignIn,
})

const activate = createRoute({
  getParentRoute: () => root,
  path: '/activate',
  validateSearch: readTo,
  beforeLoad: async ({ context, search }) => {
    const { stage } = await context.queryClient.ensureQueryData(sessionOptions)
    if (stage === 'ready') throw redirect({ to: search.to ?? '/' })
    if (stage === 'none') throw redirect({ to: '/sign-in', search })
  },
  component: lazyPage(() => import('./activate/activate-page.tsx'), 'ActivatePage'),
})

const forgot = createRoute({
  getParentRoute: () => root,
  path: '/forgot',
  component: lazyPage(() => import('./forgot/forgot-page.tsx'), 'ForgotPage'),
})

/** Only a demonstration sends somebody there (PAY-02). */
const cashier = createRoute({
  getParentRoute: () => root,
  path: '/cashier/$attemptNo',
  component: lazyPage(() => import('./cashier/cashier-page.tsx'), 'CashierPage'),
})

/** A phone that takes photographs for a form on a desk computer; nobody is signed in there (EVI-08). */
const phone = createRoute({
  getParentRoute: () => root,
  path: '/phone',
  component: lazyPage(() => import('./phone/phone-page.tsx'), 'PhonePage'),
})

/**
 * The parent of every page behind the sign-in. A visitor without a session goes to the sign-in page and afterwards
 * back.
 */
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: async ({ context, location }) => {
    const { stage } = await context.queryClient.ensureQueryData(sessionOptions)
    const search = location.pathname === '/' ? {} : { to: location.pathname }
    if (stage === 'activation') throw redirect({ to: '/activate', search })
    if (stage === 'none') throw redirect({ to: '/sign-in', search })
  },
  component: lazyPage(() => import('./shell/shell.tsx'), 'Shell'),
})

/** Fetches what is shown of the active 准考证 while the page's code loads. */
function fetchOfTicket(
  queryClient: QueryClient,
  contract: typeof portalHome | typeof scoreSheet,
  freshness: { staleTime?: number } = {},
): void {
  const ticketId = queryClient.getQueryData(sessionOptions.queryKey)?.activeTicketId
  void queryClient.prefetchQuery({ ...replyOptions(contract, { ticketId }), ...freshness })
}

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  // Runs at each visit, although the page was loaded ahead when the pointer came near.
  preloadStaleTime: 0,
  // Anew at each visit, and once, because work on any other page changes what is to do; the page itself takes what comes of it.
  loader: ({ context: { queryClient }, cause }) => {
    if (cause !== 'preload') fetchOfTicket(queryClient, portalHome, { staleTime: 0 })
  },
  component: lazyPage(() => import('./home/home-page.tsx'), 'HomePage', { isAhead: true }),
})
const scores = createRoute({
  getParentRoute: () => shell,
  path: '/scores',
  loader: ({ context: { queryClient } }) => fetchOfTicket(queryClient, scoreSheet),
  component: lazyPage(() => import('./scores/latest-page.tsx'), 'LatestScoresPage', { isAhead: true }),
})
const history = createRoute({
  getParentRoute: () => shell,
  path: '/scores/history',
  validateSearch: readScoreFilter,
  loader: ({ context: { queryClient } }) => fetchOfTicket(queryClient, scoreSheet),
  component: lazyPage(() => import('./scores/history-page.tsx'), 'ScoreHistoryPage'),
})
const degree = createRoute({
  getParentRoute: () => shell,
  path: '/degree',
  component: lazyPage(() => import('./degree/degree-page.tsx'), 'DegreePage'),
})
const person = createRoute({
  getParentRoute: () => shell,
  path: '/person',
  component: lazyPage(() => import('./person/person-page.tsx'), 'PersonPage', { isAhead: true }),
})
const messages = createRoute({
  getParentRoute: () => shell,
  path: '/messages',
  component: lazyPage(() => import('./messages/messages-page.tsx'), 'MessagesPage', { isAhead: true }),
})
const orders = createRoute({
  getParentRoute: () => shell,
  path: '/orders',
  component: lazyPage(() => import('./orders/orders-page.tsx'), 'OrdersPage'),
})
const order = createRoute({
  getParentRoute: () => shell,
  path: '/orders/$order',
  validateSearch: (search): { returned?: 1; code?: string } => ({
    ...(Number(search.returned) === 1 ? { returned: 1 } : {}),
    // WeChat sends a payer back with it.
    ...(typeof search.code === 'string' ? { code: search.code } : {}),
  }),
  component: lazyPage(() => import('./orders/order-page.tsx'), 'OrderPage'),
  // What an act on one of them came to is not said on the page of another, as by stepping back over the list between.
  remountDeps: ({ params }) => params,
})
const services = createRoute({
  getParentRoute: () => shell,
  path: '/services',
  component: lazyPage(() => import('./services/services-page.tsx'), 'ServicesPage', { isAhead: true }),
})
const samples = createRoute({
  getParentRoute: () => shell,
  path: '/services/samples',
  component: lazyPage(() => import('./samples/samples-page.tsx'), 'SamplesPage'),
})

/** 外省转入 is filed by nobody: it has pages of its own beside those of the services. */
const arrivals = createRoute({
  getParentRoute: () => shell,
  path: '/services/transfer-in',
  component: lazyPage(() => import('./transfer-in/arrivals-page.tsx'), 'ArrivalsPage'),
})
const arrival = createRoute({
  getParentRoute: () => shell,
  path: '/services/transfer-in/arrivals/$arrival',
  component: lazyPage(() => import('./transfer-in/arrival-page.tsx'), 'ArrivalPage'),
  remountDeps: ({ params }) => params,
})

/** A service, named by a word in the address. Its web part is loaded once, before its first page is drawn. */
const service = createRoute({
  getParentRoute: () => shell,
  path: '/services/$service',
  loader: ({ params }) => loadPortalService(params.service),
})
const serviceEntrance = createRoute({
  getParentRoute: () => service,
  path: '/',
  component: lazyPage(() => import('./service/list/service-entrance.tsx'), 'ServiceEntrance'),
})
/** The pages that exist only for services with online filing. */
const filed = createRoute({ getParentRoute: () => service, id: 'filed', component: ServicePages })
const serviceNotice = createRoute({
  getParentRoute: () => filed,
  path: '/notice',
  component: lazyPage(() => import('./service/list/notice-page.tsx'), 'NoticePage'),
})
const serviceDraft = createRoute({
  getParentRoute: () => filed,
  path: '/drafts/$draft',
  component: lazyPage(() => import('./service/draft/draft-entrance.tsx'), 'DraftEntrance'),
})
const serviceDraftStep = createRoute({
  getParentRoute: () => filed,
  path: '/drafts/$draft/$step',
  component: lazyPage(() => import('./service/draft/draft-page.tsx'), 'DraftPage'),
})
const serviceFiling = createRoute({
  getParentRoute: () => filed,
  path: '/filings/$filing',
  component: lazyPage(() => import('./service/details/filing-page.tsx'), 'FilingPage'),
})
const serviceApplication = createRoute({
  getParentRoute: () => filed,
  path: '/applications/$application',
  component: lazyPage(() => import('./service/details/application-page.tsx'), 'ApplicationPage'),
  remountDeps: ({ params }) => params,
})

export const routeTree = root.addChildren([
  signIn,
  activate,
  forgot,
  cashier,
  phone,
  shell.addChildren([
    home,
    scores,
    history,
    degree,
    person,
    messages,
    orders,
    order,
    services,
    samples,
    arrivals,
    arrival,
    service.addChildren([
      serviceEntrance,
      filed.addChildren([serviceNotice, serviceDraft, serviceDraftStep, serviceFiling, serviceApplication]),
    ]),
  ]),
])
