import type { Datum } from '#contracts/forms/personal-data.ts'

/** The words about a correction of personal data, in page, refusal and what is filed (PRF-01). */
export const personalDataTexts = {
  data: { name: '姓名', idNumber: '证件号码', photo: '个人照片' } satisfies Record<Datum, string>,
  reasons: { wrong: '登记有误', changed: '公安机关变更了号码' },
  nothingChosen: '请选择要更正的内容。',
  name: {
    empty: '请填写更正后的姓名。',
    too_long: '姓名最多 30 个字，请按身份证件填写。',
    characters: (character: string) => `姓名中有不能填写的字符「${character}」，请按身份证件填写。`,
    dot_place: '「·」只能写在两个字之间，且不能连续，请按身份证件填写。',
  },
  nameSame: '与登记的姓名相同，不需要更正。',
  number: {
    missing: '请填写更正后的证件号码。',
    length: '证件号码的位数不对，请对照证件填写。',
    characters: '证件号码中有不能填写的字符，请对照证件填写。',
    region: '证件号码的前几位不对，请对照证件填写。',
    birth_date: '证件号码中的出生日期不对，请对照证件填写。',
    checksum: '证件号码的最后一位与前面的数字不符，请对照证件逐位核对。',
  },
  numberShort: '居民身份证号码为 18 位，请对照现在使用的身份证填写。',
  numberSame: '与登记的证件号码相同，不需要更正。',
  reasonMissing: '请选择更正的原因。',
  paperMissing: (names: readonly string[]) => `请上传${names.map((name) => `「${name}」`).join('或')}。`,
  photoMissing: '请上传个人照片。',
  photoGone: '个人照片已被删除，请重新上传。',
} as const
