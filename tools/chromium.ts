import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'

/**
 * The path of a Chromium for the journeys: KAOJI_CHROMIUM, one on the PATH, Playwright's own, or (as root on Debian or
 * Ubuntu) one installed now. Also sees to Chinese fonts, without which every page is boxes. Throws, saying what to do,
 * when there is none.
 */
export function findChromium(): string {
  const found = chosen() ?? onPath() ?? fromPlaywright() ?? installed()
  if (found === undefined) {
    throw new Error(
      '找不到 Chromium。请安装 chromium，或用 KAOJI_CHROMIUM 指明它的路径。\nNo Chromium: install it, or set KAOJI_CHROMIUM to its path.',
    )
  }
  ensureChineseFonts()
  return found
}

function chosen(): string | undefined {
  const path = process.env.KAOJI_CHROMIUM
  if (path !== undefined && path !== '' && !isExecutable(path)) {
    throw new Error(
      `KAOJI_CHROMIUM 指向的 ${path} 不能运行。/ KAOJI_CHROMIUM names ${path}, which cannot be run.`,
    )
  }
  return path || undefined
}

function onPath(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  // The shell draws the same pages without a window's work: the journeys take three quarters of the time.
  const names = [
    'chromium-headless-shell',
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
  ]
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable)
}

function fromPlaywright(): string | undefined {
  const base = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), playwrightCache)
  if (!existsSync(base)) return undefined
  const builds = readdirSync(base).filter((name) => /^chromium-\d+$/.test(name))
  const newestFirst = builds.toSorted((one, other) => Number(other.slice(9)) - Number(one.slice(9)))
  return newestFirst
    .flatMap((name) => programs.map((program) => join(base, name, program)))
    .find(isExecutable)
}

const playwrightCache =
  process.platform === 'darwin' ? 'Library/Caches/ms-playwright' : '.cache/ms-playwright'
const programs = [
  'chrome-linux64/chrome',
  'chrome-linux/chrome',
  'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
]

function installed(): string | undefined {
  if (!canInstall()) return undefined
  console.error('没有 Chromium，正在用 apt-get 安装…… / No Chromium: installing it with apt-get ...')
  return ['chromium-headless-shell', 'chromium'].some((name) => aptInstall(name)) ? onPath() : undefined
}

function ensureChineseFonts(): void {
  const listed = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' })
  if (listed.status === 0 && listed.stdout.trim() !== '') return
  if (process.platform === 'darwin') return // It brings its own.
  if (canInstall()) {
    console.error('没有中文字体，正在用 apt-get 安装…… / No Chinese fonts: installing them with apt-get ...')
    if (aptInstall('fontconfig', 'fonts-noto-cjk')) return
  }
  console.error(
    '没有中文字体，页面截图会显示方框。请安装 fonts-noto-cjk。/ No Chinese fonts: install fonts-noto-cjk.',
  )
}

function canInstall(): boolean {
  return process.geteuid?.() === 0 && existsSync('/etc/debian_version')
}

function aptInstall(...packages: readonly string[]): boolean {
  const options = {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'ignore', 'inherit'],
  } as const satisfies Parameters<typeof spawnSync>[2]
  const install = ['install', '-y', '--no-install-recommends', ...packages]
  return [['update', '-qq'], install].every((args) => spawnSync('apt-get', args, options).status === 0)
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
