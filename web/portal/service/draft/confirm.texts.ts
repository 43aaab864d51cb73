export const confirmTexts = {
  lead: '请核对下面的信息。确认无误后，点击页面下方的按钮提交。',
  checking: '正在检查您填写的内容…',
  photosLeft: (count: number) =>
    `还有 ${count} 张照片没有上传完成，全部上传后自动检查，之后才能提交。一直没有完成的，请返回查看。`,
  toPhotos: '返回查看照片',
  waiting: '正在保存您填写的内容，保存后自动检查。',
  content: '申请内容',
  lines: (title: string) => `${title}：逐项查看`,
  evidence: '凭证',
  unchangedTitle: '内容与上次提交的完全相同。',
  unchangedRejected: '没有按原因改正的，可能再次不通过。请先返回修改；确实不需要修改的，可以直接重新提交。',
  unchangedPending: '原来提交的内容正在等待审核，没有修改的不需要重新提交。',
  source: (source: string) => `（依据：${source}）`,
  problems: (count: number) => `还有 ${count} 处需要修改，点击可前往修改`,
  use: (course: string) => `用于：${course}`,
  submitted: '正在提交…',
} as const
