import { pageRanges } from '#rulebook/record-photo/page-ranges.ts'

const number = (count: number) => count.toLocaleString('zh-CN')

export const photosToSeeTexts = {
  title: '要入库的照片',
  lead: '左边是考籍现有的照片，右边是要入库的照片，请逐张核对是不是同一个人。看过哪些考生的照片，会记入操作日志。',
  place: (page: number, pages: number, inAll: number) =>
    `第 ${number(page)} 页，共 ${number(pages)} 页（${number(inAll)} 张照片）`,
  before: '上一页',
  after: '下一页',
  goOn: (page: number) => `看第 ${page} 页`,
  now: (name: string) => `${name}，考籍现有的照片`,
  next: (name: string) => `${name}，要入库的照片`,
  none: '考籍中没有照片',
  unchanged: '与考籍现有的照片相同',
  left: (left: readonly number[]) =>
    `还有 ${left.length} 页您没有看过：${pageRanges(left)}。全部看过后才能确认入库。`,
  drawn: (toSee: number, pages: number) =>
    `照片较多，由系统从 ${number(pages)} 页中抽取 ${toSee} 页，请您逐页看过；其余各页也可以看。`,
  allSeen: '要看的照片都已看过，核对无误后可以确认入库。',
} as const
