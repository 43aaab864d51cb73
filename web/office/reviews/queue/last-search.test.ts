import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { lastSearch } from './last-search.ts'

const searched = { show: 'all', isSearched: true } as const
const kept = new Map<string, string>()

beforeEach(() =>
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  }),
)
afterEach(() => kept.clear())

test('REV-01 what was searched for is remembered for the way back, to whoever searched', () => {
  lastSearch.keep('xu', '310110199812066016')
  expect(lastSearch.of('xu', searched)).toBe('310110199812066016')
  expect(lastSearch.of('xu', { show: 'all' })).toBe('')
  expect(lastSearch.of('tang', searched)).toBe('')
  expect([...kept]).toEqual([])
})

test('REV-01 after the sign-out, and where a browser keeps nothing, there is no search', () => {
  lastSearch.keep('xu', '张三')
  lastSearch.forget()
  expect(lastSearch.of('xu', searched)).toBe('')
  vi.stubGlobal('sessionStorage', undefined)
  lastSearch.keep('xu', '张三')
  lastSearch.forget()
  expect(lastSearch.of('xu', searched)).toBe('')
})
