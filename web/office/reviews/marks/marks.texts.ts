export const markTexts = {
  begin: '在图片上圈出问题',
  label: '在图片上圈出问题',
  help: '按住鼠标拖出方框；键盘用方向键画框和移动，Shift 加方向键改变大小，Delete 删除。考生会看到方框、原因和「换一张」的按钮。',
  frame: (picture: string, isDrawn: boolean) =>
    `${picture}，${isDrawn ? '已圈出' : '还没有圈出'}，可用方向键画框`,
  clear: '不圈了',
  before: '上次圈出的问题',
  paper: '凭证',
  showNow: '查看现在的图片',
  stays: '考生没有更换这张图片。',
  changed: '考生已经更换了这张图片，请与现在的对照。',
  gone: '考生这次没有提交这份凭证。',
} as const
