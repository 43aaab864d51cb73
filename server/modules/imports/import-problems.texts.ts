import { ID_TYPE_WORDS } from '#rulebook/identity/id-type.texts.ts'

/**
 * What is wrong with a row, and what to do about it. `{}` stands for the detail that follows the problem's code and a colon.
 */
const PROBLEM_WORDS: Readonly<Record<string, string>> = {
  ticket_no_missing: '没有准考证号，请补上。',
  ticket_no_form: '准考证号应为 12 位数字，请核对。',
  unknown_ticket: '没有这个准考证号，请核对号码，或先导入考生。',
  unknown_course: '没有这个课程代码，请核对。',
  course_missing: '没有课程代码，请补上。',
  mark_missing: '没有成绩；缺考请填「缺考」。',
  mark_not_a_number:
    '成绩不是数字，也不是可以填写的文字。可以填写：缺考、违纪、优秀、良好、中等、合格（及格）、不合格（不及格）。',
  mark_out_of_range: '成绩应在 0 到 100 之间。',
  mark_not_whole: '成绩应为整数。',
  name_mismatch: '姓名与准考证号不符，请核对是否错行。',
  duplicate_in_file: '文件中有重复的行，请只保留一行。',
  already_recorded: '该考次已有这门课程的成绩；如需修改请用「成绩更正」。',
  out_of_scope: '该考生不属于您的学校。',
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
  hash_form: '密码哈希的格式不支持，请与报名平台核对导出格式。',
}

/** The words of a problem's code: `name_empty`, or `name_characters:●` with a detail. */
export function wordsOfProblem(problem: string): string {
  const [code = '', ...named] = problem.split(':')
  return PROBLEM_WORDS[code]?.replace('{}', () => named.join(':')) ?? problem
}
