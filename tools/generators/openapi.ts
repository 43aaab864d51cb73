import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { RouteContract } from '#contracts/route.ts'
import { openApiOf } from '#modules/operations/openapi.ts'
import type { Generator } from './generator.ts'

const FILE = 'docs/openapi.json'
const CONTRACTS = fileURLToPath(new URL('../../contracts/', import.meta.url))

/** The document that the server gives at /openapi.json, from the contracts themselves, ordered by path and method. */
export const openApi: Generator = {
  name: 'openapi',
  files: [FILE],
  async generate() {
    const contracts = await allContracts()
    const ordered = contracts.toSorted((a, b) => keyOf(a).localeCompare(keyOf(b), 'en'))
    return new Map([[FILE, `${JSON.stringify(openApiOf(ordered), undefined, 2)}\n`]])
  },
}

/** Every contract that a file of contracts/ exports. */
async function allContracts(): Promise<RouteContract[]> {
  const names = (await readdir(CONTRACTS, { recursive: true })).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
  )
  const modules = await Promise.all(names.map((name) => import(`../../contracts/${name}`)))
  return modules.flatMap((one) => Object.values<unknown>(one)).filter(isContract)
}

function isContract(value: unknown): value is RouteContract {
  return (
    typeof value === 'object' && value !== null && 'path' in value && 'access' in value && 'method' in value
  )
}

function keyOf({ path, method }: RouteContract): string {
  return `${path} ${method}`
}
