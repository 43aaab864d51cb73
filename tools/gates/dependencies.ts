import { dependencyRules, isImpure, isPure, moduleOf } from './dependency-rules.ts'
import type { Gate } from './gate.ts'
import { findCycles } from './tree/cycles.ts'
import { isTest } from './tree/kinds.ts'
import { type Edge, type Graph, readGraph } from './tree/module-graph.ts'

/** Raise these as the project grows: a gate that silently reads nothing would pass everything. */
const atLeast = { modules: 40, edges: 80 }

/** Who may import whom (ARCHITECTURE.md, "Dependency rules"). */
export const dependencies: Gate = {
  name: 'dependencies',
  run: (tree) => {
    const graph = readGraph(tree)
    const note = `${graph.modules.length} files, ${graph.edges.length} imports`
    return { findings: [...tooFew(graph), ...graph.problems, ...brokenRules(graph)], note }
  },
}

/** Every rule that the graph breaks, a line each. */
export function brokenRules(graph: Graph): string[] {
  const broken = graph.edges.flatMap((edge) =>
    dependencyRules
      .filter((rule) => rule.forbids(edge))
      .map((rule) => `${edge.where} imports ${edge.to}: ${rule.name}`),
  )
  return [...broken, ...circles(graph), ...impureReach(graph)]
}

function tooFew({ modules, edges }: Graph): string[] {
  if (modules.length >= atLeast.modules && edges.length >= atLeast.edges) return []
  return [
    `only ${modules.length} files and ${edges.length} imports were read, expected at least ${atLeast.modules} and ${atLeast.edges}`,
  ]
}

function circles({ edges }: Graph): string[] {
  const inside = edges.filter((edge) => !edge.isOutside)
  const files = findCycles(inside.map(({ from, to }) => [from, to]))
  const between = inside.flatMap(({ from, to }): [string, string][] => {
    const [one, other] = [moduleOf(from), moduleOf(to)]
    return one === undefined || other === undefined || isTest(from) ? [] : [[one, other]]
  })
  return [
    ...files.map((circle) => `${circle.join(' → ')}: no import cycles between files`),
    ...findCycles(between).map((circle) => `${circle.join(' → ')}: no import cycles between modules`),
  ]
}

/** A pure file must not reach I/O through another file either. Types leave nothing behind, so they do not count. */
function impureReach({ modules, edges }: Graph): string[] {
  const next = Map.groupBy(
    edges.filter((edge) => !edge.isTypeOnly),
    (edge) => edge.from,
  )
  return modules
    .filter((path) => isPure(path) && !isTest(path))
    .flatMap((path) => {
      const way = wayToImpurity(next, [path])
      // A way of one step is a forbidden import, already said.
      return way === undefined || way.length <= 2 ? [] : [`${way.join(' → ')}: pure files reach no I/O`]
    })
}

function wayToImpurity(
  next: ReadonlyMap<string, readonly Edge[]>,
  start: readonly string[],
): string[] | undefined {
  const queue = [[...start]]
  const seen = new Set<string>()
  for (const way of queue) {
    for (const edge of next.get(way.at(-1) ?? '') ?? []) {
      if (isImpure(edge)) return [...way, edge.to]
      if (edge.isOutside || seen.has(edge.to)) continue
      seen.add(edge.to)
      queue.push([...way, edge.to])
    }
  }
  return undefined
}
