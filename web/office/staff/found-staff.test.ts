import { expect, test } from 'vitest'
import { ROLES } from '#contracts/grants.ts'
import { roleWords } from '#contracts/trail-words/role-words.texts.ts'
import { foundStaff } from './found-staff.ts'
import { roleHelp } from './staff.texts.ts'
import type { StaffRow } from './staff-row.ts'

const row = (name: string, username: string, [role, schoolName]: [string, string?]): StaffRow => ({
  ...{ id: username, name, username, conflicts: [], enrolled: true, disabled: false },
  roles: [{ role, ...(schoolName ? { schoolName } : {}) }],
})
const STAFF = [
  row('唐老师', 'tang.li', ['school_registrar', '上海财经大学']),
  row('何老师', 'score2', ['score_officer']),
  row('许老师', 'xu', ['school_reviewer', '上海财经大学']),
]

test.each([
  ['', ['tang.li', 'score2', 'xu']],
  [' ＴＡＮＧ ', ['tang.li']],
  ['老师', ['tang.li', 'score2', 'xu']],
  ['财经', ['tang.li', 'xu']],
  ['财经 初审', ['xu']],
  ['成绩管理员', ['score2']],
  ['没有', []],
])('ACC-01 an account is found by %j', (sought, found) => {
  expect(foundStaff(STAFF, sought).map(({ username }) => username)).toEqual(found)
})

test('ACC-01 every post has a name, and words on what it does', () => {
  expect(Object.keys(roleHelp).toSorted()).toEqual(Object.keys(ROLES).toSorted())
  expect(Object.keys(roleWords).toSorted()).toEqual(Object.keys(ROLES).toSorted())
})
