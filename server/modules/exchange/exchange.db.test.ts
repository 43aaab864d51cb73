import { expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { newKey, SAMPLE, trustedWith } from '#rulebook/transfer-package/package.fixture.ts'
import { checkAnswer } from '#rulebook/transfer-package/transfer-answer.ts'
import { signPackage } from '#rulebook/transfer-package/transfer-package.ts'
import { givenIn } from '#tests/support/given.ts'
import { givenTrust } from '#tests/support/leaving.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { openPackage, sealAnswer } from './public.ts'

const application = startApplication()
const given = givenIn(application)
const { key, signer } = newKey()

async function trust(): Promise<void> {
  const [one, other] = [
    await given.officer('security_administrator'),
    await given.officer('security_administrator'),
  ]
  await givenTrust(application, { from: SAMPLE.from, key, staff: [one.staffId, other.staffId] })
}

const open = (bytes: Uint8Array, isSeen = false) =>
  application.deps.database.read(deadlineIn(5_000), (tx) =>
    openPackage(tx, application.deps, { bytes, wasTakenIn: async () => isSeen }),
  )

test('TRO-04 a package is opened under a key that is trusted, and once', async () => {
  const file = signPackage(SAMPLE, signer)
  expect(await open(file)).toEqual({ kind: 'refused', refusal: 'unknown_key' })
  await trust()
  expect(await open(file)).toMatchObject({ kind: 'good', sender: { province: '江苏省' } })
  expect(await open(file, true)).toEqual({ kind: 'refused', refusal: 'replayed' })
})

test('TRO-04 an answer is signed with the key of this installation’s papers', () => {
  const { deps } = application
  const answer = {
    ...{ id: SAMPLE.id, at: application.clock.now(), sender: 'jiangsu.example.cn', packageId: SAMPLE.id },
    packageSha256: 'ab'.repeat(32),
    outcome: { kind: 'accepted', on: '2026-11-23' } as const,
  }
  const file = sealAnswer(deps, answer)
  const { published } = deps.paperKeys
  const trusted = [{ ...trustedWith(...published), ...deps.config.installation }]
  const verdict = checkAnswer(file, { trusted, now: answer.at, ownInstallation: answer.sender })
  expect(verdict).toMatchObject({ kind: 'good', content: { outcome: answer.outcome } })
  expect(sealAnswer(deps, answer)).toEqual(file)
})
