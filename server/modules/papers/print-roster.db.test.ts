import { expect, test } from 'vitest'
import { givenIn } from '#tests/support/given.ts'
import { pagesOfPdf } from '#tests/support/pdf-text.ts'
import { startApplication } from '#tests/support/test-application.ts'
import type { Visitor } from '#tests/support/visitor.ts'

const application = startApplication()
const given = givenIn(application)
const MINUTE = 60_000

interface Diploma {
  batch_id: string
  school_id: string
  diploma_no: string
  holder_name: string
  id_number_cipher: Buffer
}

/** The demonstration has a published batch. */
async function published(): Promise<Diploma> {
  const { rows } = await application.owner.query<Diploma>(
    `select d.batch_id, d.school_id, d.diploma_no, d.holder_name, p.id_number_cipher
     from diplomas d join persons p on p.id = d.person_id where d.state = 'assigned' limit 1`,
  )
  if (!rows[0]) throw new Error('no diploma')
  return rows[0]
}

const print = (officer: Visitor, { batch_id, school_id }: Pick<Diploma, 'batch_id' | 'school_id'>) =>
  officer.call('POST', `/api/office/graduation-batches/${batch_id}/roster-paper`, {
    body: { schoolId: school_id },
  })

test('GRA-12 the roster of a school names its graduates with whole ID numbers, and the printing is recorded', async () => {
  const officer = await given.officer('record_supervisor')
  const diploma = await published()
  const printed = await print(officer, diploma)
  expect(printed.status).toBe(200)
  const text = (await pagesOfPdf(printed.bytes)).join('').replaceAll(/\s/g, '')
  expect(text).toContain('毕业生名册')
  expect(text).toContain(diploma.holder_name)
  expect(text).toContain(diploma.diploma_no)
  expect(text).toContain(application.deps.cipher.open('person.id_number', diploma.id_number_cipher))
  const { rows } = await application.owner.query(
    "select new_value from audit_entries where action = 'graduates.print_roster' and subject_id = $1",
    [diploma.batch_id],
  )
  expect(rows).toEqual([{ new_value: expect.objectContaining({ schoolId: diploma.school_id }) }])
})

test('GRA-12, ACC-02 an abandoned desk prints no roster, a school none at all, and an empty one is not there', async () => {
  const [officer, school] = [
    await given.officer('record_supervisor'),
    await given.officer('school_reviewer', '10272'),
  ]
  const diploma = await published()
  expect((await print(school, diploma)).body.code).toBe('not_permitted')
  const nobody = { ...diploma, school_id: '00000000-0000-4000-8000-000000000000' }
  expect((await print(officer, nobody)).body.code).toBe('not_found')
  // Whoever works stays signed in; the proof grows old all the same.
  for (let minutes = 0; minutes < 21; minutes += 7) {
    application.clock.advance(7 * MINUTE)
    await officer.call('GET', '/api/office/texts')
  }
  expect((await print(officer, diploma)).body.code).toBe('proof_needed')
})
