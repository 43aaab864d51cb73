import { services } from '../services/service-list.ts'
import { shellTexts as texts } from './shell.texts.ts'

type Target =
  | {
      to: '/' | '/scores' | '/scores/history' | '/degree' | '/orders' | '/messages' | '/person' | '/services'
    }
  | { to: '/services/$service'; params: { service: string } }

export interface MenuLink {
  title: string
  target: Target
}

export interface FoldedLinks {
  title: string
  links: readonly MenuLink[]
}

export type MenuEntry = MenuLink | FoldedLinks

const linksOf = (group: string): MenuLink[] =>
  services
    .filter((service) => service.group === group)
    .map(({ slug, title }) => ({ title, target: { to: '/services/$service', params: { service: slug } } }))

/** The desk's main menu, as in the manual (HOM-06). */
export const mainMenu: readonly MenuEntry[] = [
  { title: texts.home, target: { to: '/' } },
  { title: texts.applications, links: linksOf('applications') },
  { title: texts.transfers, links: linksOf('transfers') },
  ...linksOf('single'),
  {
    title: texts.scores,
    links: [
      { title: texts.latest, target: { to: '/scores' } },
      { title: texts.history, target: { to: '/scores/history' } },
      { title: texts.degree, target: { to: '/degree' } },
    ],
  },
  { title: texts.orders, target: { to: '/orders' } },
  { title: texts.messages, target: { to: '/messages' } },
]

/** The path of a menu's page. */
export function addressOf(target: Target): string {
  return 'params' in target ? `/services/${target.params.service}` : target.to
}

/** Whether a path is the page at `address` or a page below it. */
export function isWithin(path: string, address: string): boolean {
  return path === address || path.startsWith(`${address}/`)
}
