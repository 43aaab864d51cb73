import { expect, test } from 'vitest'
import type { Role } from '#contracts/grants.ts'
import type { StaffActor } from '#kernel/actor.ts'
import { mayDecide, maySee, mayUndo, reviewScopeOf } from './review-scope.policy.ts'

function actor(role: Role, ...schoolIds: string[]): StaffActor {
  const scopes = schoolIds.map((schoolId) => ({ kind: 'school' as const, schoolId }))
  const grants = (scopes.length > 0 ? scopes : [{ kind: 'authority' as const }]).map((scope) => ({
    role,
    scope,
  }))
  return { kind: 'staff', stage: 'ready', sessionId: 's', staffId: 'me', grants }
}

const school = reviewScopeOf(actor('school_reviewer', 'own', 'second'))
const authority = reviewScopeOf(actor('authority_reviewer'))
const nobody = reviewScopeOf(actor('score_officer'))

test.each([
  ['a school, its own', school, 'own', true],
  ['a school, its second', school, 'second', true],
  ['a school, another', school, 'other', false],
  ['the authority, any', authority, 'other', true],
  ['who reviews nothing', nobody, 'own', false],
])('REV-01 %s: sees %s', (...[, scope, school_id, seen]) => {
  expect(maySee(scope, { school_id })).toBe(seen)
})

test.each([
  ['a school at 初审 of its own', school, 'own', 'school', true],
  ['a school at 初审 of another', school, 'other', 'school', false],
  ['a school at 复审 of its own', school, 'own', 'authority', false],
  ['the authority at 复审', authority, 'own', 'authority', true],
  ['the authority at 初审', authority, 'own', 'school', false],
  ['anybody when nothing is waited for', authority, 'own', null, false],
  ['who reviews nothing', nobody, 'own', 'authority', false],
])('REV-01, REV-04 %s decides: %s', (...[, scope, school_id, awaits, may]) => {
  expect(mayDecide(scope, { school_id, awaits })).toBe(may)
})

test.each([
  ['a school its own 初审', school, 'own', 'school', true],
  ['a school another’s 初审', school, 'other', 'school', false],
  ['a school the authority’s 复审 of its own', school, 'own', 'authority', false],
  ['the authority its 复审', authority, 'own', 'authority', true],
  ['the authority a school’s 初审', authority, 'own', 'school', true],
  ['anybody what was decided nowhere', authority, 'own', undefined, false],
  ['who reviews nothing', nobody, 'own', 'school', false],
])('REV-06 %s takes back: %s', (...[, scope, school_id, level, may]) => {
  expect(mayUndo(scope, { school_id, level })).toBe(may)
})
