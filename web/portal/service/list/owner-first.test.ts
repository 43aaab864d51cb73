import { expect, test } from 'vitest'
import type { ApplicationSummary } from '#contracts/applications.ts'
import { ownerFirst } from './owner-first.ts'

const at = '2026-12-02T00:00:00.000Z'
const can = { modify: false, withdraw: false, refile: false, amend: false }
const one = (id: string, more: Partial<ApplicationSummary> = {}): ApplicationSummary => ({
  ...{ id, applicationNo: 1, service: 'exemption', subject: id, title: id, state: 'approved', revision: 1 },
  ...{ filedAt: at, movedAt: at, can },
  ...more,
})

test('REV-10, EXM-03 what is asked back comes first, then what was rejected, and the others keep their order', () => {
  const all = [
    one('a'),
    one('rejected', { state: 'rejected', can: { ...can, refile: true } }),
    one('b'),
    one('amending', { state: 'amending', can: { ...can, amend: true } }),
  ]
  expect(ownerFirst(all).map(({ id }) => id)).toEqual(['amending', 'rejected', 'a', 'b'])
})
