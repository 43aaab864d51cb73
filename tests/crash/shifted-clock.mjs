// Preloaded by `clock-jump.crash.test.ts`: SIGUSR2 sets the clock of this process by KAOJI_TEST_JUMP_MS, and the next one sets it right again.
const jump = Number(process.env.KAOJI_TEST_JUMP_MS)
const RealDate = Date
let shift = 0
const now = () => RealDate.now() + shift
globalThis.Date = new Proxy(RealDate, {
  construct: (real, args, asked) => Reflect.construct(real, args.length === 0 ? [now()] : args, asked),
  get: (real, name) => (name === 'now' ? now : Reflect.get(real, name)),
})
process.on('SIGUSR2', () => {
  shift = shift === 0 ? jump : 0
})
