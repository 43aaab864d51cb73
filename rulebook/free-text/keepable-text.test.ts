import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withChecksum } from '../identity/id-number.ts'
import { keepableText } from './keepable-text.ts'

const ID = withChecksum('31023019880314159')
const MASKED = `310**************${ID.at(-1)}`

test.each([
  // Eighteen characters, however they are spaced.
  [ID, MASKED],
  [`我的身份证号是${ID}，请核对`, `我的身份证号是${MASKED}，请核对`],
  [`身份证 310230 19880314 ${ID.slice(-4)} 手机没有了`, `身份证 ${MASKED} 手机没有了`],
  [`310230-1988-0314-${ID.slice(-4)}`, MASKED],
  [`3102 3019 8803 14${ID.slice(14, 16)} ${ID.slice(16)}。`, `${MASKED}。`],
  [[...ID].join(' '), MASKED],
  [`本人，${[...ID].join('、')}，女`, `本人，${MASKED}，女`],
  [`号码:310230・19880314・${ID.slice(-4)}`, `号码:${MASKED}`],
  [`310230\n19880314\n${ID.slice(-4)}`, MASKED],
  [`31023\u200b0198\u200d80314\ufeff${ID.slice(-4)}`, MASKED],
  [`3\u03361\u03360\u0336${ID.slice(3)}`, MASKED],
  ['１１０１０５１９４９１２３１００２ｘ', '110**************X'],
  ['11010519491231002×', '110**************X'],
  ['11010519491231002Ⅹ', '110**************X'],
  ['11010519491231002x是我的', '110**************X是我的'],
  ['一一〇一〇五一九四九一二三一〇〇二X', '110**************X'],
  [`第一${ID}`, `第一${MASKED}`],
  [`1、${ID}；2、11010519491231002X`, `1、${MASKED}；2、110**************X`],
  [`15 ${ID} 60`, `15 ${MASKED} 60`],
  [`9${ID}`, `9${MASKED}`],
  [`00015${ID}60`, `00015${MASKED}60`],
  // A slip in the check character or in the place.
  ['110105194912310021', '110**************1'],
  [withChecksum('99023019880314159'), `990**************${withChecksum('99023019880314159').at(-1)}`],
  // Fifteen digits.
  ['旧证110105491231002。', '旧证110***********2。'],
  ['110105 491231 002', '110***********2'],
  // The other documents (LOG-01).
  [withChecksum('81000019900101001'), `810**************${withChecksum('81000019900101001').at(-1)}`],
  [withChecksum('91131019900101001'), `911**************${withChecksum('91131019900101001').at(-1)}`],
  ['USA310090010112', 'USA***********2'],
  ['usa 3100 9001 0112', 'USA***********2'],
  ['护照E12345678已换发', '护照E12*****8已换发'],
  ['ea1234567', 'EA1*****7'],
  ['Ｅ１２３４ ５６７８', 'E12*****8'],
  ['港澳通行证C1234567-8', '港澳通行证C12*****8'],
  ['G1234567', 'G1*****7'],
  ['护照号：123456789', '护照号：123*****9'],
  ['护照号码 C01X00T47', '护照号码 C01*****7'],
  ['身份证后六位是141598', '身份证后六位是******'],
  ['身份证后6位14159X。', '身份证后6位******。'],
  ['军字第1234567号', '军字第*******号'],
  ['军官证号：军字第12345678号', '军官证号：军字第12*****8号'],
  // Phones.
  ['电话13917263548', '电话139****3548'],
  ['139 1700 0999', '139****0999'],
  ['139-1700-0999', '139****0999'],
  ['（139）1700 0999', '（139****0999'],
  ['+86 139 1700 0999', '+139****0999'],
  ['+8613917000999', '+139****0999'],
  ['008613917000999', '139****0999'],
  ['86-13917000999', '139****0999'],
  ['139 17000999 或 1391700 0999', '139****0999 或 139****0999'],
  ['139 170 00999', '139****0999'],
  ['１３９１７０００９９９', '139****0999'],
  ['1 3 9 1 7 0 0 0 9 9 9', '139****0999'],
  ['一三九一七〇〇〇九九九', '139****0999'],
  ['幺三九幺七零零零九九九', '139****0999'],
  ['①③⑨①⑦〇〇〇⑨⑨⑨', '139****0999'],
  ['13917000999、13817000998', '139****0999、138****0998'],
  ['tel13917000999wx', 'tel139****0999wx'],
])('ACC-02 %j is kept as %j', (typed, kept) => {
  expect(keepableText(typed)).toBe(kept)
})

test.each([
  '准考证号 310187654321，身份证与准考证号310187654321不符',
  '0101 2345 6789',
  '013917000999',
  '课程 00015、13000、15040、18960',
  '课程15040 2026-11-27考试，成绩由15改为60',
  '2026-11-27 15:30:00，1988年3月14日，1988-03-14 159',
  '毕业证书编号102695202605001234',
  '学校代码在11至14的毕业证书 118451202605001234',
  '自考毕业证书 65310106210500123',
  'CET-4 准考证号 310010152210101',
  'PETS 证书 2410113100123456',
  '计算机等级证书 2001331234567',
  '服务电话 021-62345678、010-65139999、12345、4008881234',
  'QQ群 12345678，QQ12345678，No.1234567',
  '受理号 MK20261127000012',
  '审核编号 1234567，共 200,000 人',
  'CANARY20260001',
  '证件照不清晰，00015 未通过',
  '身份证照片反光，请重拍',
  '身份证有效期至2036年',
  '一、二、三、四、五、六、七、八、九、十',
  '二〇二六年十一月二十七日',
  '军训成绩 12345',
  '',
  '\u200b',
])('ACC-02 %j holds no personal number and stays as it is', (typed) => {
  expect(keepableText(typed)).toBe(typed)
})

const gaps = fc.constantFrom('', ' ', '\u3000', '-', '－', '·', '、', '\u200b', ' - ', '.', '—')
const numbers = fc
  .tuple(
    fc.constantFrom('310101', '110105', '650100'),
    fc.date({ min: new Date('1930-01-01'), max: new Date('2012-12-31'), noInvalidDate: true }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(([place, day, order]) =>
    withChecksum(
      `${place}${day.toISOString().slice(0, 10).replaceAll('-', '')}${`${order}`.padStart(3, '0')}`,
    ),
  )
const phones = fc.stringMatching(/^1[3-9]\d{9}$/)
const before = fc.constantFrom('', '我', '身份证：', '，', 'tel', '第一', '15 ', '（', '课程00015、')
const after = fc.constantFrom('', '是我', '，', '。', 'wx', '一', ' 60', '）', ' 2026-11-27')
const shape = (text: string) => text.normalize('NFKC').replaceAll(/[^0-9X]/g, '')

test('ACC-02 no number of a person outlives its gaps', () => {
  const between = fc.array(gaps, { minLength: 17, maxLength: 17 })
  fc.assert(
    fc.property(fc.record({ number: numbers, between, before, after }), (one) => {
      const spaced = [...one.number].map((sign, place) => sign + (one.between[place] ?? '')).join('')
      expect(shape(keepableText(one.before + spaced + one.after))).not.toContain(one.number)
    }),
  )
})

test('ACC-02 no phone outlives the groups in which people write one', () => {
  const country = fc.constantFrom('', '+86', '86', '0086 ')
  fc.assert(
    fc.property(fc.record({ phone: phones, gap: gaps, country, before, after }), (one) => {
      const { phone, gap } = one
      const grouped = [one.country, phone.slice(0, 3), phone.slice(3, 7), phone.slice(7)].join(gap)
      expect(shape(keepableText(one.before + grouped + one.after))).not.toContain(phone)
    }),
  )
})

test('ACC-02 of any text, twice is once, and what is not a number stays', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) => {
      const kept = keepableText(typed)
      expect(keepableText(kept)).toBe(kept)
    }),
  )
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...'1390-·、 X一〇三*身份证'), { maxLength: 40 }), (signs) => {
      const kept = keepableText(signs.join(''))
      expect(keepableText(kept)).toBe(kept)
    }),
    { numRuns: 2000 },
  )
})

/** The shortest of three times that a text of 64,000 characters takes. */
function shortestTime(beginning: string, repeated: string): number {
  const text = beginning + repeated.repeat(64_000 / repeated.length)
  const times = [1, 2, 3].map(() => {
    const start = performance.now()
    keepableText(text)
    return performance.now() - start
  })
  return Math.min(...times)
}

test.each([
  ['1234护照', '-'],
  ['1234护照', 'NO'],
  ['1234护照', 'A'],
  ['1234护照', '四六'],
  ['1234', '护照NO'],
  ['1234', '军字第-'],
  ['', '1-'],
  ['', '1'],
])('ACC-02 a long text takes no longer because it is %s and then %j over and over', (beginning, repeated) => {
  // A text of nothing but words takes as long as its length; a search from each place takes a hundred times that.
  expect(shortestTime(beginning, repeated)).toBeLessThan(15 * shortestTime('1234', '张三李四'))
})
