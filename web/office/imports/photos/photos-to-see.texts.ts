const number = (count: number) => count.toLocaleString('zh-CN')

export const photosToSeeTexts = {
  title: '要入库的照片',
  lead: '左边是考籍现有的照片，右边是要入库的照片，请逐张核对是不是同一个人。看过哪些考生的照片，会记入操作日志。',
  shown: (shown: number, inAll: number) => `已显示 ${number(shown)} 张，共 ${number(inAll)} 张`,
  more: '显示更多照片',
  now: (name: string) => `${name}，考籍现有的照片`,
  next: (name: string) => `${name}，要入库的照片`,
  none: '考籍中没有照片',
  unchanged: '与考籍现有的照片相同',
  unseen: (count: number) => `还有 ${number(count)} 张照片没有显示，您还没有看过。`,
} as const
