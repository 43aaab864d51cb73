import type { Box } from './marks.ts'

/** REV-12: a box in words, for whoever does not see it: on which page, roughly where, and exactly where. */
export function markWords({ page, ...box }: Box & { page: number }): string {
  const { x, y, width, height } = box
  const exact = `距左边 ${percent(x)}、距上边 ${percent(y)}，宽 ${percent(width)}、高 ${percent(height)}`
  return `第 ${page} 张图片${partOf(box)}（${exact}）`
}

/** The part of the picture where the middle of the box is. */
function partOf({ x, y, width, height }: Box): string {
  const across = ['左', '中', '右'][thirdOf(x + width / 2)]
  const down = ['上', '中', '下'][thirdOf(y + height / 2)]
  if (across === '中' && down === '中') return '中间'
  if (across === '中') return `${down}方中间`
  return down === '中' ? `中间靠${across}` : `${down}方靠${across}`
}

function thirdOf(share: number): 0 | 1 | 2 {
  if (share < 1 / 3) return 0
  return share <= 2 / 3 ? 1 : 2
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`
}
