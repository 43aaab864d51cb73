import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { bulkToken } from '../tools/bulk-candidates.ts'
import { findChromium } from '../tools/chromium.ts'
import { buildCity } from './city.ts'
import { type Finding, installLighthouse, loadOnPhone } from './lighthouse/run.ts'

/**
 * `npm run bench:pages`: loads pages on Lighthouse's phone and line, as one built for production, in turn and several times. A median that
 * falls short makes the exit code 1.
 */
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } })

interface Goal {
  what: keyof Finding
  limit: number
  isAtLeast: boolean
  digits: number
}

const SCORES: readonly Goal[] = [
  { what: 'performance', limit: 95, isAtLeast: true, digits: 0 },
  { what: 'accessibility', limit: 100, isAtLeast: true, digits: 0 },
  { what: 'best-practices', limit: 100, isAtLeast: true, digits: 0 },
  { what: 'tbt', limit: 150, isAtLeast: false, digits: 0 },
]
const LOADING: readonly Goal[] = [
  { what: 'lcp', limit: 1_800, isAtLeast: false, digits: 0 },
  { what: 'cls', limit: 0.1, isAtLeast: false, digits: 3 },
]

/** The sign-in pages are held to every figure, and any page to those of its loading (UX-05). */
const PAGES = [
  { path: '/', isSignedIn: false, goals: [...SCORES, ...LOADING] },
  { path: '/office', isSignedIn: false, goals: [...SCORES, ...LOADING] },
  { path: '/', isSignedIn: true, goals: LOADING },
  { path: '/scores', isSignedIn: true, goals: LOADING },
  { path: '/scores/history', isSignedIn: true, goals: LOADING },
] as const

const chromium = findChromium()
installLighthouse()
const city = await buildCity(100)
try {
  const origin = await city.serve(fileURLToPath(new URL('../server/main.ts', import.meta.url)))
  const found = PAGES.map((): Finding[] => [])
  for (let round = 0; round < Number(values.rounds); round += 1)
    for (const [index, { path, isSignedIn }] of PAGES.entries()) {
      const cookie = isSignedIn ? `kaoji-portal=${bulkToken(index)}` : undefined
      found[index]?.push(await loadOnPhone(origin + path, { chromium, cookie }))
    }
  for (const [index, { path, isSignedIn, goals }] of PAGES.entries()) {
    console.log(`${path}${isSignedIn ? ' signed in' : ''}`)
    for (const goal of goals) say(goal, found[index] ?? [])
  }
} finally {
  await city.close()
}

function say({ what, limit, isAtLeast, digits }: Goal, found: readonly Finding[]): void {
  const sorted = found.map((one) => one[what]).toSorted((one, other) => one - other)
  const middle = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
  const isMet = isAtLeast ? middle >= limit : middle <= limit
  if (!isMet) process.exitCode = 1
  const [least = Number.NaN, most = Number.NaN] = [sorted[0], sorted.at(-1)]
  console.log(
    `${isMet ? 'ok  ' : 'LESS'} ${what.padEnd(16)} ${middle.toFixed(digits).padStart(8)} (wanted ${isAtLeast ? '≥' : '≤'} ${limit}; ${least.toFixed(digits)} to ${most.toFixed(digits)} in ${sorted.length} rounds)`,
  )
}
