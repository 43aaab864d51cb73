/** What is known of a module of the pages while they are built. */
export interface Module {
  importedIds: readonly string[]
  dynamicallyImportedIds: readonly string[]
}

export type ModuleOf = (id: string) => Module | null

/** The entrances that have a first page behind their sign-in. */
const DOORS = ['portal', 'office'] as const
export type Door = (typeof DOORS)[number]

/** What an entrance asks for as soon as somebody is signed in: its pages, the frame around them, and the first of them. */
export const FIRST: Readonly<Record<Door, readonly string[]>> = {
  portal: ['portal/pages.tsx', 'portal/shell/shell.tsx', 'portal/home/home-page.tsx'],
  office: ['office/pages.tsx', 'office/shell/shell.tsx', 'office/start/start-page.tsx'],
}

/**
 * Puts what the first page behind each sign-in is made of into one file, and what both are made of into another: as forty small files a line with
 * six connections asks for them in seven turns (UX-05). What a sign-in page or the verifier's page has already stays where it is, and so does what
 * the other entrance needs of this one's without needing its first page.
 */
export function firstPages(web: string): (id: string, moduleOf: ModuleOf) => string | null {
  let names: ReadonlyMap<string, string> | undefined
  return (id, moduleOf) => {
    names ??= nameAll(web, moduleOf)
    return names.get(id) ?? null
  }
}

function nameAll(web: string, moduleOf: ModuleOf): ReadonlyMap<string, string> {
  const at = (path: string) => `${web}/${path}`
  const reach = (from: readonly string[], isWhole: boolean) => reached(from.map(at), { moduleOf, isWhole })
  const elsewhere = new Set([
    ...reach(['portal/main.tsx', 'office/main.tsx'], false),
    ...reach(['verify/main.ts'], true),
  ])
  const first = { portal: reach(FIRST.portal, false), office: reach(FIRST.office, false) }
  const whole = { portal: reach(['portal/main.tsx'], true), office: reach(['office/main.tsx'], true) }
  const names = new Map<string, string>()
  for (const door of DOORS)
    for (const id of first[door]) {
      const other = door === 'portal' ? 'office' : 'portal'
      if (!elsewhere.has(id)) names.set(id, whole[other].has(id) ? 'inside' : `${door}-inside`)
    }
  return names
}

/** All modules that these import, and `isWhole` those too that they may import later. */
function reached(
  from: readonly string[],
  { moduleOf, isWhole }: { moduleOf: ModuleOf; isWhole: boolean },
): Set<string> {
  const found = new Set<string>()
  const left = [...from]
  for (let id = left.pop(); id !== undefined; id = left.pop()) {
    const known = found.has(id) ? null : moduleOf(id)
    if (known === null) continue
    found.add(id)
    left.push(...known.importedIds, ...(isWhole ? known.dynamicallyImportedIds : []))
  }
  return found
}
