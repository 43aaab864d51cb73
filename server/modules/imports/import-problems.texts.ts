import { ID_TYPE_WORDS } from '#rulebook/identity/id-type.texts.ts'
import { PHOTO_PROBLEM_WORDS } from './photos/photo-problems.texts.ts'

/**
 * What is wrong with a row, and what to do about it. `{}` stands for the detail that follows the problem's code and a colon.
 */
const PROBLEM_WORDS: Readonly<Record<string, string>> = {
  ticket_no_missing: '没有准考证号，请补上。',
  ticket_no_form:
    '准考证号应为 12 位数字，请核对。显示为「1.01E+11」的，请把这一列设置为「文本」，再重新输入号码。',
  unknown_ticket: '没有这个准考证号，请核对号码，或先导入考生。',
  unknown_course: '没有这个课程代码，请核对。',
  course_missing: '没有课程代码，请补上。',
  mark_missing: '没有成绩；缺考请填「缺考」。',
  mark_not_a_number:
    '成绩不是数字，也不是可以填写的文字。可以填写：缺考、违纪、优秀、良好、中等、合格（及格）、不合格（不及格）。',
  mark_out_of_range: '成绩应在 0 到 100 之间。',
  mark_not_whole: '成绩应为整数。',
  name_mismatch: '姓名与准考证号不符，请核对是否错行。',
  group_faulty: '同一考生的其他行有问题，一并搁置。',
  duplicate_in_file: '文件中有重复的行，请只保留一行。',
  already_recorded: '该考次已有这门课程的成绩；如需修改请用「成绩更正」。',
  out_of_scope: '您的学校没有这个准考证号，请核对号码，或先导入考生。',
  formula_cell: '单元格是公式，请「粘贴为数值」后再上传。',
  error_cell: '单元格是错误值（如 #N/A），请修正。',
  example_row: '这一行是模板中的示例，不是考生，请删去这一行。',
  name_empty: '没有姓名，请补上。',
  name_too_long: '姓名超过 30 个字，请核对。',
  name_characters: '姓名中有不能使用的字符「{}」，请对照证件改正。',
  name_dot_place: '姓名中「·」或「.」的位置不对：应在两个字之间，且不能连续，请对照证件改正。',
  id_type_form: `证件类型不认识，请填以下之一：${Object.values(ID_TYPE_WORDS).join('、')}。`,
  id_number_form: '证件号码不正确（位数、出生日期或校验码不符），请核对。',
  id_number_cut:
    '证件号码所在的单元格是「数值」，Excel 只保留前 15 位，后面的数字已经丢失。请把这一列设置为「文本」，再重新输入号码。',
  id_number_type: '这是「{}」的号码，与证件类型不一致，请改正证件类型或号码。',
  id_other_name: '该证件号码已登记为另一个姓名，请核对。',
  number_replaced: '该考生的证件号码已经更正，请按更正后的号码填写。',
  ticket_taken: '该准考证号已经登记过。如果这一行是以前导入过的考生，请从文件中删去这一行。',
  unknown_major: '没有这个主考学校和专业现在有效的考试计划，请核对代码。',
  number_of_other_name: '文件中同一个证件号码有两个姓名，请核对。',
  person_facts_differ: '文件中同一考生各行的个人信息不一致（性别、转入准考证号、专业或层次），请改为一致。',
  course_twice: '文件中该考生的这门课程出现了两次，请只保留一行。',
  gender_form: '性别应为「男」或「女」。',
  gender_differs: '性别与证件号码不符，请核对。',
  province_form: '转出省（市）不认识，请填省级名称，例如「江苏省」。',
  province_here: '转出省（市）就是本地，不是外省转入。',
  origin_ticket_no_form: '原准考证号应为 5 至 20 位数字或字母，请核对。',
  origin_ticket_no_id: '原准考证号一列填的是证件号码，请改为转出省的准考证号。',
  level_form: '层次不认识，请填「专科」或「本科」。',
  course_form: '课程代码应为 4 至 10 位数字或字母，请核对。',
  course_name_missing: '没有课程名称，请补上：认定须核对代码、名称和学分。',
  credits_missing: '没有学分，请补上：认定须核对代码、名称和学分。',
  credits_form: '学分不是数字。',
  credits_range: '学分应在 0 到 30 之间。',
  credits_half: '学分应为整数或半学分，例如 4 或 4.5。',
  passed_on_missing: '没有合格时间，请补上。',
  passed_on_form: '合格时间不是日期，请填「2019-10-26」或「2019-10」。',
  passed_on_early: '合格时间早于 1981 年，当时还没有自学考试，请核对。',
  passed_on_future: '合格时间在今天之后，请核对。',
  mark_exempted: '免考的课程不能转入；考生可在本市申请免考，请删去这一行。',
  mark_no_result: '缺考、违纪没有成绩，不能转入，请删去这一行。',
  hash_form: '密码哈希的格式不支持，请与报名平台核对导出格式。',
  ...PHOTO_PROBLEM_WORDS,
}

/** The words of a problem's code: `name_empty`, or `name_characters:●` with a detail. */
export function wordsOfProblem(problem: string): string {
  const [code = '', ...named] = problem.split(':')
  return PROBLEM_WORDS[code]?.replace('{}', () => named.join(':')) ?? problem
}
