export const passwordTexts = {
  show: '显示或隐藏密码',
  label: '新密码',
  again: '再输入一次新密码',
  candidateHelp: '至少 10 位，可以用几个不相关的词连起来。不要使用证件号码、生日、准考证号或手机号码。',
  staffHelp: '至少 10 位，包含大写字母、小写字母、数字、符号中的至少三种。',
  good: '密码符合要求。',
  missing: '请输入新密码。',
  differs: '两次输入的新密码不一致，请重新输入。',
} as const
