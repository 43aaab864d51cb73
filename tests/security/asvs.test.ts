import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const ROOT = new URL('../../', import.meta.url)
const DOCUMENT = readFileSync(new URL('docs/security.md', ROOT), 'utf8')

/**
 * How many requirements of levels 1 and 2 each section of OWASP ASVS 5.0.0 has; they are numbered from 1 on, and those of level
 * 3 come after them. https://github.com/OWASP/ASVS/tree/master/5.0
 */
const SECTIONS: Readonly<Record<string, number>> = {
  ...{ '1.1': 2, '1.2': 9, '1.3': 11, '1.4': 3, '1.5': 2 },
  ...{ '2.1': 3, '2.2': 3, '2.3': 4, '2.4': 1 },
  ...{ '3.2': 2, '3.3': 4, '3.4': 6, '3.5': 5, '3.7': 2 },
  ...{ '4.1': 3, '4.2': 1, '4.3': 2, '4.4': 4 },
  ...{ '5.1': 1, '5.2': 3, '5.3': 2, '5.4': 3 },
  ...{ '6.1': 3, '6.2': 12, '6.3': 4, '6.4': 4, '6.5': 5, '6.6': 3, '6.8': 4 },
  ...{ '7.1': 3, '7.2': 4, '7.3': 2, '7.4': 5, '7.5': 2, '7.6': 2 },
  ...{ '8.1': 2, '8.2': 3, '8.3': 1, '8.4': 1 },
  ...{ '9.1': 3, '9.2': 4 },
  ...{ '10.1': 2, '10.2': 2, '10.3': 4, '10.4': 11, '10.5': 5, '10.6': 2, '10.7': 3 },
  ...{ '11.1': 2, '11.2': 3, '11.3': 3, '11.4': 4, '11.5': 1, '11.6': 1 },
  ...{ '12.1': 3, '12.2': 2, '12.3': 4 },
  ...{ '13.1': 1, '13.2': 5, '13.3': 2, '13.4': 5 },
  ...{ '14.1': 2, '14.2': 4, '14.3': 3 },
  ...{ '15.1': 3, '15.2': 3, '15.3': 7 },
  ...{ '16.1': 1, '16.2': 5, '16.3': 4, '16.4': 3, '16.5': 3 },
  ...{ '17.1': 1, '17.2': 4, '17.3': 2 },
}
const STATES = ['kept', 'in part', 'not kept', 'does not apply', 'by the operator']
/** What the suite runs: `npm test` on its own (vitest.config.ts, playwright.config.ts). */
const RUN = [
  /^(contracts|rulebook|server|web|tests|tools)\/.+(?<!\.crash)\.test\.tsx?$/,
  /^tests\/journeys\/.+\.spec\.ts$/,
]

/** The rows of the table under a heading, cell by cell. */
function rowsUnder(heading: string): string[][] {
  const [, rest = ''] = DOCUMENT.split(`\n## ${heading}\n`)
  const [section = ''] = rest.split('\n## ')
  const lines = section.split('\n').filter((line) => line.startsWith('|'))
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

const items = rowsUnder('ASVS 5.0, item by item')
const namedIn = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)

test('ACC-01 every item of levels 1 and 2 of ASVS 5.0 stands in docs/security.md once', () => {
  const all = Object.entries(SECTIONS).flatMap(([section, count]) =>
    Array.from({ length: count }, (_, at) => `${section}.${at + 1}`),
  )
  expect(all).toHaveLength(253)
  const listed = items.flatMap(([numbers = '']) => numbers.split(', '))
  expect(listed.toSorted()).toEqual(all.toSorted())
})

test('ACC-01 whatever is kept, wholly or in part, names a test that exists and that the suite runs', () => {
  const wrong = items.flatMap(([numbers, state = '', how, shownBy = '']) => {
    const tests = namedIn(shownBy)
    const isShown = tests.length > 0 && tests.every((path) => isRun(path))
    const needsOne = state === 'kept' || state === 'in part'
    const isSound = STATES.includes(state) && how !== '' && (needsOne ? isShown : shownBy === '—')
    return isSound ? [] : [numbers]
  })
  expect(wrong).toEqual([])
})

test('ACC-01 each finding of the attack names what shows that it is over', () => {
  const findings = rowsUnder('The attack of November 2026')
  const numbers = findings.flatMap(([finding = '']) => finding.split(', '))
  const all = [
    ...Array.from({ length: 8 }, (_, at) => `S${at + 1}`),
    ...Array.from({ length: 11 }, (_, at) => `M${at + 1}`),
  ]
  expect(numbers).toEqual(all)
  const wrong = findings.filter(([, , , shownBy = '']) => {
    const tests = namedIn(shownBy).filter((name) => name.includes('/'))
    return tests.length === 0 || !tests.every((path) => isRun(path))
  })
  expect(wrong).toEqual([])
})

/** The gates are run before every landing, as the suite is. */
function isRun(path: string): boolean {
  return (
    path === 'npm run check' || (RUN.some((pattern) => pattern.test(path)) && existsSync(new URL(path, ROOT)))
  )
}
