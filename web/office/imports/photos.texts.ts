const number = (count: number) => count.toLocaleString('zh-CN')

/** What is said otherwise of a batch whose file is an archive of photographs (IMP-01). */
export const photosTexts = {
  file: 'ZIP 压缩包，最大 100 MB',
  fileOther: '照片请打成 ZIP 压缩包后上传。',
  naming:
    '把照片（JPG 或 PNG）放在一个 ZIP 压缩包里，文件名为「准考证号.jpg」或「证件号码.jpg」，每名考生一张。',
  correctedLead:
    '请选择完整的压缩包。上传后本批次自动放弃，不用另外办理；本批次没有问题的照片也要在新的压缩包里。',
  rows: '照片',
  sound: '没有问题',
  faulty: '有问题',
  count: '张数',
  rowNo: '序号',
  faultyRows: '有问题的照片（最多显示 50 张）',
  notedRows: '请留意的照片（最多显示 50 张）',
  notesLead: '系统按现在的考籍逐张核对，没有更换任何照片；入库时会再核对一次。',
  applyTitle: (rows: number) => `确认将 ${number(rows)} 张照片入库`,
  setAside: '搁置有问题的照片',
  setAsideTitle: (rows: number) => `搁置 ${number(rows)} 张有问题的照片`,
  setAsideLead: (rest: number) =>
    `搁置后其余 ${number(rest)} 张可以确认入库。搁置的照片不会入库，文件名保留在错误文件中；改好以后另外打包，作为新的批次上传。`,
  rowsSetAside: '已搁置的照片',
  nextRepair: (rows: number) =>
    `另有 ${number(rows)} 张照片已搁置，没有入库。请下载错误文件，改好这些照片后另外打包，作为新的批次上传。`,
  discardLead: '压缩包和检查结果将不再使用。考籍中的照片不受影响。',
  rollBackTitle: (batchNo: number, rows: number) => `回滚第 ${batchNo} 号批次的 ${number(rows)} 张照片`,
  rollBackLead:
    '考籍恢复为入库以前的照片，原来没有照片的恢复为没有。入库以后又更换过照片的考生，保留后来的照片。',
  errorLead:
    '错误文件列出有问题的照片的文件名，最后一列写明问题。请据此改好照片，重新打包，再上传完整的压缩包。',
  errorLeadAside: '错误文件列出搁置的照片的文件名，最后一列写明问题。改好以后另外打包，作为新的批次上传。',
  nextNone: '入库完成，考生在「个人信息」中可以看到新的照片。',
  nextApply: '检查完成，没有发现问题。请逐张核对下面的照片，无误后「确认入库」。',
  nextAnother:
    '检查完成，没有发现问题。照片用来核对考生身份，须由另一位同事核对后确认入库，请告知对方打开本页办理。',
  nextCorrect: (rows: number) =>
    `有 ${number(rows)} 张照片存在问题，整批暂不能入库。请改好后在本页上传完整的压缩包。`,
  nextCorrectOrAside: (rows: number) =>
    `有 ${number(rows)} 张照片存在问题，整批暂不能入库。请改好后在本页上传完整的压缩包；或先「搁置有问题的照片」，其余的照片就可以入库。`,
} as const
