import { execFile, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

const folder = import.meta.dirname
const program = join(folder, 'node_modules/lighthouse/cli/index.js')

/** What Lighthouse says of one loading of a page: scores from 0 to 100, times in milliseconds. */
export interface Finding {
  performance: number
  accessibility: number
  'best-practices': number
  lcp: number
  tbt: number
  cls: number
}

/** Installs Lighthouse by the lock file of this folder unless it is there; nothing of it takes part in the project's own packages. */
export function installLighthouse(): void {
  if (existsSync(program)) return
  console.log('installing Lighthouse into bench/lighthouse/node_modules (190 MB)')
  const { status } = spawnSync(
    'npm',
    ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund'],
    {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
  if (status !== 0) throw new Error('Lighthouse could not be installed')
}

/** Loads the page once on Lighthouse's phone and line, with a browser of its own, as whoever brings the cookie. */
export async function loadOnPhone(
  url: string,
  options: { chromium: string; cookie: string | undefined },
): Promise<Finding> {
  const args = [
    program,
    url,
    '--quiet',
    '--output=json',
    '--only-categories=performance,accessibility,best-practices',
    '--chrome-flags=--headless --no-sandbox --disable-gpu',
    ...(options.cookie === undefined
      ? []
      : [`--extra-headers=${JSON.stringify({ cookie: options.cookie })}`]),
  ]
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    env: { ...process.env, CHROME_PATH: options.chromium },
    maxBuffer: 64 * 1024 * 1024,
  })
  return findingOf(JSON.parse(stdout))
}

interface Written {
  runtimeError?: { message: string }
  categories: Record<string, { score: number | null }>
  audits: Record<string, { numericValue?: number }>
}

function findingOf({ runtimeError, categories, audits }: Written): Finding {
  if (runtimeError) throw new Error(runtimeError.message)
  const score = (name: string) => Math.round(100 * (categories[name]?.score ?? 0))
  const value = (name: string) => audits[name]?.numericValue ?? Number.POSITIVE_INFINITY
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    'best-practices': score('best-practices'),
    lcp: value('largest-contentful-paint'),
    tbt: value('total-blocking-time'),
    cls: value('cumulative-layout-shift'),
  }
}
