import type { Band, Photo } from './band.ts'
import { SIDE } from './grid-style.ts'
import { type Column, type MeasuredRow, measureRow, type Ruler, splitRow } from './measure-row.ts'
import { type PlacedCell, placeRow, placeSide } from './place-row.ts'

/** Where a grid may be: the sides, where a new sheet begins, where each ends. */
export interface Area {
  left: number
  width: number
  top: number
  bottom: number
}

export interface PlacedRow {
  cells: PlacedCell[]
  /** On this sheet only to be read beside what goes on here. */
  repeated: PlacedCell[]
  photo?: PlacedPhoto
}

export interface PlacedPhoto {
  photo: Photo
  x: number
  y: number
  width: number
  height: number
}

/** What of a grid stands on one sheet. */
export interface GridSheet {
  top: number
  bottom: number
  rows: PlacedRow[]
}

interface Laying {
  area: Area
  ruler: Ruler
  sheets: GridSheet[]
  sheet: GridSheet
}

interface MeasuredBand {
  band: Band
  head: MeasuredRow | undefined
  rows: MeasuredRow[]
  /** The side's text and the photo need so much. */
  atLeast: number
}

/**
 * Lays a form out over as many sheets as it needs, from `y` on the first. Rows stay whole as long as a sheet can hold them. The result
 * says where everything stands; drawing it decides nothing any more.
 */
export function layoutGrid(
  bands: readonly Band[],
  { area, y, ruler }: { area: Area; y: number; ruler: Ruler },
): GridSheet[] {
  const sheet = { top: y, bottom: y, rows: [] }
  const laying: Laying = { area, ruler, sheets: [sheet], sheet }
  for (const band of bands) layBand(laying, measureBand(band, area, ruler))
  return laying.sheets
}

function measureBand(band: Band, area: Area, ruler: Ruler): MeasuredBand {
  const columns = columnsOf(band, area)
  const rows = band.rows.map((row) => measureRow(row, columns, ruler))
  const head = band.head && measureRow({ cells: band.head }, columns, ruler)
  const side = band.side === undefined ? 0 : ([...band.side].length + 1) * SIDE.step
  // A photo is three wide and four high.
  const photo = band.photo === undefined ? 0 : (band.photo.width * 4) / 3
  return { band, head, rows, atLeast: Math.max(side, photo) }
}

function layBand(laying: Laying, { band, head, rows, atLeast }: MeasuredBand): void {
  let waiting: readonly MeasuredRow[] = rows
  for (let isFirst = true; waiting.length > 0; isFirst = false) {
    const above = head?.height ?? 0
    const part = nextPart(laying, {
      rows: waiting,
      above,
      atLeast,
      isWhole: band.photo !== undefined && isFirst,
    })
    layPart(laying, { band, head, rows: part.rows, isFirst })
    waiting = part.rest
    if (waiting.length > 0) beginSheet(laying)
  }
}

/** The rows that go on the present sheet, or on a new one if none does; a row that no sheet can hold is cut. */
function nextPart(
  laying: Laying,
  {
    rows,
    above,
    atLeast,
    isWhole,
  }: { rows: readonly MeasuredRow[]; above: number; atLeast: number; isWhole: boolean },
): { rows: readonly MeasuredRow[]; rest: readonly MeasuredRow[] } {
  const beside = atLeast - above
  const needed = Math.max(beside, isWhole ? heightOf(rows) : (rows[0]?.height ?? 0))
  const isFresh = laying.sheet.rows.length === 0 && laying.sheet.top === laying.area.top
  if (above + needed > roomOf(laying) && !isFresh) beginSheet(laying)
  const room = roomOf(laying) - above
  let [count, height] = [0, 0]
  for (const row of rows) {
    if (height + row.height > room) break
    height += row.height
    count += 1
  }
  const [tall] = rows
  if (count > 0 || !tall) return { rows: stretch(rows.slice(0, count), beside), rest: rows.slice(count) }
  const { first, rest } = splitRow(tall, room)
  return { rows: [first], rest: [rest, ...rows.slice(1)] }
}

function layPart(
  { sheet, area, ruler }: Laying,
  {
    band,
    head,
    rows,
    isFirst,
  }: { band: Band; head: MeasuredRow | undefined; rows: readonly MeasuredRow[]; isFirst: boolean },
): void {
  const top = sheet.bottom
  const placed: PlacedCell[][] = []
  for (const row of head ? [head, ...rows] : rows) {
    placed.push(placeRow(row, sheet.bottom, ruler))
    sheet.bottom += row.height
  }
  const height = sheet.bottom - top
  const side = band.side === undefined ? [] : [placeSide(band.side, { x: area.left, y: top, height }, ruler)]
  const [first = [], ...others] = placed
  const headCells = head && !isFirst ? first : []
  const [ofFirst, repeated] = isFirst
    ? [[...side, ...first], []]
    : [head ? [] : first, [...side, ...headCells]]
  const photo =
    band.photo && isFirst
      ? {
          photo: band.photo,
          x: area.left + area.width - band.photo.width,
          y: top,
          width: band.photo.width,
          height,
        }
      : undefined
  sheet.rows.push({ cells: ofFirst, repeated, ...(photo && { photo }) })
  sheet.rows.push(...others.map((cells) => ({ cells, repeated: [] })))
}

function beginSheet(laying: Laying): void {
  laying.sheet = { top: laying.area.top, bottom: laying.area.top, rows: [] }
  laying.sheets.push(laying.sheet)
}

function roomOf({ area, sheet }: Laying): number {
  return area.bottom - sheet.bottom
}

/** Makes rows higher, all by the same, until they are together as high as what stands beside them. */
function stretch(rows: readonly MeasuredRow[], atLeast: number): MeasuredRow[] {
  const more = Math.max(0, atLeast - heightOf(rows)) / rows.length
  return rows.map((row) => ({ ...row, height: row.height + more }))
}

function heightOf(rows: readonly MeasuredRow[]): number {
  return rows.reduce((sum, { height }) => sum + height, 0)
}

function columnsOf({ side, photo, columns }: Band, { left, width }: Area): Column[] {
  const begin = left + (side === undefined ? 0 : SIDE.width)
  const inner = left + width - begin - (photo?.width ?? 0)
  const shares = columns.reduce((sum, share) => sum + share, 0)
  let x = begin
  return columns.map((share) => {
    const column = { x, width: (inner * share) / shares }
    x += column.width
    return column
  })
}
