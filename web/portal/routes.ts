import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { thingsToDo } from '#contracts/things-to-do.ts'
import { replyOptions } from '#web/client/queries.ts'
import { NotFoundPage } from './not-found-page.tsx'
import { loadPortalService } from './service/portal-services.ts'
import { ServicePages } from './service/use-service.tsx'
import { sessionOptions } from './session.ts'
import { SignInPage } from './sign-in/sign-in-page.tsx'

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({ notFoundComponent: NotFoundPage })

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search): { to?: string } =>
    typeof search.to === 'string' && /^\/(?![/\\])/.test(search.to) ? { to: search.to } : {},
  component: SignInPage,
})

const activate = createRoute({
  getParentRoute: () => root,
  path: '/activate',
  beforeLoad: async ({ context }) => {
    const { stage } = await context.queryClient.ensureQueryData(sessionOptions)
    if (stage !== 'activation') throw redirect({ to: stage === 'ready' ? '/' : '/sign-in' })
  },
  component: lazyRouteComponent(() => import('./activate/activate-page.tsx'), 'ActivatePage'),
})

const forgot = createRoute({
  getParentRoute: () => root,
  path: '/forgot',
  component: lazyRouteComponent(() => import('./forgot/forgot-page.tsx'), 'ForgotPage'),
})

/** Only a demonstration sends somebody there (PAY-02). */
const cashier = createRoute({
  getParentRoute: () => root,
  path: '/cashier/$attemptNo',
  component: lazyRouteComponent(() => import('./cashier/cashier-page.tsx'), 'CashierPage'),
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
    if (stage === 'activation') throw redirect({ to: '/activate' })
    if (stage === 'none')
      throw redirect({ to: '/sign-in', search: location.pathname === '/' ? {} : { to: location.pathname } })
  },
  component: lazyRouteComponent(() => import('./shell/shell.tsx'), 'Shell'),
})

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  // Fetches the list while the page's code loads, because everything on the page waits for it.
  loader: ({ context }) => void context.queryClient.prefetchQuery(replyOptions(thingsToDo)),
  component: lazyRouteComponent(() => import('./home/home-page.tsx'), 'HomePage'),
})
const scores = createRoute({
  getParentRoute: () => shell,
  path: '/scores',
  component: lazyRouteComponent(() => import('./scores/latest-page.tsx'), 'LatestScoresPage'),
})
const history = createRoute({
  getParentRoute: () => shell,
  path: '/scores/history',
  component: lazyRouteComponent(() => import('./scores/history-page.tsx'), 'ScoreHistoryPage'),
})
const degree = createRoute({
  getParentRoute: () => shell,
  path: '/degree',
  component: lazyRouteComponent(() => import('./degree/degree-page.tsx'), 'DegreePage'),
})
const person = createRoute({
  getParentRoute: () => shell,
  path: '/person',
  component: lazyRouteComponent(() => import('./person/person-page.tsx'), 'PersonPage'),
})
const messages = createRoute({
  getParentRoute: () => shell,
  path: '/messages',
  component: lazyRouteComponent(() => import('./messages/messages-page.tsx'), 'MessagesPage'),
})
const orders = createRoute({
  getParentRoute: () => shell,
  path: '/orders',
  component: lazyRouteComponent(() => import('./orders/orders-page.tsx'), 'OrdersPage'),
})
const order = createRoute({
  getParentRoute: () => shell,
  path: '/orders/$order',
  validateSearch: (search): { returned?: 1; code?: string } => ({
    ...(Number(search.returned) === 1 ? { returned: 1 } : {}),
    // WeChat sends a payer back with it.
    ...(typeof search.code === 'string' ? { code: search.code } : {}),
  }),
  component: lazyRouteComponent(() => import('./orders/order-page.tsx'), 'OrderPage'),
})
const services = createRoute({
  getParentRoute: () => shell,
  path: '/services',
  component: lazyRouteComponent(() => import('./services/services-page.tsx'), 'ServicesPage'),
})
const samples = createRoute({
  getParentRoute: () => shell,
  path: '/services/samples',
  component: lazyRouteComponent(() => import('./samples/samples-page.tsx'), 'SamplesPage'),
})

/** 外省转入 is filed by nobody: it has pages of its own beside those of the services. */
const arrivals = createRoute({
  getParentRoute: () => shell,
  path: '/services/transfer-in',
  component: lazyRouteComponent(() => import('./transfer-in/arrivals-page.tsx'), 'ArrivalsPage'),
})
const arrival = createRoute({
  getParentRoute: () => shell,
  path: '/services/transfer-in/arrivals/$arrival',
  component: lazyRouteComponent(() => import('./transfer-in/arrival-page.tsx'), 'ArrivalPage'),
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
  component: lazyRouteComponent(() => import('./service/list/service-entrance.tsx'), 'ServiceEntrance'),
})
/** The pages that exist only for services with online filing. */
const filed = createRoute({ getParentRoute: () => service, id: 'filed', component: ServicePages })
const serviceNotice = createRoute({
  getParentRoute: () => filed,
  path: '/notice',
  component: lazyRouteComponent(() => import('./service/list/notice-page.tsx'), 'NoticePage'),
})
const serviceDraft = createRoute({
  getParentRoute: () => filed,
  path: '/drafts/$draft',
  component: lazyRouteComponent(() => import('./service/draft/draft-entrance.tsx'), 'DraftEntrance'),
})
const serviceDraftStep = createRoute({
  getParentRoute: () => filed,
  path: '/drafts/$draft/$step',
  component: lazyRouteComponent(() => import('./service/draft/draft-page.tsx'), 'DraftPage'),
})
const serviceFiling = createRoute({
  getParentRoute: () => filed,
  path: '/filings/$filing',
  component: lazyRouteComponent(() => import('./service/details/filing-page.tsx'), 'FilingPage'),
})
const serviceApplication = createRoute({
  getParentRoute: () => filed,
  path: '/applications/$application',
  component: lazyRouteComponent(() => import('./service/details/application-page.tsx'), 'ApplicationPage'),
})

export const routeTree = root.addChildren([
  signIn,
  activate,
  forgot,
  cashier,
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
