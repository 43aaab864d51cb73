import { withChecksum } from '#rulebook/identity/id-number.ts'
import type { Dice } from './dice.ts'

const SURNAMES = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万',
]
const GIVEN = [
  ...'伟芳娜敏静秀丽强磊洋艳勇军杰娟涛明超霞平刚桂英华玉萍红梅鑫浩宇轩欣怡梓涵子墨雨桐思远嘉琪晨曦佳宁文博若兰海燕志强建国晓东春燕',
]
// Districts of Shanghai (GB/T 2260).
const DISTRICTS = [
  '310101',
  '310104',
  '310105',
  '310106',
  '310107',
  '310109',
  '310110',
  '310112',
  '310113',
  '310115',
]

/** Makes a random name. */
export function makeName(dice: Dice): string {
  const characters = dice.roll() < 0.75 ? [dice.pick(GIVEN), dice.pick(GIVEN)] : [dice.pick(GIVEN)]
  return dice.pick(SURNAMES) + characters.join('')
}

/** Makes a number that passes its checksum; the order code counts up, so that no two numbers are the same. */
export function makeIdNumber(dice: Dice, order: number): string {
  const year = 1972 + dice.below(34)
  const month = String(1 + dice.below(12)).padStart(2, '0')
  const day = String(1 + dice.below(28)).padStart(2, '0')
  return withChecksum(`${dice.pick(DISTRICTS)}${year}${month}${day}${String(order % 1000).padStart(3, '0')}`)
}

/** Makes a mobile number in a range that no operator has assigned to subscribers. */
export function makePhone(order: number): string {
  return `1990000${String(order % 10_000).padStart(4, '0')}`
}
