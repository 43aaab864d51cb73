import { type TextFate, textFateOf } from '#contracts/free-text.ts'
import type { RouteContract } from '#contracts/route.ts'
import { withChecksum } from '#rulebook/identity/id-number.ts'

// Nobody's, and nowhere in the demonstration.
const ID_NUMBER = withChecksum('31010119870219557')
const PHONE = '13917263548'
const PASSPORT = 'E91827364'

const [place, day, order] = [ID_NUMBER.slice(0, 6), ID_NUMBER.slice(6, 14), ID_NUMBER.slice(14)]
const wide = (text: string) =>
  text.replaceAll(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))

/** As people write them; the shorter ones fit into short fields. */
export const SPELLINGS: readonly string[] = [
  PHONE,
  ID_NUMBER,
  `护照${PASSPORT}`,
  `+86 ${PHONE.slice(0, 3)} ${PHONE.slice(3, 7)} ${PHONE.slice(7)}`,
  `我的身份证号${place} ${day} ${order}。`,
  `${PHONE.slice(0, 3)}-${PHONE.slice(3, 7)}-${PHONE.slice(7)}`,
  wide(PHONE),
  wide(ID_NUMBER),
  `${place}-${day}-${order}`,
  [...PHONE].join(' '),
  ID_NUMBER.replace(day, `\u200b${day}\u200b`),
  `第一${PHONE}`,
]

/** A text in which numbers stand in as many spellings as there is room for; another one each time. */
export function typedNumbers(maxLength: number, turn: number): string {
  const turned = SPELLINGS.map((_, at) => SPELLINGS[(at + turn) % SPELLINGS.length] ?? '')
  return turned.reduce(
    (text, one) => (text.length + one.length + 1 <= maxLength ? `${text}${one}，` : text),
    '',
  )
}

/** What is a number however it is written, out of any stored value. */
function bareSigns(value: string): string {
  return value
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
}

/** Whether a stored value tells a number. */
export function tellsNumber(value: string): boolean {
  const bare = bareSigns(value)
  return [ID_NUMBER, PHONE, PASSPORT].some((number) => bare.includes(number))
}

interface Node {
  'x-text'?: TextFate
  maxLength?: number
  properties?: Readonly<Record<string, Node>>
  items?: Node
  anyOf?: readonly Node[]
  allOf?: readonly Node[]
}

export interface TextField {
  /** `items[].note` */
  path: string
  fate: TextFate
  maxLength: number
}

/** Every free text in the body of a route. */
export function textFieldsOf({ body }: RouteContract): TextField[] {
  return body ? fieldsIn(body as Node, '') : []
}

function fieldsIn(node: Node, path: string): TextField[] {
  const fate = textFateOf(node)
  if (fate) return [{ path, fate, maxLength: node.maxLength ?? 0 }]
  return [
    ...Object.entries(node.properties ?? {}).flatMap(([key, one]) =>
      fieldsIn(one, path ? `${path}.${key}` : key),
    ),
    ...(node.items ? fieldsIn(node.items, `${path}[]`) : []),
    ...[...(node.anyOf ?? []), ...(node.allOf ?? [])].flatMap((one) => fieldsIn(one, path)),
  ]
}

/** Every text at that place of a body. */
export function textsAt(body: unknown, path: string): string[] {
  if (path === '') return typeof body === 'string' ? [body] : []
  if (path.startsWith('[]')) {
    return Array.isArray(body) ? body.flatMap((one) => textsAt(one, path.slice(2).replace(/^\./, ''))) : []
  }
  const [, key = '', rest = ''] = /^([^.[]+)\.?(.*)$/.exec(path) ?? []
  const inner: unknown =
    typeof body === 'object' && body !== null
      ? Object.entries(body).find(([name]) => name === key)?.[1]
      : undefined
  return inner === undefined ? [] : textsAt(inner, rest)
}
