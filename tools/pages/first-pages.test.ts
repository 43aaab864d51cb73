import { expect, test } from 'vitest'
import { firstPages } from './first-pages.ts'

/** Who imports what, and later what. */
const GRAPH: Record<string, { now?: string[]; later?: string[]; code?: string }> = {
  'portal/main.tsx': { now: ['sign-in'], later: ['portal/pages.tsx'] },
  'portal/pages.tsx': {
    now: ['router', 'sign-in'],
    later: ['portal/shell/shell.tsx', 'portal/home/home-page.tsx'],
  },
  'portal/shell/shell.tsx': { now: ['menu'] },
  'portal/home/home-page.tsx': {
    now: ['fee', 'date', 'greeting', 'tabler-icons-react.mjs'],
    code: 'import { IconHome, IconBell as Bell } from "@tabler/icons-react";',
  },
  'portal/scores/history-page.tsx': { now: ['greeting', 'sheet', 'field'] },
  'tabler-icons-react.mjs': { now: ['icons/IconHome.mjs', 'icons/IconBell.mjs', 'icons/IconTrash.mjs'] },
  'office/main.tsx': { now: ['sign-in'], later: ['office/pages.tsx'] },
  'office/pages.tsx': {
    now: ['router'],
    later: ['office/shell/shell.tsx', 'office/start/start-page.tsx', 'orders'],
  },
  'office/shell/shell.tsx': { now: ['menu'] },
  'office/start/start-page.tsx': { now: ['counts'] },
  orders: { now: ['fee', 'field'] },
  'verify/main.ts': { now: ['date'] },
}
const moduleOf = (id: string) => {
  const { now = [], later = [], code } = GRAPH[id.replace('/web/', '')] ?? {}
  const at = (names: string[]) => names.map((name) => `/web/${name}`)
  return { importedIds: at(now), dynamicallyImportedIds: at(later), ...(code ? { code } : {}) }
}

test('UX-05 the first page behind a sign-in is one file, beside what both entrances need, and takes nothing from the pages before it', () => {
  const nameOf = firstPages('/web')
  const names = Object.fromEntries(
    [
      'greeting',
      'portal/home/home-page.tsx',
      'counts',
      'router',
      'menu',
      'fee',
      'date',
      'sign-in',
      'orders',
      'icons/IconHome.mjs',
      'icons/IconBell.mjs',
      'icons/IconTrash.mjs',
      'sheet',
      'field',
    ].map((name) => [name, nameOf(`/web/${name}`, moduleOf)]),
  )
  expect(names).toEqual({
    ...{ greeting: 'portal-inside', 'portal/home/home-page.tsx': 'portal-inside', counts: 'office-inside' },
    ...{ router: 'inside', menu: 'inside', fee: 'inside' },
    ...{ date: null, 'sign-in': null, orders: null },
    // Of six thousand icons those that it names.
    ...{ 'icons/IconHome.mjs': 'portal-inside', 'icons/IconBell.mjs': 'portal-inside' },
    ...{ 'icons/IconTrash.mjs': null, sheet: 'scores', field: 'controls' },
  })
})
