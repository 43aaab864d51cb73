import { readFile } from 'node:fs/promises'
import type { TSchema } from 'typebox'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Column } from './columns.ts'
import type { Form } from './form.ts'
import { type Fault, type Json, type PlacedRow, type Row, textOf } from './row.ts'
import { tableForm } from './table-form.ts'

const Entry = Type.Record(Type.String(), Type.Unknown())

/** A list of nested entries: JSON, one array. `keys` is the order in which the keys of every level are written. */
export function listForm(file: string, schema: TSchema, keys: readonly string[]): Form {
  return {
    file,
    titleOf: (key) => key,
    shown: (row, key) =>
      typeof row[key] === 'object' ? JSON.stringify(inOrder(row[key] ?? null, keys)) : textOf(row, key),
    read: async (path, sheetName) =>
      sheetName === undefined
        ? readEntries(file, {
            entries: parse(await readFile(path)),
            schema,
            at: (place) => `第 ${place + 1} 条`,
          })
        : readSheetEntries(file, { path, sheetName, schema }),
    cells: (rows) => [[ENTRY_HEADING], ...rows.map((row) => [JSON.stringify(inOrder(row, keys))])],
    write: (rows) =>
      `${JSON.stringify(
        rows.map((row) => inOrder(row, keys)),
        null,
        2,
      )}\n`,
  }
}

interface Entries {
  entries: unknown
  schema: TSchema
  at: (place: number) => string
}

function readEntries(file: string, { entries, schema, at: placeOf }: Entries) {
  const rows: PlacedRow[] = []
  const faults: Fault[] = []
  if (!Array.isArray(entries)) {
    faults.push({
      file,
      text: '应为 UTF-8 的 JSON，最外层是一个 [ ] 列表。请用示例文件对照括号、逗号和引号。',
    })
    return { rows: undefined, faults }
  }
  for (const [place, entry] of entries.entries()) {
    const at = placeOf(place)
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

/** In a workbook each entry is one cell of JSON: it is nested, which columns are not. */
async function readSheetEntries(
  file: string,
  { path, sheetName, schema }: { path: string; sheetName: string; schema: TSchema },
) {
  const form = tableForm(file, [jsonColumn])
  const read = await form.read(path, sheetName)
  if (!read.rows || read.faults.length > 0) return { rows: undefined, faults: read.faults }
  const places = read.rows.map(({ at }) => at)
  const entries = read.rows.map(({ row }) => row[ENTRY_HEADING])
  return readEntries(file, { entries, schema, at: (place) => places[place] ?? '' })
}

const ENTRY_HEADING = 'JSON'
const jsonColumn: Column = {
  key: ENTRY_HEADING,
  title: ENTRY_HEADING,
  isOptional: false,
  read: (text) => {
    const value = parse(Buffer.from(text))
    return value === undefined ? { fault: '应为 { } 括起的一条 JSON。' } : { value: value as Json }
  },
  write: (value) => JSON.stringify(value),
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
