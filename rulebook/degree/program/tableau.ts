import type { Row } from './zero-one-program.ts'

/** What is so small is nothing but rounding. */
const DUST = 1e-11

/**
 * The program with fractions allowed, as a dense tableau. Variables 0 to n-1 are those of the
 * program; n + i is the slack of row i, between 0 and the most it can ever be. A basic variable has a row, each other one
 * a column: basic = constant - sum of cells times the others.
 */
export class Tableau {
  height: number
  readonly width: number
  cells: Float64Array
  /** What a unit of the variable of each column adds to the costs. */
  readonly costs: Float64Array
  readonly lower: Float64Array
  readonly upper: Float64Array
  /** The variable of each row and of each column. */
  readonly basic: Int32Array
  readonly others: Int32Array
  /** The values of the basic variables, by row, and of the others, by column. */
  readonly inside: Float64Array
  readonly outside: Float64Array
  /** What a slack is worth in units of its row: rows are scaled so that no factor is above 1. */
  readonly scales: Float64Array
  private readonly rows: Row[]
  private readonly constants: Float64Array
  /** Where a variable is: its row, or -1 minus its column. */
  private readonly place: Int32Array
  private readonly line: Float64Array

  constructor(variableCount: number, rows: readonly Row[], spare: number) {
    const [height, width] = [rows.length + spare, variableCount]
    this.rows = [...rows]
    this.height = rows.length
    this.width = width
    // Cuts are rare in most questions: their cells are made when the first one comes.
    this.cells = new Float64Array(rows.length * width)
    this.constants = new Float64Array(height)
    this.costs = new Float64Array(width)
    this.scales = new Float64Array(height)
    this.lower = new Float64Array(width + height)
    this.upper = new Float64Array(width + height).fill(1, 0, width)
    this.basic = new Int32Array(height)
    this.others = new Int32Array(width)
    this.place = new Int32Array(width + height)
    this.inside = new Float64Array(height)
    this.outside = new Float64Array(width)
    this.line = new Float64Array(width)
    this.begin()
  }

  /** The basis of slacks, which knows no rounding. */
  private begin(): void {
    const { width } = this
    for (let column = 0; column < width; column += 1) {
      this.others[column] = column
      this.place[column] = -1 - column
    }
    for (const [number, { variables, factors, most }] of this.rows.entries()) {
      const scale = scaleOf({ factors })
      let room = most
      for (const [index, variable] of variables.entries()) {
        const factor = factors[index] ?? 0
        this.cells[number * width + variable] = factor * scale
        room -= Math.min(0, factor)
      }
      this.scales[number] = scale
      this.basic[number] = width + number
      this.place[width + number] = number
      this.constants[number] = most * scale
      this.upper[width + number] = room * scale
    }
  }

  /** Puts a row with its basic slack at a place: a new one behind the last, or where the slack of that number is. */
  setRow(number: number, row: Row, place: number): void {
    const { width, constants } = this
    const scale = scaleOf(row)
    const start = place * width
    const cells = this.cellsUpTo(start + width)
    cells.fill(0, start, start + width)
    let constant = row.most * scale
    let room = row.most
    for (let index = 0; index < row.variables.length; index += 1) {
      const factor = (row.factors[index] ?? 0) * scale
      room -= Math.min(0, row.factors[index] ?? 0)
      const at = this.placeOf(row.variables[index] ?? 0)
      if (at < 0) cells[start - 1 - at] = (cells[start - 1 - at] ?? 0) + factor
      else {
        constant -= factor * (constants[at] ?? 0)
        for (let column = 0; column < width; column += 1)
          cells[start + column] = (cells[start + column] ?? 0) - factor * (cells[at * width + column] ?? 0)
      }
    }
    this.rows[number] = row
    this.height = this.rows.length
    constants[place] = constant
    this.scales[number] = scale
    this.basic[place] = width + number
    this.place[width + number] = place
    this.lower[width + number] = 0
    this.upper[width + number] = room * scale
  }

  private cellsUpTo(end: number): Float64Array {
    if (end <= this.cells.length) return this.cells
    const cells = new Float64Array(this.basic.length * this.width)
    cells.set(this.cells)
    this.cells = cells
    return cells
  }

  /** Demands of a row that its sum is at most `most`, where the program's row allows `row.most`. */
  tighten(number: number, most: number): void {
    const allowed = this.rows[number]?.most ?? most
    this.lower[this.width + number] = (allowed - most) * (this.scales[number] ?? 1)
  }

  /** From now on the sum of this row is what it costs. */
  setCosts(number: number): void {
    const scale = 1 / (this.scales[number] ?? 1)
    const place = this.placeOf(this.width + number)
    if (place < 0) {
      this.costs.fill(0)
      this.costs[-1 - place] = -scale
      return
    }
    const start = place * this.width
    for (let column = 0; column < this.width; column += 1)
      this.costs[column] = (this.cells[start + column] ?? 0) * scale
  }

  /** The sum of a row at present. */
  sumOf(number: number): number {
    return (this.rows[number]?.most ?? 0) - this.valueOf(this.width + number) / (this.scales[number] ?? 1)
  }

  /** The value of a variable at present. */
  valueOf(variable: number): number {
    const place = this.placeOf(variable)
    return (place >= 0 ? this.inside[place] : this.outside[-1 - place]) ?? 0
  }

  /** The row of a variable, or -1 minus its column. */
  placeOf(variable: number): number {
    return this.place[variable] ?? 0
  }

  /** Computes the basic variables anew from the others. */
  computeInside(): void {
    const { height, width, cells, inside } = this
    inside.set(this.constants)
    for (let column = 0; column < width; column += 1) {
      const value = this.outside[column] ?? 0
      if (value === 0) continue
      for (let row = 0, cell = column; row < height; row += 1, cell += width) {
        const factor = cells[cell] ?? 0
        if (factor !== 0) inside[row] = (inside[row] ?? 0) - factor * value
      }
    }
  }

  /** Moves the variable of a column by `step`, and the basic variables with it. */
  move(column: number, step: number): void {
    const { height, width, cells, inside } = this
    this.outside[column] = (this.outside[column] ?? 0) + step
    for (let row = 0, cell = column; row < height; row += 1, cell += width) {
      const factor = cells[cell] ?? 0
      if (factor !== 0) inside[row] = (inside[row] ?? 0) - factor * step
    }
  }

  /** Lets the variables of a row and a column change places. */
  pivot(row: number, column: number): void {
    const { cells, line, width, height, constants, costs } = this
    const start = row * width
    const inverse = 1 / (cells[start + column] ?? 1)
    for (let at = 0; at < width; at += 1) {
      const cell = (cells[start + at] ?? 0) * inverse
      line[at] = cell < DUST && cell > -DUST ? 0 : cell
    }
    line[column] = inverse
    const constant = (constants[row] ?? 0) * inverse
    constants[row] = 0
    for (let other = 0, from = 0; other < height; other += 1, from += width) {
      const factor = cells[from + column] ?? 0
      cells[from + column] = 0
      if (other === row || Math.abs(factor) < DUST) continue
      subtract(cells, from, { line, factor })
      constants[other] = (constants[other] ?? 0) - factor * constant
    }
    cells.set(line, start)
    constants[row] = constant
    const factor = costs[column] ?? 0
    costs[column] = 0
    subtract(costs, 0, { line, factor })
    this.exchange(row, column)
  }

  private exchange(row: number, column: number): void {
    const leaving = this.basic[row] ?? 0
    const entering = this.others[column] ?? 0
    this.basic[row] = entering
    this.others[column] = leaving
    this.place[entering] = row
    this.place[leaving] = -1 - column
    const value = this.inside[row] ?? 0
    this.inside[row] = this.outside[column] ?? 0
    this.outside[column] = value
  }
}

function scaleOf({ factors }: Pick<Row, 'factors'>): number {
  return 1 / factors.reduce((largest, factor) => Math.max(largest, Math.abs(factor)), 1)
}

/** Subtracts a multiple of a line from the cells that begin at `from`: where most of the time goes. */
function subtract(
  cells: Float64Array,
  from: number,
  { line, factor }: { line: Float64Array; factor: number },
): void {
  const { length } = line
  for (let at = 0; at < length; at += 1) cells[from + at] = (cells[from + at] ?? 0) - factor * (line[at] ?? 0)
}
