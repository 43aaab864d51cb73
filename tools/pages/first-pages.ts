/** What is known of a module of the pages while they are built. */
export interface Module {
  importedIds: readonly string[]
  dynamicallyImportedIds: readonly string[]
  /** Names the icons that it imports. */
  code?: string | null
}

export type ModuleOf = (id: string) => Module | null

/** The entrances that have a first page behind their sign-in. */
export type Door = 'portal' | 'office'

/** The library's controls that no sign-in page has and most other pages do: imports do not tell, because they lead through the whole library. */
const CONTROLS =
  /\/@mantine\/\w+\/.*\/(?:Checkbox|Combobox(?:Chevron|\.module)|InlineInput|InputsGroupFieldset|NativeSelect|get-auto-contrast-value|get-parsed-combobox-data|use-merged-ref)\b/

/** What an entrance asks for as soon as somebody is signed in: its pages, the frame around them, and the first of them. */
export const FIRST: Readonly<Record<Door, readonly string[]>> = {
  portal: ['portal/pages.tsx', 'portal/shell/shell.tsx', 'portal/home/home-page.tsx'],
  office: ['office/pages.tsx', 'office/shell/shell.tsx', 'office/start/start-page.tsx'],
}

/**
 * The pages of the portal that a crowd opens by their own address: what they need comes with their document, which asks for what they show and draws
 * them from the answers before their scripts have come (web/portal/sight/).
 */
export const BY_ADDRESS: Readonly<Record<string, { needs: readonly string[]; asks: readonly string[] }>> = {
  '/': { needs: [], asks: ['/api/portal/home'] },
  '/scores': { needs: ['portal/scores/latest-page.tsx'], asks: ['/api/portal/scores'] },
  '/scores/history': { needs: ['portal/scores/history-page.tsx'], asks: ['/api/portal/scores'] },
}

/**
 * Puts what the first page behind each sign-in is made of into one file, and what both are made of into another, and likewise what the scores'
 * pages need besides: as forty small files a line with six connections asks for them in seven turns (UX-05). What a sign-in page or the
 * verifier's page has already stays where it is, and so does what the other entrance needs of this one's without needing its first page.
 */
export function firstPages(web: string): (id: string, moduleOf: ModuleOf) => string | null {
  let names: ReadonlyMap<string, string> | undefined
  return (id, moduleOf) => {
    names ??= nameAll(web, moduleOf)
    return names.get(id) ?? (CONTROLS.test(id) ? 'controls' : null)
  }
}

function nameAll(web: string, moduleOf: ModuleOf): ReadonlyMap<string, string> {
  const at = (path: string) => `${web}/${path}`
  const reach = (from: readonly string[], isWhole: boolean) => reached(from.map(at), { moduleOf, isWhole })
  const elsewhere = new Set([
    ...reach(['portal/main.tsx', 'office/main.tsx'], false),
    ...reach(['verify/main.ts'], true),
  ])
  const whole = { portal: reach(['portal/main.tsx'], true), office: reach(['office/main.tsx'], true) }
  const names = new Map<string, string>()
  const name = (pages: readonly string[], other: Door, { shared, own }: { shared: string; own: string }) => {
    for (const id of reach(pages, false))
      if (!elsewhere.has(id) && !names.has(id)) names.set(id, whole[other].has(id) ? shared : own)
  }
  name(FIRST.portal, 'office', { shared: 'inside', own: 'portal-inside' })
  name(FIRST.office, 'portal', { shared: 'inside', own: 'office-inside' })
  name(
    Object.values(BY_ADDRESS).flatMap(({ needs }) => needs),
    'office',
    { shared: 'controls', own: 'scores' },
  )
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
    const imported = known.importedIds.flatMap((other) =>
      ICONS.test(other) ? iconsIn(known.code ?? '', other) : other,
    )
    left.push(...imported, ...(isWhole ? known.dynamicallyImportedIds : []))
  }
  return found
}

/** The one module by which all six thousand icons are imported: who imports one would reach all of them. */
const ICONS = /\/tabler-icons-react\.mjs$/

function iconsIn(code: string, collection: string): string[] {
  const lists = code.matchAll(/import\s*\{([^}]*)\}\s*from\s*["']@tabler\/icons-react["']/g)
  const names = [...lists].flatMap(([, list = '']) => list.match(/\bIcon\w+(?=\s*(?:,|$|as\b))/g) ?? [])
  return names.map((name) => collection.replace(ICONS, `/icons/${name}.mjs`))
}
