import { Search } from '../program/search.ts'
import type { StepBudget } from '../program/step-budget.ts'
import { type Sum, sumOf } from '../program/zero-one-program.ts'
import type { Question } from '../question/question.ts'
import { type Board, layOut, meetingsIn } from './board.ts'
import { addConditions } from './conditions.ts'
import { type Meeting, settle } from './settle.ts'

/** Further passes that fulfil everything, as codes by number, and an assignment in which they do. */
export interface Fulfilment {
  codes: readonly number[]
  meetings: () => readonly Meeting[]
}

/** The smallest set of further passes that fulfils everything; `none`: no set does; `stopped`: the best that was found. */
export type Path =
  | { kind: 'path'; best: Fulfilment }
  | { kind: 'none' }
  | { kind: 'stopped'; best: Fulfilment | undefined; bound: number }

/** Finds the smallest path: fewest passes, then fewest retakes, then fewest credits, then the codes in text order (AUD-05). */
export function findPath(question: Question, steps: StepBudget): Path {
  const offered = question.supplies.flatMap(({ further }, code) => (further ? [code] : []))
  const aim = { purpose: 'fulfilling', further: new Set(offered) } as const
  const board = layOut(question, settle(question, aim), aim)
  addConditions(board)
  const taken = takenVariables(board)
  const costs = [
    () => 1,
    (code: number) => (question.supplies[code]?.isRetake ? 1 : 0),
    (code: number) => question.supplies[code]?.further?.credits ?? 0,
  ]
  const orders = costs.map((cost) => weighted(taken, cost))
  const search = new Search(board.program, orders, steps)

  for (const order of orders.keys()) {
    const outcome = search.minimize(order)
    if (outcome === 'none') return { kind: 'none' }
    if (outcome === 'stopped') {
      const best = search.best && fulfilmentOf(board, taken, search.best)
      return { kind: 'stopped', best, bound: order === 0 ? search.bound : (best?.codes.length ?? 0) }
    }
  }
  const byText = [...taken].toSorted(([one], [other]) =>
    nameOf(question, one) < nameOf(question, other) ? -1 : 1,
  )
  for (const [, variable] of byText) {
    if (search.demand([[variable, 1]]) !== 'stopped') continue
    const best = fulfilmentOf(board, taken, search.best ?? [])
    return { kind: 'stopped', best, bound: best.codes.length }
  }
  return { kind: 'path', best: fulfilmentOf(board, taken, search.best ?? []) }
}

function fulfilmentOf(
  board: Board,
  taken: ReadonlyMap<number, number>,
  solution: ArrayLike<number>,
): Fulfilment {
  const codes = [...taken].flatMap(([code, variable]) => (solution[variable] === 1 ? [code] : []))
  return { codes, meetings: () => meetingsIn(board, solution) }
}

/** For each code of which a further pass can be used, the variable that says whether it is. */
function takenVariables({ program, furtherUses }: Board): Map<number, number> {
  const taken = new Map<number, number>()
  for (const [code, uses] of furtherUses) {
    const [only = -1] = uses
    if (uses.length === 1) {
      taken.set(code, only)
      continue
    }
    const variable = program.addVariable()
    const sum = sumOf(uses)
    program.addAtMost({ variables: [...sum.variables, variable], factors: [...sum.factors, -1] }, 0)
    taken.set(code, variable)
  }
  return taken
}

function weighted(taken: ReadonlyMap<number, number>, cost: (code: number) => number): Sum {
  const sum: Sum = { variables: [], factors: [] }
  for (const [code, variable] of taken) {
    const factor = cost(code)
    if (factor === 0) continue
    sum.variables.push(variable)
    sum.factors.push(factor)
  }
  return sum
}

function nameOf({ supplies }: Question, code: number): string {
  return supplies[code]?.name ?? ''
}
