import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { QueryClient } from '@tanstack/react-query'
import { createMemoryHistory, createRouter } from '@tanstack/react-router'
import { expect, test } from 'vitest'
import { DESK_PAGES, ENTRANCE_PAGES, PORTAL_PAGES } from '#tests/journeys/pages.ts'
import { routeTree as desk } from '#web/office/routes.ts'
import { routeTree as portal } from '#web/portal/routes.ts'

const JOURNEYS = join(import.meta.dirname, '../journeys')
const options = { context: { queryClient: new QueryClient() }, history: createMemoryHistory() }

const routesOf = ({ routesByPath }: { routesByPath: object }) =>
  Object.keys(routesByPath)
    .map((path) => (path === '/' ? path : path.replace(/\/$/, '')))
    .toSorted()
const listed = (pages: readonly { route: string }[]) =>
  [...new Set(pages.map(({ route }) => route))].toSorted()

test('UX-01 every route of the portal and of the desk has a line in the list of pages, and no line is of a route that went', () => {
  expect(listed([...ENTRANCE_PAGES, ...PORTAL_PAGES])).toEqual(
    routesOf(createRouter({ ...options, routeTree: portal })),
  )
  expect(listed(DESK_PAGES)).toEqual(routesOf(createRouter({ ...options, routeTree: desk })))
})

test('UX-01 a page that is left to a journey is looked at there', () => {
  for (const page of [...ENTRANCE_PAGES, ...PORTAL_PAGES, ...DESK_PAGES]) {
    if (!('journey' in page)) continue
    const text = readFileSync(join(JOURNEYS, `${page.journey}.spec.ts`), 'utf8')
    expect([page.route, text.includes('expectAccessible(')]).toEqual([page.route, true])
  }
})
