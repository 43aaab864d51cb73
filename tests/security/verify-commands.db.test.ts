import { execFile } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { signTrail } from '#modules/audit-trail/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { makeThrowawayFolder } from '#tests/support/throwaway-folder.ts'

const application = startApplication({ data: 'empty', at: new Date().toISOString() })
const directory = makeThrowawayFolder('kaoji-verify-')
afterAll(() => rmSync(directory, { recursive: true, force: true }))
// Each test starts processes, on a machine that may be busy.
const LIMIT_MS = 120_000

/** Runs a command as npm does. Answers its exit code and its output. */
function run(tool: string, args: readonly string[], more: Record<string, string> = {}) {
  const env = {
    ...process.env,
    KAOJI_MODE: 'demonstration',
    DATABASE_URL: application.databaseUrl,
    KAOJI_DATA_DIR: directory,
    ...more,
  }
  return promisify(execFile)(process.execPath, [`tools/${tool}.ts`, ...args], { env }).then(
    ({ stdout }) => ({ code: 0, text: stdout }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      text: error.stdout + error.stderr,
    }),
  )
}

test('TRL-01, TRL-02 audit:verify ends with 0 for a whole trail and its copy, and with 1 in words when a digest was taken away', {
  timeout: LIMIT_MS,
}, async () => {
  const { deps, owner } = application
  await owner.query("update audit_clock set tolerance = '5 minutes'")
  await deps.database.transact(deadlineIn(5_000), (tx) =>
    writeAudit(tx, {
      at: deps.clock.now(),
      actor: { kind: 'system', name: 'test' },
      action: 'text.edit',
      subject: { kind: 'text', id: 'x' },
    }),
  )
  await signTrail(deps)
  const { rows } = await owner.query('select document, signature, day::text from audit_digests')
  const path = join(directory, 'digest.json')
  const { document, signature, day } = rows[0]
  writeFileSync(path, JSON.stringify({ document, signature: signature.toString('hex') }))
  const key = { KAOJI_AUDIT_PUBLIC_KEY: deps.signer.publicKey }
  expect(await run('audit-verify', [path], key)).toEqual({
    code: 0,
    text: expect.stringContaining('1 份签名摘要全部相符'),
  })
  // Without a copy it says what cannot be noticed.
  expect((await run('audit-verify', [], key)).text).toContain('没有给出另存的摘要')

  await owner.query('alter table audit_digests disable trigger user; delete from audit_digests')
  await owner.query('alter table audit_digests enable trigger user')
  expect(await run('audit-verify', [path], key)).toMatchObject({
    code: 1,
    text: expect.stringContaining(`另存的 ${day} 的摘要不在系统中`),
  })
  expect(await run('audit-verify', [path], { KAOJI_AUDIT_PUBLIC_KEY: 'ab'.repeat(32) })).toMatchObject({
    code: 1,
  })
})

test('TRL-02 seals:verify ends with 1 in words for what has no seal, and with 0 once the owner has sealed it', {
  timeout: LIMIT_MS,
}, async () => {
  await application.owner.query(
    "insert into staff (id, username, name, password_hash) values (gen_random_uuid(), 'canary', '王老师', '')",
  )
  expect(await run('seals-verify', [])).toMatchObject({
    code: 1,
    text: expect.stringContaining('的岗位与封签不符'),
  })
  expect(await run('seals-verify', ['--seal'])).toMatchObject({
    code: 0,
    text: expect.stringContaining('已加封 0 条成绩、1 个账号'),
  })
  expect((await run('seals-verify', [])).text).toContain('1 个账号的岗位都与封签相符')
})
