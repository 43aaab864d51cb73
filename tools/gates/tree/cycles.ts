/** The circles in a directed graph: each as the names along it, the first repeated at the end. One per knot. */
export function findCycles(edges: readonly (readonly [string, string])[]): string[][] {
  const targets = new Map<string, Set<string>>()
  for (const [from, to] of edges) {
    if (from === to) continue
    targets.set(from, (targets.get(from) ?? new Set()).add(to))
  }
  const state: Search = { targets, done: new Set(), trail: [], found: [] }
  for (const start of targets.keys()) search(state, start)
  return state.found
}

interface Search {
  targets: ReadonlyMap<string, ReadonlySet<string>>
  done: Set<string>
  trail: string[]
  found: string[][]
}

function search(state: Search, name: string): void {
  const seenAt = state.trail.indexOf(name)
  if (seenAt !== -1) {
    state.found.push([...state.trail.slice(seenAt), name])
    return
  }
  if (state.done.has(name)) return
  state.trail.push(name)
  for (const target of state.targets.get(name) ?? []) search(state, target)
  state.trail.pop()
  state.done.add(name)
}
