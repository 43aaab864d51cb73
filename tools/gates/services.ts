import { SERVICE_CODES, SERVICES, type ServiceCode } from '../../contracts/services.ts'
import type { Gate } from './gate.ts'
import { isProduct } from './tree/kinds.ts'
import { at, visit } from './tree/syntax.ts'
import type { Tree } from './tree/tree.ts'

/**
 * APP-01: the engine, the desk and the frame of the portal know no service by name. A service is named in its own folders
 * and in the tables below; anywhere else its code, its title, an address of it or a name made of its code is a finding.
 * Sentences that mention a service are content, not wiring, and are free.
 */
export const services: Gate = {
  name: 'services',
  run: (tree) => {
    const files = tree.files.filter(isProduct)
    const findings = files.flatMap((path) =>
      SERVICE_CODES.filter((code) => !mayName(path, code)).flatMap((code) => namesIn(tree, path, code)),
    )
    const tables = TABLES.filter((path) => !tree.files.includes(path))
    return {
      findings: [...findings, ...tables.map((path) => `${path} is a table of services and does not exist`)],
      note: `${SERVICE_CODES.length} services, ${files.length} files`,
    }
  },
}

/** The tables in which every service has its line. */
const TABLES = [
  'contracts/services.ts',
  'contracts/forms.ts',
  'server/services.ts',
  'server/app.ts',
  'server/catalogue-sections.ts',
  'web/portal/service/portal-services.ts',
] as const

/** The living audit, which shows what is missing for the degree whether anything is applied for or not (AUD-05). */
const LIVING_AUDIT =
  /^(contracts\/degree(\/|\.ts$)|rulebook\/(degree-record|progress|timetable)\/|(server\/modules|web\/portal)\/degree\/)/

/** What was exempted and transferred in earlier years is registered there (SUP-02, SUP-03). */
const SUPPLEMENTS =
  /^(contracts\/(forms\/supplement-|transfers\/supplements\.ts$)|(rulebook|server\/modules|web\/portal)\/supplements\/)/

/** What is a service's code there is the word for something else, or data of the demonstration. */
const OTHER_MEANINGS: readonly { place: RegExp; code: ServiceCode; why: string }[] = [
  { place: /^rulebook\/scores\//, code: 'exemption', why: 'the source of a score' },
  {
    place: /^server\/import-kinds\.ts$/,
    code: 'transfer-in',
    why: 'one of the kinds of files that are imported',
  },
  {
    place:
      /^(server\/(worker\.ts$|modules\/home\/)|web\/office\/(transfers-in\/|shell\/shell\.texts\.ts$)|web\/portal\/(routes\.ts$|home\/))/,
    code: 'transfer-in',
    why: 'no application of the engine: it has jobs, pages and a line on the home page of its own (decision 0045)',
  },
  { place: /^rulebook\/degree\//, code: 'exemption', why: 'the source of a score' },
  { place: /^server\/modules\/scores\//, code: 'exemption', why: 'the source of a score' },
  {
    place:
      /^(contracts\/office\/graduations\.ts$|server\/modules\/(diplomas|degree-audits)\/|web\/office\/(graduations|diplomas)\/)/,
    code: 'graduation',
    why: 'the batches in which its outcome is published',
  },
  { place: SUPPLEMENTS, code: 'exemption', why: 'one of earlier years is registered, a new one goes there' },
  { place: SUPPLEMENTS, code: 'transfer-in', why: 'a new one goes there' },
  {
    place: LIVING_AUDIT,
    code: 'exemption',
    why: 'the source of a score, and a window on the way to the degree',
  },
  { place: LIVING_AUDIT, code: 'graduation', why: 'what the audit is about and a forecast ends in' },
]

/** Made-up data are made for services by name, and so is the example of a catalogue. */
const DATA = /^server\/modules\/(demonstration|catalogue)\//

function mayName(path: string, code: ServiceCode): boolean {
  const own = [
    `contracts/${code}.ts`,
    `contracts/transfers/${code}.ts`,
    `contracts/forms/${code}.ts`,
    ...['rulebook', 'server/modules', 'web/portal'].map((folder) => `${folder}/${roomOf(code)}/`),
  ]
  return (
    TABLES.some((table) => table === path) ||
    own.some((place) => path === place || (place.endsWith('/') && path.startsWith(place))) ||
    DATA.test(path) ||
    OTHER_MEANINGS.some((other) => other.code === code && other.place.test(path))
  )
}

/** The folder of a service: its own, or that of the kinds with which it shares one entry of the menus and one page. */
function roomOf(code: ServiceCode): string {
  return SERVICES[code].group === 'supplement' ? 'supplements' : code
}

function namesIn(tree: Tree, path: string, code: ServiceCode): string[] {
  const { title } = SERVICES[code]
  const camel = code.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
  const name = new RegExp(`(^|[^a-z])${camel}(?![a-z])|${camel[0]?.toUpperCase()}${camel.slice(1)}(?![a-z])`)
  const address = new RegExp(`(^|[#/])(services|modules|portal|rulebook|forms|\\.\\.)/${code}(/|\\.|$)`)
  const found: string[] = []
  const look = (start: number, what: string) =>
    found.push(
      `${at(tree, path, start)} names the service ${code} (${what}): ask the table of services instead`,
    )
  visit(tree, path, {
    Literal: ({ value, start }) => {
      if (typeof value !== 'string') return
      if (value === code || value === title || address.test(value)) look(start, value)
    },
    TemplateElement: ({ value, start }) => {
      if (value.raw === title || address.test(value.raw)) look(start, value.raw)
    },
    JSXText: ({ value, start }) => {
      if (value.trim() === title) look(start, value.trim())
    },
    Identifier: ({ name: identifier, start }) => {
      if (name.test(identifier)) look(start, identifier)
    },
  })
  return found
}
