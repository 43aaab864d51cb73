import { expect, test } from 'vitest'
import { sampleCodes, sampleFor } from './sample-links.ts'

test('SAM-01 every drawn credential leads to its own place on the page', () => {
  expect(sampleCodes.map((code) => sampleFor(code))).toEqual(
    sampleCodes.map((code) => ({ to: '/services/samples', hash: code })),
  )
  expect(new Set(sampleCodes).size).toBe(7)
})

test('SAM-01 the 成绩报告单 leads to the certificate that counts in its place', () => {
  expect(sampleFor('cet4_report')?.hash).toBe('cet4_certificate')
})

test.each(['', 'transcript', 'PETS3_CERTIFICATE', 'toString'])(
  'SAM-01 「%s」 has no sample and gets no link',
  (type) => {
    expect(sampleFor(type)).toBeUndefined()
  },
)
