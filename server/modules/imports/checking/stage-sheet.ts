import { deadlineIn } from '#kernel/deadline.ts'
import { readSheet } from '#platform/spreadsheet/read-sheet.ts'
import type { SheetHead, SheetRow } from '#platform/spreadsheet/sheet-row.ts'
import type { Deps } from '#server/deps.ts'
import type { Reading, SheetDefinition } from '#server/import-kind.ts'
import { ColumnsUnclear, headOf } from '../columns/head.ts'
import { listLayouts } from '../columns/layout.store.ts'
import type { KeptLayout } from '../columns/layout.ts'
import { chooseSheet, titlesOf } from './choose-sheet.ts'
import type { CheckedBatch, FileFacts } from './file-facts.ts'
import { goOn } from './goes-on.ts'
import { wordsOfHeader } from './header-words.ts'
import { type FoundHeader, findHeader, HEADER_ROWS } from './import-columns.rules.ts'
import { UnreadableFile } from './unreadable-file.ts'

const STEP_MS = 60_000
const NOTE_EVERY = 20_000
/** V8 makes a text of more than 128 kB another way, which takes five times as long; a character takes two bytes there. */
const LONG_PIECE = 48_000
const ASKED = '上传时选择了自己指定各列。'

/** Reads the rows below the header; what the officer should know of the file itself comes into `file`. */
export async function* stageSheet(
  deps: Deps,
  kind: SheetDefinition,
  { batch, file }: { batch: CheckedBatch; file: FileFacts },
): AsyncGenerator<string> {
  const { columns } = kind
  const layouts = await layoutsFor(deps, batch)
  let sheet = ''
  const choose = (heads: readonly SheetHead[]) => {
    const { place, warnings } = chooseSheet(columns, heads, layouts)
    file.warnings.push(...warnings)
    sheet = heads[place]?.name ?? ''
    return place
  }
  let read: ReturnType<typeof readerOf> | undefined
  let done = 0
  let notedAt = 0
  for await (const rows of readSheet(deps.files.pathOf(batch.file_key), { choose })) {
    let body = rows
    if (read === undefined) {
      const header = findHeader(columns, titlesOf(rows.slice(0, HEADER_ROWS)), layouts)
      const unclear = wordsOfUnclear(batch, header)
      if (unclear !== undefined)
        throw new ColumnsUnclear(unclear, headOf(rows, { sheet, headerRow: rows[header.place]?.rowNo ?? 1 }))
      file.layout = header.layout
      body = rows.slice(header.place + 1)
      read = readerOf(kind, header)
    }
    yield* piecesOf(body, read.row)
    yield await read.meanwhile()
    done += body.length
    if (done - notedAt < NOTE_EVERY) continue
    notedAt = done
    await goOn(deps, batch.id, { done, total: done * 2 })
  }
  if (read !== undefined) yield await read.end()
  if (done === 0) throw new UnreadableFile('文件中没有数据行，请检查是否选对了文件和工作表。')
}

/** The lines of these rows, several in a piece. */
function* piecesOf(rows: readonly SheetRow[], linesOf: (row: SheetRow) => string): Generator<string> {
  let piece = ''
  for (const row of rows) {
    piece += linesOf(row)
    if (piece.length < LONG_PIECE) continue
    yield piece
    piece = ''
  }
  yield piece
}

/** The officer's word for this file, or else what is remembered for files of its kind and school. */
async function layoutsFor(deps: Deps, batch: CheckedBatch): Promise<KeptLayout[]> {
  const own = batch.layout as KeptLayout | null
  if (own !== null) return [own]
  if (batch.asks_columns) return []
  return deps.database.read(deadlineIn(STEP_MS), (tx) =>
    listLayouts(tx, { kind: batch.kind, schoolId: batch.school_id }),
  )
}

/** Says why the columns are to be assigned; undefined when they are clear. */
function wordsOfUnclear({ asks_columns }: CheckedBatch, header: FoundHeader): string | undefined {
  if (header.layout !== undefined) return undefined
  return wordsOfHeader(header.titles, header) ?? (asks_columns ? ASKED : undefined)
}

/** Builds the reader of the rows under this header. */
function readerOf({ startReading }: SheetDefinition, header: FoundHeader) {
  const reading: Reading = startReading(header.places)
  const row = (one: SheetRow) => reading.read(one, (key) => one.cells[header.places.get(key) ?? -1])
  return { row, meanwhile: () => reading.meanwhile(), end: () => reading.end() }
}
