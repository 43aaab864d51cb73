import { parseArgs } from 'node:util'
import { systemRandom } from '#kernel/random.ts'
import { renderCaptcha } from '#platform/captcha-image/render-captcha.ts'
import { createNetwork, type Network } from './network.ts'
import { renderOlderCaptcha } from './older-renderer.ts'
import { cutWindow, drawPictures, GRID, type Seen } from './pictures.ts'

/**
 * `npm run captcha:attack`: how well a small network reads captchas after it has seen 12,000 of them (LOG-04). It looks at one
 * letter at a time, where letters use to stand. The renderer of before, at whose letters it aims well, shows that the attack is
 * one: it must read 90 of 100 there, and may read 50 of 100 of today's.
 */
const { values } = parseArgs({
  options: {
    pictures: { type: 'string', default: '12000' },
    rounds: { type: 'string', default: '10' },
    only: { type: 'string' },
  },
})
const LETTERS = '34679ACEFHKLMNPRTUWXY'
const LENGTH = 5
const TESTED = 500
const BATCH = 32
const TARGETS = [
  {
    name: 'older',
    render: () => renderOlderCaptcha(systemRandom),
    middles: { first: 13, apart: 13.6 },
    width: 22,
    fits: (of100: number) => of100 >= 90,
  },
  {
    name: 'today',
    render: () => renderCaptcha(systemRandom),
    middles: { first: 11, apart: 14.5 },
    width: 28,
    fits: (of100: number) => of100 <= 50,
  },
]

for (const target of TARGETS.filter(({ name }) => values.only === undefined || name === values.only)) {
  const since = performance.now()
  const seen = await drawPictures(Number(values.pictures), target.render)
  const fresh = await drawPictures(TESTED, target.render)
  const network = createNetwork(
    { width: target.width, height: GRID.height, channels: 1 },
    { first: 8, second: 16, hidden: 96, classes: LETTERS.length, random: Math.random },
  )
  const rounds = Number(values.rounds)
  for (let round = 0; round < rounds; round += 1) {
    const loss = train(network, seen, { ...target, rate: 0.0015 * 0.75 ** round })
    console.log(
      `${target.name}: round ${round + 1} of ${rounds}, loss ${loss.toFixed(3)}, ${share(network, fresh, target)}`,
    )
  }
  const of100 = (100 * countRead(network, fresh, target).whole) / TESTED
  const minutes = ((performance.now() - since) / 60_000).toFixed(0)
  console.log(
    `${target.fits(of100) ? 'ok  ' : 'MISS'} ${target.name}: reads ${of100.toFixed(1)} of 100 (${minutes} min)`,
  )
  if (!target.fits(of100)) process.exitCode = 1
}

type Aim = Pick<(typeof TARGETS)[number], 'middles' | 'width'>

function train(network: Network, seen: readonly Seen[], { rate, ...aim }: Aim & { rate: number }): number {
  const order = shuffled(seen.length * LENGTH)
  let loss = 0
  order.forEach((place, done) => {
    const picture = seen[Math.floor(place / LENGTH)]
    const letter = place % LENGTH
    if (!picture) return
    const shift = { across: Math.floor(Math.random() * 3) - 1, down: Math.floor(Math.random() * 3) - 1 }
    loss += network.learn(
      look(picture, letter, { ...aim, shift }),
      LETTERS.indexOf(picture.answer[letter] ?? ''),
    )
    if ((done + 1) % BATCH === 0) network.step(rate)
  })
  return loss / order.length
}

function look(
  picture: Seen,
  letter: number,
  { middles, width, shift }: Aim & { shift?: { across: number; down: number } },
) {
  const middle = middles.first + letter * middles.apart + (shift?.across ?? 0)
  return cutWindow(picture, { middle, width, down: shift?.down ?? 0 })
}

function countRead(network: Network, fresh: readonly Seen[], aim: Aim): { whole: number; letters: number } {
  let [whole, letters] = [0, 0]
  for (const picture of fresh) {
    const right = [...picture.answer].filter(
      (letter, place) => LETTERS[network.guess(look(picture, place, aim))] === letter,
    ).length
    letters += right
    if (right === LENGTH) whole += 1
  }
  return { whole, letters }
}

function share(network: Network, fresh: readonly Seen[], aim: Aim): string {
  const { whole, letters } = countRead(network, fresh, aim)
  return `${((100 * letters) / (fresh.length * LENGTH)).toFixed(1)} % of letters, ${((100 * whole) / fresh.length).toFixed(1)} % of pictures`
}

function shuffled(count: number): number[] {
  const order = Array.from({ length: count }, (_, place) => place)
  for (let place = count - 1; place > 0; place -= 1) {
    const other = Math.floor(Math.random() * (place + 1))
    ;[order[place], order[other]] = [order[other] ?? 0, order[place] ?? 0]
  }
  return order
}
