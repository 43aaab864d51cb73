import { rmSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { isInstalled, makeProject, untilEnd } from './bootstrap.fixture.ts'

const endsWith7 = 'console.log(process.argv[2]); process.exitCode = 7'
const installing = /正在按 package-lock\.json 安装依赖/

test('installs once, passes arguments and the exit code on, and mends an install cut short', async () => {
  using project = makeProject(endsWith7)
  const first = await project.start()
  expect(first).toMatchObject({ code: 7, out: 'given\n', errors: expect.stringMatching(installing) })
  expect(isInstalled(project)).toBe(true)

  expect(await project.start()).toMatchObject({ code: 7, errors: '' })

  rmSync(join(project.path, 'node_modules/.kaoji-stamp')) // What an install removes first …
  rmSync(join(project.path, 'node_modules/local'), { recursive: true }) // … and had got to when it was killed.
  expect(await project.start()).toMatchObject({ code: 7, errors: expect.stringMatching(installing) })
  expect(isInstalled(project)).toBe(true)
})

test('an install made by hand is believed when it matches the lock file', async () => {
  using project = makeProject(endsWith7)
  await project.start()
  rmSync(join(project.path, 'node_modules/.kaoji-stamp'))
  expect(await project.start()).toMatchObject({ code: 7, errors: '' })
})

test('OPS-02 the command has threads for all that is hashed, drawn and decoded at once, and for files, unless their number was chosen', async () => {
  using project = makeProject('console.log(process.env.UV_THREADPOOL_SIZE)')
  onTestFinished(() => void vi.unstubAllEnvs())
  vi.stubEnv('UV_THREADPOOL_SIZE', undefined)
  expect(await project.start()).toMatchObject({ out: `${3 * availableParallelism() + 2}\n` })
  vi.stubEnv('UV_THREADPOOL_SIZE', '3')
  expect(await project.start()).toMatchObject({ out: '3\n' })
})

test('two first starts at once install once; a lock left by a dead process does not block', async () => {
  using project = makeProject(endsWith7)
  const both = await Promise.all([project.start(), project.start()])
  expect(both.map(({ code }) => code)).toEqual([7, 7])
  expect(both.filter(({ errors }) => installing.test(errors))).toHaveLength(1)

  rmSync(join(project.path, 'node_modules'), { recursive: true })
  writeFileSync(join(project.path, '.kaoji/install.lock'), '4194303 4194302')
  expect(await project.start()).toMatchObject({ code: 7 })
})

test('a signal reaches the command once, and its own end is told', async () => {
  using project = makeProject(`
    process.on('SIGINT', () => { console.log('SIGINT'); setTimeout(() => process.exit(3), 300) })
    setTimeout(() => { console.log('left behind'); process.exit(9) }, 10_000)
    console.log('ready')
  `)
  const child = project.spawnStart()
  const ended = untilEnd(child)
  await Promise.race([new Promise((resolve) => child.stdout?.once('data', resolve)), ended])
  child.kill('SIGINT') // Once from the terminal …
  await sleep(50)
  child.kill('SIGINT') // … and once more from npm.
  expect(await ended).toMatchObject({ code: 3, out: 'ready\nSIGINT\n' })
})

test('the terminal’s quit ends the command in order too, so that nothing is left behind', async () => {
  using project = makeProject(`
    process.on('SIGTERM', () => { console.log('SIGTERM'); process.exit(0) })
    setTimeout(() => { console.log('left behind'); process.exit(9) }, 10_000)
    console.log('ready')
  `)
  const child = project.spawnStart()
  const ended = untilEnd(child)
  await Promise.race([new Promise((resolve) => child.stdout?.once('data', resolve)), ended])
  child.kill('SIGQUIT')
  expect(await ended).toMatchObject({ code: 0, out: 'ready\nSIGTERM\n' })
})

test('a command that dies of a signal is told as such', async () => {
  using project = makeProject("process.kill(process.pid, 'SIGKILL')")
  expect(await project.start()).toMatchObject({ code: null, signal: 'SIGKILL' })
})
