const named = (parts: readonly string[]) => parts.filter((part) => part !== '').join(' ')

export const majorTexts = {
  title: '核定转入专业',
  typed: (major: readonly string[]) => `考生填写：${named(major)}`,
  settled: (major: readonly string[]) => `已核定：${named(major)}`,
  open: '尚未核定。最后一级通过以前须核定。',
  list: '转入地的专业',
  choose: '列表中没有，填写代码',
  code: '专业代码',
  codeHelp: '向转入地核实后填写；列表中有的，名称以列表为准。',
  codeForm: '专业代码为 4 到 10 位数字或大写字母。',
  settle: '核定',
} as const
