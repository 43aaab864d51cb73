import { readFile } from 'node:fs/promises'
import type { TSchema } from 'typebox'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Form } from './form.ts'
import { type Fault, type Json, type PlacedRow, type Row, textOf } from './row.ts'

const Entry = Type.Record(Type.String(), Type.Unknown())

/** A list of nested entries: JSON, one array. `keys` is the order in which the keys of every level are written. */
export function listForm(file: string, schema: TSchema, keys: readonly string[]): Form {
  return {
    file,
    titleOf: (key) => key,
    shown: (row, key) =>
      typeof row[key] === 'object' ? JSON.stringify(inOrder(row[key] ?? null, keys)) : textOf(row, key),
    read: (path) => readList(file, path, schema),
    write: (rows) =>
      `${JSON.stringify(
        rows.map((row) => inOrder(row, keys)),
        null,
        2,
      )}\n`,
  }
}

async function readList(file: string, path: string, schema: TSchema) {
  const rows: PlacedRow[] = []
  const faults: Fault[] = []
  const bytes = await readFile(path)
  const entries = parse(bytes)
  if (!Array.isArray(entries)) {
    faults.push({
      file,
      text: '应为 UTF-8 的 JSON，最外层是一个 [ ] 列表。请用示例文件对照括号、逗号和引号。',
    })
    return { rows: undefined, faults }
  }
  for (const [place, entry] of entries.entries()) {
    const at = `第 ${place + 1} 条`
    if (!Value.Check(Entry, entry)) faults.push({ file, place: at, text: '应为 { } 括起的一条。' })
    else {
      faults.push(
        ...faultsOf(schema, entry).map(({ path: key, text }) => ({ file, place: `${at}${key}`, text })),
      )
      rows.push({ at, row: entry as Row })
    }
  }
  return { rows, faults }
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}

function faultsOf(schema: TSchema, entry: unknown): { path: string; text: string }[] {
  if (JSON.stringify(entry).includes('\\u0000'))
    return [{ path: '', text: '含有无法保存的字符，请重新填写。' }]
  const errors = Value.Errors(schema, entry)
  // A misfit is reported once, at the choice, and not again for each alternative.
  const choices = errors.filter(({ keyword }) => keyword === 'anyOf').map(({ instancePath }) => instancePath)
  return errors
    .filter(
      ({ keyword, instancePath }) =>
        keyword !== 'boolean' && !(keyword === 'const' && choices.includes(instancePath)),
    )
    .map((error) => ({ path: titleOf(error.instancePath), text: wordsOf(error) }))
}

function titleOf(pointer: string): string {
  if (pointer === '') return ''
  const parts = pointer.slice(1).split('/')
  return `「${parts.map((part) => (/^\d+$/.test(part) ? `第 ${Number(part) + 1} 项` : part)).join(' ')}」`
}

function wordsOf(error: ReturnType<typeof Value.Errors>[number]): string {
  if (error.keyword === 'required') return `缺少 ${error.params.requiredProperties.join('、')}。`
  if (error.keyword === 'additionalProperties')
    return `不认识的键 ${error.params.additionalProperties.join('、')}。`
  if (error.keyword === 'type') return `值的类型不对，应为 ${error.params.type}。`
  if (error.keyword === 'minItems' || error.keyword === 'minLength') return '不能为空。'
  return '值不在允许的范围内，请对照 docs/catalogue.md。'
}

function inOrder(value: Json, keys: readonly string[]): Json {
  if (Array.isArray(value)) return value.map((inner) => inOrder(inner, keys))
  if (value === null || typeof value !== 'object') return value
  const placeOf = (key: string) => (keys.includes(key) ? keys.indexOf(key) : keys.length)
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== null)
      .sort(([a], [b]) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1))
      .map(([key, inner]) => [key, inOrder(inner, keys)]),
  )
}
