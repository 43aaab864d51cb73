/** A page by its route: the address at which both sizes are checked, or the journey that visits it. */
type PageLine = { route: string; address: string; picture?: string } | { route: string; journey: string }

/** The pages of the portal before the sign-in. */
export const ENTRANCE_PAGES: readonly PageLine[] = [
  { route: '/sign-in', address: '/sign-in' },
  { route: '/forgot', address: '/forgot' },
  { route: '/activate', journey: 'activation' },
  { route: '/cashier/$attemptNo', journey: 'cashier' },
  { route: '/phone', journey: 'phone-link' },
]

/** The pages of the portal behind the sign-in. */
export const PORTAL_PAGES: readonly PageLine[] = [
  { route: '/', address: '/' },
  { route: '/scores', address: '/scores' },
  { route: '/scores/history', address: '/scores/history' },
  { route: '/degree', address: '/degree' },
  { route: '/messages', address: '/messages', picture: 'messages' },
  { route: '/orders', address: '/orders' },
  { route: '/orders/$order', journey: 'orders' },
  { route: '/services', address: '/services', picture: 'services' },
  { route: '/services/$service', address: '/services/exemption' },
  { route: '/services/$service/notice', address: '/services/exemption/notice' },
  { route: '/services/transfer-in', address: '/services/transfer-in' },
  { route: '/services/transfer-in/arrivals/$arrival', journey: 'transfer-in' },
  { route: '/services/samples', address: '/services/samples' },
  { route: '/person', address: '/person' },
  { route: '/services/$service/drafts/$draft', journey: 'exemption' },
  { route: '/services/$service/drafts/$draft/$step', journey: 'exemption' },
  { route: '/services/$service/filings/$filing', journey: 'exemption' },
  { route: '/services/$service/applications/$application', journey: 'exemption' },
]

/** An address without a page. */
export const NO_PAGE = '/no-such-page'

/** The pages of the desk, each with a post that may open it. */
export const DESK_PAGES: readonly (PageLine & { post?: string })[] = [
  { route: '/', address: '/office', post: '林主任' },
  { route: '/imports', address: '/office/imports', post: '林主任' },
  { route: '/arrivals', address: '/office/arrivals', post: '林主任' },
  { route: '/arrivals/$id', journey: 'arrival-file' },
  { route: '/publications', address: '/office/publications', post: '林主任' },
  { route: '/publications/$id', journey: 'desk' },
  { route: '/publications/$id/batches/$batch', journey: 'desk' },
  { route: '/graduations', address: '/office/graduations', post: '沈科长' },
  { route: '/graduations/$id', journey: 'graduation-batch' },
  { route: '/graduations/$id/audits/$audit', journey: 'graduation-batch' },
  { route: '/degree-replays', address: '/office/degree-replays', post: '审计员' },
  { route: '/diplomas', address: '/office/diplomas', post: '沈科长' },
  { route: '/payments', address: '/office/payments', post: '方老师' },
  { route: '/payments/orders/$id', journey: 'finance' },
  { route: '/bills', address: '/office/bills', post: '方老师' },
  { route: '/bills/$day', journey: 'finance' },
  { route: '/counter-payments', address: '/office/counter-payments', post: '金老师' },
  { route: '/candidates', address: '/office/candidates', post: '沈科长' },
  { route: '/departures', address: '/office/departures', post: '徐老师' },
  { route: '/departures/$id', journey: 'departures' },
  { route: '/trusted-keys', address: '/office/trusted-keys', post: '安全管理员' },
  { route: '/corrections', address: '/office/corrections', post: '沈科长' },
  { route: '/sanctions', address: '/office/sanctions', post: '沈科长' },
  { route: '/transfers-in', address: '/office/transfers-in', post: '金老师' },
  { route: '/transfers-in/attendance', address: '/office/transfers-in/attendance', post: '金老师' },
  { route: '/transfers-in/notices', address: '/office/transfers-in/notices', post: '金老师' },
  { route: '/transfers-in/statistics', address: '/office/transfers-in/statistics', post: '金老师' },
  { route: '/transfers-in/$id', journey: 'transfer-in' },
  { route: '/recovery', address: '/office/recovery', post: '沈科长' },
  { route: '/windows', address: '/office/windows', post: '沈科长' },
  { route: '/texts', address: '/office/texts', post: '沈科长' },
  { route: '/deliveries', address: '/office/deliveries', post: '系统管理员' },
  { route: '/reviews', address: '/office/reviews', post: '许老师' },
  { route: '/reviews/$service', address: '/office/reviews/exemption?due=soon', post: '许老师' },
  { route: '/statistics', address: '/office/statistics', post: '沈科长' },
  { route: '/undo-requests', address: '/office/undo-requests', post: '许老师' },
  { route: '/staff', address: '/office/staff', post: '安全管理员', picture: 'office-staff' },
  { route: '/audit', address: '/office/audit', post: '审计员' },
  { route: '/texts', address: '/office/texts', post: '系统管理员' },
  { route: '/windows', address: '/office/windows', post: '系统管理员' },
  { route: '/staff', address: '/office/staff', post: '系统管理员' },
  { route: '/$', address: '/office/no-such-page', post: '系统管理员' },
  { route: '/sign-in', journey: 'staff' },
  { route: '/enrol', journey: 'staff' },
  { route: '/imports/$id', journey: 'desk' },
  { route: '/candidates/$id', journey: 'every-desk-page' },
  { route: '/reviews/$service/$id', journey: 'review' },
]
