import { isServiceCode, SERVICE_CODES, SERVICES, type ServiceCode } from '#contracts/services.ts'
import { serviceTexts } from './services.texts.ts'

/** An entry of the manual's menus (HOM-06). `codes` are the services behind it: none is a page without a window. */
export interface Service {
  slug: string
  title: string
  group: 'applications' | 'transfers' | 'single'
  codes: readonly ServiceCode[]
}

const entriesOf = (group: 'applications' | 'transfers'): Service[] =>
  SERVICE_CODES.filter((code) => SERVICES[code].group === group).map((code) => ({
    slug: code,
    title: SERVICES[code].title,
    group,
    codes: [code],
  }))

/** The entries in the manual's order. The kinds of 成绩补登 share one. */
export const services: readonly Service[] = [
  ...entriesOf('applications'),
  ...entriesOf('transfers'),
  {
    slug: 'supplement',
    title: serviceTexts.supplement,
    group: 'single',
    codes: SERVICE_CODES.filter((code) => SERVICES[code].group === 'supplement'),
  },
  { slug: 'samples', title: serviceTexts.samples, group: 'single', codes: [] },
]

/** The menu entry of a window's service. */
export function findService(code: string): Service | undefined {
  return services.find(({ codes }) => codes.some((one) => one === code))
}

/** A service in words, with its kind where it has several (HOM-03). */
export function serviceWords(code: string): string {
  return isServiceCode(code) ? SERVICES[code].title : code
}
