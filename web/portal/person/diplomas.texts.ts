export const diplomasTexts = {
  title: '毕业证书',
  majorOf: (code: string, name: string, level: string) => `${code} ${name}（${level}）`,
  issued: '已毕业',
  revoked: '已撤销',
  diplomaNo: '毕业证书编号',
  graduatesOn: '毕业日期',
  school: '主考学校',
  certificate: (no: number, on: string) => `已开具毕业证明书第 ${no} 号（${on}）`,
} as const
