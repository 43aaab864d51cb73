import fc from 'fast-check'
import { expect, test } from 'vitest'
import { initialPasswordOf } from './identity/id-number.ts'
import { maskCertificateNo, maskEmail, maskIdNumber, maskName, maskPhone } from './masking.ts'

test.each([
  [maskIdNumber, '11010519491231002X', '110**************X'],
  [maskIdNumber, '110105491231002', '110***********2'],
  [maskIdNumber, 'E12345678', 'E12*****8'],
  [maskIdNumber, 'E1234567', 'E1*****7'],
  [maskIdNumber, 'E123456', '*******'],
  [maskIdNumber, '', ''],
  [maskPhone, '13800001234', '138****1234'],
  [maskPhone, '+8613800001234', '+86*******1234'],
  [maskPhone, '62345678', '********'],
  [maskName, '张三', '张*'],
  [maskName, '张小三', '张*三'],
  [maskName, '\u{20BB7}野', '\u{20BB7}*'],
  [maskName, '阿卜杜拉·买买提', '阿******提'],
  // U+E0100 picks a variant of 葛's glyph; it is no character of its own.
  [maskName, '葛\u{E0100}城', '葛\u{E0100}*'],
  [maskName, '张\u0301', '*'],
  [maskName, '张', '*'],
  [maskName, '', '*'],
  [maskEmail, 'abc@example.cn', 'a***@example.cn'],
  [maskEmail, 'a@example.cn', 'a***@example.cn'],
  [maskEmail, '@example.cn', '***'],
  [maskEmail, 'abc', '***'],
  [maskEmail, '"a@b"@example.cn', '"***@example.cn'],
  [maskCertificateNo, '102695202605001234', '**************1234'],
  [maskCertificateNo, '123456789012', '********9012'],
  [maskCertificateNo, '12345678901', '********901'],
  [maskCertificateNo, '123', '**3'],
  [maskCertificateNo, '12', '**'],
  [maskCertificateNo, '', ''],
])('ACC-02 %o of %j', (mask, text, masked) => {
  expect(mask(text)).toBe(masked)
})

test('ACC-02 a masked number keeps its length and shows one character of the initial password at most', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Z0-9]{0,20}$/), (number) => {
      const masked = maskIdNumber(number)
      expect(masked).toHaveLength(number.length)
      const start = number.length - initialPasswordOf(number).length
      expect(masked.slice(start, -1)).toMatch(/^\**$/)
    }),
  )
})

test('ACC-02 a masked phone shows seven digits at most', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{0,15}$/), (phone) => {
      expect(maskPhone(phone)).toHaveLength(phone.length)
      expect(maskPhone(phone).replaceAll('*', '').length).toBeLessThanOrEqual(7)
    }),
  )
})

test('ACC-02 a masked name shows two characters at most and half of two', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('张', '三', '\u{20BB7}', '·'), { minLength: 1 }), (characters) => {
      const shown = [...maskName(characters.join(''))].filter((character) => character !== '*')
      expect(shown.length).toBeLessThanOrEqual(Math.min(2, characters.length - 1))
    }),
  )
})

test('ACC-02 a masked name of any text shows its first and last character at most, never all of them', () => {
  const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const segments = Array.from(graphemes.segment(name), ({ segment }) => segment)
      const [first = '', last = ''] = [segments[0], segments.at(-1)]
      const stars = Math.max(1, segments.length - 2)
      const allowed = [
        '*'.repeat(stars),
        `${first}${'*'.repeat(stars)}`,
        `${first}${'*'.repeat(stars)}${last}`,
      ]
      expect(maskName(name)).toBe(allowed[Math.min(2, Math.max(0, segments.length - 1))])
    }),
  )
})

test('ACC-02 a masked address shows one character before the @, and nothing of what has none', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const masked = maskEmail(text)
      if (!text.includes('@')) expect(masked).toBe('***')
      expect([...masked.slice(0, masked.indexOf('***'))].length).toBeLessThanOrEqual(1)
      expect(masked.slice(masked.indexOf('***') + 3)).toBe(
        masked === '***' ? '' : text.slice(text.lastIndexOf('@')),
      )
    }),
  )
})

test('ACC-02 a masked certificate number keeps its length and shows a third, four at most', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Z0-9]{0,30}$/), (number) => {
      const masked = maskCertificateNo(number)
      expect(masked).toHaveLength(number.length)
      const shown = masked.replaceAll('*', '')
      expect(shown.length).toBeLessThanOrEqual(Math.min(4, number.length / 3))
      expect(number.endsWith(shown)).toBe(true)
    }),
  )
})
