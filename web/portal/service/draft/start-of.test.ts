import { expect, test } from 'vitest'
import type { Fault } from '#contracts/filed.ts'
import type { DraftForm } from '#contracts/forms.ts'
import type { Place } from '../portal-service.ts'
import { startOf } from './start-of.ts'

const part = {
  steps: [
    { code: 'person', title: '核实个人信息' },
    { code: 'courses', title: '登记成绩' },
    { code: 'evidence', title: '上传凭证' },
  ] as const,
  correctsAt: 'courses',
  resumesAt: (form: DraftForm) =>
    form.service === 'exemption' && form.courses.length > 0 ? 'evidence' : 'person',
  placeOfFault: ({ code }: Fault): Place => {
    const [step = '', element] = code.split('#')
    return { step, element }
  },
}
const start = (codes: readonly string[], applicationId?: string) =>
  startOf(part, {
    form: { service: 'exemption', courses: [], evidence: [] },
    faults: codes.map((code) => ({ code, words: '', remedy: '' })),
    ...(applicationId !== undefined && {
      correction: { applicationId, state: 'pending' as const, version: 1 },
    }),
  })

test('APP-04 a correction opens at the step of its first fault, in the order of the steps, at the fault itself', () => {
  expect(start(['evidence#photo', 'courses', 'courses#00015'], 'a')).toEqual({
    step: 'courses',
    element: '00015',
  })
  expect(start(['evidence'], 'a')).toEqual({ step: 'evidence', element: undefined })
})

test('APP-01, APP-03 without a fault an empty draft opens at its first step, a modification where the service says', () => {
  expect(start([])).toEqual({ step: 'person', element: undefined })
  expect(start([], 'a')).toEqual({ step: 'courses', element: undefined })
})

test('APP-02 a draft that was left goes on where the service says that something is left to do', () => {
  const form = { service: 'exemption', courses: ['00015'], evidence: [] } as const
  expect(startOf(part, { form: { ...form, courses: [...form.courses], evidence: [] }, faults: [] })).toEqual({
    step: 'evidence',
    element: undefined,
  })
})
