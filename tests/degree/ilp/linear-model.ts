import highsLoader, { type LegacyHighs } from 'highs'

/** A sum of variables, each with its factor. */
export type Sum = readonly (readonly [factor: number, variable: string])[]

export type Outcome =
  | { kind: 'best'; value: number; values: ReadonlyMap<string, number> }
  | { kind: 'impossible' }
  | { kind: 'out of time' }

/** A model of yes-or-no variables that an integer solver decides exactly. */
export interface LinearModel {
  /** A variable that is 0 or 1. */
  choice(): string
  require(sum: Sum, relation: '<=' | '>=' | '=', bound: number): void
  best(aim: 'least' | 'most', objective: Sum, seconds: number): Outcome
}

const highs = await load(highsLoader)

/** Its types describe the CommonJS build, whose default export stands one level deeper than that of the module that Node loads. */
async function load(loader: unknown): Promise<LegacyHighs> {
  if (typeof loader !== 'function') throw new TypeError('highs exports no loader')
  return loader()
}

export function linearModel(): LinearModel {
  const variables: string[] = []
  const rows: string[] = []
  return {
    choice: () => {
      const name = `v${variables.length}`
      variables.push(name)
      return name
    },
    require: (sum, relation, bound) => {
      // The format has no empty row: a variable times zero stands for it.
      rows.push(`${write(sum, variables)} ${relation} ${bound}`)
    },
    best: (aim, objective, seconds) => {
      const text = [
        aim === 'least' ? 'Minimize' : 'Maximize',
        write(objective, variables),
        'Subject To',
        ...rows.map((row, place) => `r${place}: ${row}`),
        'Binary',
        variables.join('\n'),
        'End',
      ].join('\n')
      return solve(text, seconds)
    },
  }
}

/** Equal variables are put together, as the format demands. */
function write(sum: Sum, variables: readonly string[]): string {
  const factors = new Map<string, number>()
  for (const [factor, variable] of sum) factors.set(variable, (factors.get(variable) ?? 0) + factor)
  if (factors.size === 0) factors.set(variables[0] ?? 'none', 0)
  return [...factors]
    .map(([variable, factor]) => `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} ${variable}`)
    .join(' ')
}

function solve(text: string, seconds: number): Outcome {
  const solution = highs.solve(text, {
    time_limit: seconds,
    mip_rel_gap: 0,
    mip_abs_gap: 0.01,
    output_flag: false,
  })
  if (solution.Status === 'Infeasible') return { kind: 'impossible' }
  if (solution.Status !== 'Optimal') return { kind: 'out of time' }
  const values = Object.entries(solution.Columns).map(([name, column]): [string, number] => [
    name,
    Math.round('Primal' in column ? column.Primal : 0),
  ])
  return { kind: 'best', value: Math.round(solution.ObjectiveValue * 2) / 2, values: new Map(values) }
}
