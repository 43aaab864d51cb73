import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from '../folding/fold.ts'
import { birthDateOf, genderOf, initialPasswordOf, judgeIdNumber, withChecksum } from './id-number.ts'
import { ID_TYPE_WORDS } from './id-type.texts.ts'
import { ID_TYPES } from './id-type.ts'

// The example printed in GB 11643-1999.
const STANDARD = '11010519491231002X'

const born = fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
const numbers = fc
  .tuple(fc.constantFrom('310101', '110105', '650100'), born, fc.integer({ min: 0, max: 999 }))
  .map(([region, date, order]) => {
    const day = date.toISOString().slice(0, 10)
    return {
      day,
      order,
      number: withChecksum(region + day.replaceAll('-', '') + `${order}`.padStart(3, '0')),
    }
  })

describe('judgeIdNumber', () => {
  test.each([
    ['resident_id', STANDARD, 'ok'],
    ['resident_id', '110105491231002', 'ok'],
    ['resident_id', '11010519491231002', 'length'],
    ['resident_id', '', 'length'],
    ['resident_id', '1101051949123100XX', 'characters'],
    ['resident_id', '11010519491231002x', 'characters'],
    ['resident_id', '11010549123100X', 'characters'],
    ['resident_id', withChecksum('81000019900101001'), 'region'],
    ['resident_id', '990105491231002', 'region'],
    ['resident_id', withChecksum('31010120250229001'), 'birth_date'],
    ['resident_id', withChecksum('31010118991231001'), 'birth_date'],
    ['resident_id', '110105491331002', 'birth_date'],
    ['resident_id', '110105194912310021', 'checksum'],
    ['hk_mo_tw_residence', withChecksum('81000019900101001'), 'ok'],
    ['hk_mo_tw_residence', withChecksum('82000019900101001'), 'ok'],
    ['hk_mo_tw_residence', withChecksum('83000019900101001'), 'ok'],
    ['hk_mo_tw_residence', STANDARD, 'region'],
    ['hk_mo_tw_residence', 'H12345678', 'length'],
    ['foreigner_pr', withChecksum('91131019900101001'), 'ok'],
    ['foreigner_pr', 'USA310090010112', 'ok'],
    ['foreigner_pr', '310090010112345', 'characters'],
    ['foreigner_pr', STANDARD, 'region'],
    ['foreigner_pr', 'USA31009001011', 'length'],
    ['passport', 'E12345678', 'ok'],
    ['passport', 'E123', 'length'],
    ['passport', 'E1234567#', 'characters'],
    ['officer', '军字第1234567号', 'ok'],
    ['officer', '军#1234567', 'characters'],
  ] as const)('LOG-01 %s %s: %s', (type, number, verdict) => {
    expect(judgeIdNumber(type, number)).toBe(verdict)
  })

  test('LOG-01 any real region, date and order with its check character is a number', () => {
    fc.assert(fc.property(numbers, ({ number }) => judgeIdNumber('resident_id', number) === 'ok'))
  })

  test('LOG-01 one wrong digit, or two neighbours swapped, is never taken', () => {
    fc.assert(
      fc.property(numbers, fc.nat(16), fc.integer({ min: 1, max: 9 }), ({ number }, place, step) => {
        const other = `${(Number(number[place]) + step) % 10}`
        const wrong = number.slice(0, place) + other + number.slice(place + 1)
        expect(judgeIdNumber('resident_id', wrong)).not.toBe('ok')
        const swapped = number.slice(0, place) + number[place + 1] + number[place] + number.slice(place + 2)
        if (swapped !== number) expect(judgeIdNumber('resident_id', swapped)).not.toBe('ok')
      }),
    )
  })

  test('LOG-01 every text gets a verdict, whatever was typed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ID_TYPES), fc.string({ unit: 'binary' }), (type, text) => {
        expect(judgeIdNumber(type, fold('id_number', text))).toBeTypeOf('string')
      }),
    )
  })
})

describe('an ID number as it was typed', () => {
  test.each([
    [' 11010519491231002x ', STANDARD],
    ['１１０１０５１９４９１２３１００２ｘ', STANDARD],
    ['110105 19491231 002X', STANDARD],
    ['110105-19491231-002X', STANDARD],
    ['\u200E11010519491231002X\u202C', STANDARD],
    ['110105\u300019491231002Ｘ', STANDARD],
    ['', ''],
  ])('LOG-01 %j', (typed, stored) => {
    expect(fold('id_number', typed)).toBe(stored)
  })

  test('LOG-01 doing it twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = fold('id_number', text)
        expect(fold('id_number', once)).toBe(once)
      }),
    )
  })
})

test('LOG-01 birth date and gender are read back from a number', () => {
  fc.assert(
    fc.property(numbers, ({ number, day, order }) => {
      expect(birthDateOf(number)).toBe(day)
      expect(genderOf(number)).toBe(order % 2 === 1 ? 'male' : 'female')
    }),
  )
})

test.each([
  ['110105491231002', '1949-12-31', 'female'],
  ['110105491231003', '1949-12-31', 'male'],
  ['110105490230003', undefined, 'male'],
  ['E12345678', undefined, undefined],
  ['', undefined, undefined],
])('LOG-01 %s: born %s, %s', (number, day, gender) => {
  expect(birthDateOf(number)).toBe(day)
  expect(genderOf(number)).toBe(gender)
})

test.each(['', '1101051949123100', '1101051949123100X', '110105194912310021'])(
  'LOG-01 %j has no check character',
  (text) => {
    expect(() => withChecksum(text)).toThrow(RangeError)
  },
)

test.each([
  [STANDARD, '31002X'],
  ['11010519491231002x', '31002X'],
  ['110105491231002', '231002'],
  ['E12345678', '345678'],
])('LOG-02 the initial password of %s', (number, password) => {
  expect(initialPasswordOf(number)).toBe(password)
})

test('LOG-01 every document has its own word', () => {
  expect(new Set(ID_TYPES.map((type) => ID_TYPE_WORDS[type])).size).toBe(ID_TYPES.length)
})
