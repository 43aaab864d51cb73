import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  type RouteComponent,
  redirect,
} from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { firstQueue } from './reviews/queue/first-queue.ts'
import { sessionOptions } from './session.ts'
import { BrokenPage } from './shell/broken-page.tsx'
import { NotFoundPage } from './shell/not-found-page.tsx'
import { RoutedSignIn } from './sign-in/routed-sign-in.tsx'

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()()

const signIn = createRoute({ getParentRoute: () => root, path: '/sign-in', component: RoutedSignIn })

const enrol = createRoute({
  getParentRoute: () => root,
  path: '/enrol',
  component: lazyRouteComponent(() => import('./sign-in/enrol-page.tsx'), 'EnrolPage'),
})

/** The parent of every page behind the sign-in. */
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: async ({ context }) => {
    const { stage } = await context.queryClient.ensureQueryData(sessionOptions)
    if (stage !== 'ready')
      throw redirect({ href: stage === 'enrolment' ? '/office/enrol' : '/office/sign-in' })
  },
  component: lazyRouteComponent(() => import('./shell/shell.tsx'), 'Shell'),
})

/** What was typed or shown for one record is gone when another is opened under the same path, as by stepping back over the list between. */
const page = <P extends string>(path: P, component: (() => ReactNode) | RouteComponent) =>
  createRoute({
    getParentRoute: () => shell,
    path,
    component,
    errorComponent: BrokenPage,
    remountDeps: ({ params }) => params,
  })

export const routeTree = root.addChildren([
  signIn,
  enrol,
  shell.addChildren([
    page(
      '/',
      lazyRouteComponent(() => import('./start/start-page.tsx'), 'StartPage'),
    ),
    page(
      '/imports',
      lazyRouteComponent(() => import('./imports/imports-page.tsx'), 'ImportsPage'),
    ),
    page(
      '/imports/$id',
      lazyRouteComponent(() => import('./imports/import-page.tsx'), 'ImportPage'),
    ),
    page(
      '/arrivals',
      lazyRouteComponent(() => import('./arrivals/arrivals-page.tsx'), 'ArrivalsPage'),
    ),
    page(
      '/arrivals/$id',
      lazyRouteComponent(() => import('./arrivals/match-page.tsx'), 'MatchPage'),
    ),
    page(
      '/publications',
      lazyRouteComponent(() => import('./publications/publications-page.tsx'), 'PublicationsPage'),
    ),
    page(
      '/publications/$id',
      lazyRouteComponent(() => import('./publications/publication-page.tsx'), 'PublicationPage'),
    ),
    page(
      '/publications/$id/batches/$batch',
      lazyRouteComponent(() => import('./publications/released-batch-page.tsx'), 'ReleasedBatchPage'),
    ),
    page(
      '/graduations',
      lazyRouteComponent(() => import('./graduations/graduations-page.tsx'), 'GraduationsPage'),
    ),
    page(
      '/graduations/$id',
      lazyRouteComponent(() => import('./graduations/graduation-batch-page.tsx'), 'GraduationBatchPage'),
    ),
    page(
      '/graduations/$id/audits/$audit',
      lazyRouteComponent(() => import('./graduations/audit-result-page.tsx'), 'AuditResultPage'),
    ),
    page(
      '/degree-replays',
      lazyRouteComponent(() => import('./degree-replays/degree-replays-page.tsx'), 'DegreeReplaysPage'),
    ),
    page(
      '/diplomas',
      lazyRouteComponent(() => import('./diplomas/diplomas-page.tsx'), 'DiplomasPage'),
    ),
    page(
      '/payments',
      lazyRouteComponent(() => import('./payments/finance-day-page.tsx'), 'FinanceDayPage'),
    ),
    page(
      '/payments/orders/$id',
      lazyRouteComponent(() => import('./payments/order-page.tsx'), 'OrderPage'),
    ),
    page(
      '/bills',
      lazyRouteComponent(() => import('./bills/bills-page.tsx'), 'BillsPage'),
    ),
    page(
      '/bills/$day',
      lazyRouteComponent(() => import('./bills/bill-day-page.tsx'), 'BillDayPage'),
    ),
    page(
      '/counter-payments',
      lazyRouteComponent(() => import('./counter-payments/counter-page.tsx'), 'CounterPage'),
    ),
    page(
      '/candidates',
      lazyRouteComponent(() => import('./candidates/candidates-page.tsx'), 'CandidatesPage'),
    ),
    page(
      '/candidates/$id',
      lazyRouteComponent(() => import('./candidates/candidate-page.tsx'), 'CandidatePage'),
    ),
    createRoute({
      getParentRoute: () => shell,
      path: '/reviews',
      beforeLoad: async ({ context }) => {
        throw redirect({ href: await firstQueue(context.queryClient), replace: true })
      },
    }),
    page(
      '/reviews/$service',
      lazyRouteComponent(() => import('./reviews/queue/queue-page.tsx'), 'QueuePage'),
    ),
    page(
      '/reviews/$service/$id',
      lazyRouteComponent(() => import('./reviews/review/review-page.tsx'), 'ReviewPage'),
    ),
    page(
      '/undo-requests',
      lazyRouteComponent(() => import('./reviews/undo/undo-page.tsx'), 'UndoPage'),
    ),
    page(
      '/statistics',
      lazyRouteComponent(() => import('./statistics/statistics-page.tsx'), 'StatisticsPage'),
    ),
    page(
      '/departures',
      lazyRouteComponent(() => import('./departures/departures-page.tsx'), 'DeparturesPage'),
    ),
    page(
      '/departures/$id',
      lazyRouteComponent(() => import('./departures/departure-page.tsx'), 'DeparturePage'),
    ),
    page(
      '/trusted-keys',
      lazyRouteComponent(() => import('./trusted-keys/trusted-keys-page.tsx'), 'TrustedKeysPage'),
    ),
    page(
      '/corrections',
      lazyRouteComponent(() => import('./corrections/corrections-page.tsx'), 'CorrectionsPage'),
    ),
    page(
      '/sanctions',
      lazyRouteComponent(() => import('./sanctions/sanctions-page.tsx'), 'SanctionsPage'),
    ),
    page(
      '/transfers-in',
      lazyRouteComponent(() => import('./transfers-in/arrivals-page.tsx'), 'ArrivalsPage'),
    ),
    page(
      '/transfers-in/attendance',
      lazyRouteComponent(() => import('./transfers-in/attendance-page.tsx'), 'AttendancePage'),
    ),
    page(
      '/transfers-in/notices',
      lazyRouteComponent(() => import('./transfers-in/notices-page.tsx'), 'NoticesPage'),
    ),
    page(
      '/transfers-in/statistics',
      lazyRouteComponent(() => import('./transfers-in/statistics-page.tsx'), 'ArrivalStatisticsPage'),
    ),
    page(
      '/transfers-in/$id',
      lazyRouteComponent(() => import('./transfers-in/arrival-page.tsx'), 'ArrivalPage'),
    ),
    page(
      '/recovery',
      lazyRouteComponent(() => import('./recovery/recovery-page.tsx'), 'RecoveryPage'),
    ),
    page(
      '/windows',
      lazyRouteComponent(() => import('./windows/windows-page.tsx'), 'WindowsPage'),
    ),
    page(
      '/deliveries',
      lazyRouteComponent(() => import('./deliveries/deliveries-page.tsx'), 'DeliveriesPage'),
    ),
    page(
      '/texts',
      lazyRouteComponent(() => import('./administration/texts-page.tsx'), 'TextsPage'),
    ),
    page(
      '/staff',
      lazyRouteComponent(() => import('./staff/staff-page.tsx'), 'StaffPage'),
    ),
    page(
      '/audit',
      lazyRouteComponent(() => import('./audit/audit-page.tsx'), 'AuditPage'),
    ),
    // The page keeps the menu, so that a person who mistyped an address can go on from there.
    page('/$', NotFoundPage),
  ]),
])
