import { isServiceCode, SERVICE_CODES, SERVICES, type ServiceCode } from '#contracts/services.ts'
import { serviceTexts } from './services.texts.ts'

/**
 * An entry of the manual's menus (HOM-06). `codes` are the services behind it; without codes the page shows no window.
 */
export interface Service {
  slug: string
  title: string
  group: 'applications' | 'transfers' | 'single' | 'person'
  codes: readonly ServiceCode[]
}

const entriesOf = (group: 'applications' | 'transfers' | 'person'): Service[] =>
  SERVICE_CODES.filter((code) => SERVICES[code].group === group).map((code) => ({
    slug: code,
    title: SERVICES[code].title,
    group,
    codes: [code],
  }))

/** The entries in the manual's order, and those of 个人信息 after them. All kinds of 成绩补登 share one entry. */
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
  ...entriesOf('person'),
]

/** Finds the menu entry that lists a service. */
export function findService(code: ServiceCode): Service | undefined {
  return services.find(({ codes }) => codes.includes(code))
}

/** Finds what `/services/…` names: a menu entry, or one service of an entry with several; undefined if neither. */
export function findEntry(word: string): Service | undefined {
  const entry = services.find(({ slug }) => slug === word)
  if (entry !== undefined || !isServiceCode(word)) return entry
  return { slug: word, title: SERVICES[word].title, group: 'single', codes: [word] }
}
