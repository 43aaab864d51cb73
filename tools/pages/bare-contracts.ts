import type { Plugin } from 'vite'

/** What the browser reads of a contract: how to call it, and what a call means. The server checks everything else. */
const NEEDED = new Set(['id', 'method', 'path', 'access', 'effect', 'quiet', 'upload', 'raw'])

interface Node {
  type: string
  start: number
  end: number
  [key: string]: unknown
}

/** Leaves schemas, refusals and summaries of routes out of the pages, which only carried them about (UX-05). */
export const bareContracts: Plugin = {
  name: 'bare-contracts',
  apply: 'build',
  enforce: 'post',
  transform: {
    filter: { id: /\/contracts\/.+\.ts$/, code: /defineRoute\(/ },
    handler(code) {
      const spans = routesIn(this.parse(code) as unknown as Node).flatMap(partsOnlyForServer)
      return { code: without(code, spans), map: null }
    },
  },
}

/** The object of every `defineRoute({ … })`, wherever it stands. */
function routesIn(node: unknown): Node[] {
  if (Array.isArray(node)) return node.flatMap(routesIn)
  if (!isNode(node)) return []
  const callee = node.callee
  const isRoute = node.type === 'CallExpression' && isNode(callee) && callee.name === 'defineRoute'
  if (isRoute) return [node.arguments].flat().filter(isNode)
  return Object.values(node).flatMap(routesIn)
}

function partsOnlyForServer(route: Node): Node[] {
  const parts = Array.isArray(route.properties) ? route.properties.filter(isNode) : []
  return parts.filter(({ key }) => isNode(key) && typeof key.name === 'string' && !NEEDED.has(key.name))
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value
}

/** The text without these spans, each with the comma behind it. */
function without(code: string, spans: readonly Node[]): string {
  return spans
    .toSorted((one, other) => other.start - one.start)
    .reduce((text, { start, end }) => text.slice(0, start) + text.slice(end).replace(/^\s*,/, ''), code)
}
