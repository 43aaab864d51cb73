import { expect, test } from 'vitest'
import type { DraftForm, FormOf } from '#contracts/forms.ts'
import type { Tx } from '#platform/db/database.ts'
import { defineService } from './define-service.ts'
import type { ServiceDefinition } from './service-definition.ts'

const FORM: FormOf<'exemption'> = { service: 'exemption', courses: ['03708'], evidence: [] }
const definition = (differing: Partial<ServiceDefinition<'exemption'>> = {}) =>
  defineService<'exemption'>({
    service: 'exemption',
    whenApproved: '已免考。',
    formVersion: 3,
    upgrade: (content, version) => (version === 2 ? { ...(content as object), evidence: [] } : undefined),
    begin: async () => FORM,
    preconditions: async () => [],
    examine: async (_tx, { form }) => ({
      problems: [{ field: '', code: form.courses.join(), text: '' }],
      items: [],
    }),
    advise: async () => ({ title: '', verdict: 'undecided', reasons: [], sections: [] }),
    whyNotReopen: async () => undefined,
    onMove: async () => undefined,
    ...differing,
  })
const QUESTION = {
  ticket: { id: '', no: '', personId: '', schoolId: '' },
  correcting: undefined,
  days: { begunAt: new Date(0), filedAt: new Date(0), revisedAt: new Date(0) },
  at: new Date(0),
}

test('APP-09 a form of today is read as it is, an older one is upgraded, and what fits neither is none', () => {
  const { readForm } = definition()
  expect(readForm({ version: 3, content: FORM })).toEqual(FORM)
  expect(readForm({ version: 2, content: { service: 'exemption', courses: ['03708'] } })).toEqual(FORM)
  expect(readForm({ version: 1, content: FORM })).toBeUndefined()
  expect(readForm({ version: 3, content: { ...FORM, courses: 'all' } })).toBeUndefined()
  expect(readForm({ version: 3, content: { ...FORM, destination: '江苏' } })).toBeUndefined()
  expect(
    definition({ upgrade: () => ({ service: 'exemption' }) }).readForm({ version: 1, content: FORM }),
  ).toBeUndefined()
})

test('APP-09 a form of another service never reaches a definition', async () => {
  const stranger = { service: 'graduation', courses: [] } as unknown as DraftForm
  await expect(definition().examine({} as Tx, { ...QUESTION, form: stranger })).rejects.toThrow(RangeError)
  const { problems } = await definition().examine({} as Tx, { ...QUESTION, form: FORM })
  expect(problems[0]?.code).toBe('03708')
})

test('APP-01 a definition without words is refused when it is made', () => {
  expect(() => definition({ whenApproved: ' ' })).toThrow(/没有审核通过后的说明/)
})

test('APP-09 what could not be read again once it is sealed is not filed', async () => {
  const item = {
    subject: '03708',
    filed: { title: '免考', sections: [{ kind: 'prose' as const, key: 'why', title: '理由', body: '' }] },
    advice: { title: '', verdict: 'undecided' as const, reasons: [], sections: [] },
    form: FORM,
  }
  const [section] = item.filed.sections
  const filing = (differing: object) =>
    definition({ examine: async () => ({ problems: [], items: [{ ...item, ...differing }] }) }).examine(
      {} as Tx,
      { ...QUESTION, form: FORM },
    )
  expect((await filing({})).items).toEqual([item])
  for (const differing of [
    { filed: { ...item.filed, title: '长'.repeat(201) } },
    { filed: { ...item.filed, sections: [{ ...section, key: '理由' }] } },
    { advice: { ...item.advice, verdict: 'perhaps' } },
    { form: { ...FORM, courses: ['3708'] } },
  ])
    await expect(filing(differing)).rejects.toThrow(RangeError)
})
