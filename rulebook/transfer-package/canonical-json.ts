import { bytesOf } from '../papers/bytes.ts'

/**
 * The one spelling of a value, whose bytes are signed (TRO-04): members sorted by their names' code units, no blanks, as RFC 8785 has
 * it for texts, whole numbers, true, false, lists and objects, which are all that the format has.
 */
export function canonicalJson(value: unknown): Uint8Array {
  return bytesOf(spell(value))
}

function spell(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value)
  if (typeof value === 'number' && Number.isSafeInteger(value)) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(spell).join(',')}]`
  if (typeof value !== 'object' || value === null) throw new Error('the format has no such value')
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${spell(member)}`).join(',')}}`
}
