import type { RouteContract } from '#contracts/route.ts'

/** The address of a route with its parameters filled in, also for plain links to files. */
export function addressOf(contract: RouteContract, input: { params?: unknown; query?: unknown }): string {
  const path = contract.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String((input.params as Record<string, unknown> | undefined)?.[name])),
  )
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(input.query ?? {}))
    if (value !== undefined) query.set(name, String(value))
  return query.size > 0 ? `${path}?${query}` : path
}
