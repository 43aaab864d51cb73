import { expect, test } from 'vitest'
import { wizardTexts } from '../service/draft/wizard.texts.ts'
import { nameOfField, problemsAtFields } from './field-problems.ts'

const today = '2026-12-01'
const diploma = {
  id: 'd1',
  type: 'diploma',
  fields: { number: '10272', obtainedOn: '2099-07' },
  imageCount: 0,
}

test('EVI-01 a date that cannot be is told at its field once the field is left, and not before', () => {
  expect(problemsAtFields(diploma, { today, left: new Set(), isChecked: false })).toEqual({})
  expect(problemsAtFields(diploma, { today, left: new Set(['obtainedOn']), isChecked: false })).toEqual({
    obtainedOn: '获取凭证时间不能晚于今天。',
  })
})

test('EVI-01 what is missing is told at every field once 确认信息 has asked for it', () => {
  const told = problemsAtFields(diploma, { today, left: new Set(), isChecked: true })
  expect(Object.keys(told).toSorted()).toEqual(['images', 'obtainedOn', 'province', 'qualification'])
})

test('EVI-01, APP-02 a refused saving names the field that it is about', () => {
  expect(wizardTexts.refusedAt(nameOfField('fields.remark'), '含有无法保存的字符。')).toBe(
    '备注：含有无法保存的字符。',
  )
  expect(wizardTexts.refusedAt(nameOfField('number'), '太长。')).toBe('编号：太长。')
  expect(wizardTexts.refusedAt(nameOfField('constructor'), '太长。')).toBe('太长。')
  expect(wizardTexts.refusedAt(nameOfField('version'), '太长。')).toBe('太长。')
})
