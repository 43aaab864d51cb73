/** A small convolutional network on typed arrays: two convolutions with stride 2, one hidden layer, one output for each letter. */
export interface Network {
  /** Learns from one example; answers its loss. Weights change when `step` is called. */
  learn(picture: Float32Array, label: number): number
  /** Moves the weights by what was learnt since the last step (Adam). */
  step(rate: number): void
  /** The output with the highest value. */
  guess(picture: Float32Array): number
}

interface Layer {
  weights: Float32Array
  gradients: Float32Array
  first: Float32Array
  second: Float32Array
}

interface Plane {
  width: number
  height: number
  channels: number
}

/** Makes a network with random weights from `random`, numbers of 0 to 1. */
export function createNetwork(
  input: Plane,
  options: { first: number; second: number; hidden: number; classes: number; random: () => number },
): Network {
  const { hidden, classes, random } = options
  const planes = [
    input,
    halved(input, options.first),
    halved(halved(input, options.first), options.second),
  ] as const
  const [, one, two] = planes
  const sizeOf = ({ width, height, channels }: Plane) => width * height * channels
  const layerOf = (inputs: number, outputs: number): Layer => {
    const weights = Float32Array.from(
      { length: (inputs + 1) * outputs },
      () => normal(random) * Math.sqrt(2 / inputs),
    )
    weights.fill(0, inputs * outputs)
    const empty = () => new Float32Array(weights.length)
    return { weights, gradients: empty(), first: empty(), second: empty() }
  }
  const convolutionTo = (from: Plane, to: Plane, size: number): Convolution => {
    const layer = layerOf(size * size * from.channels, to.channels)
    return { taps: tapsOf({ from, to, size }), ins: from.channels, outs: to.channels, layer }
  }
  const [conv1, conv2] = [convolutionTo(input, one, 5), convolutionTo(one, two, 3)]
  const [dense1, dense2] = [layerOf(sizeOf(two), hidden), layerOf(hidden, classes)]
  const layers = [conv1.layer, conv2.layer, dense1, dense2]
  const values = [sizeOf(one), sizeOf(two), hidden, classes].map((size) => new Float32Array(size)) as Values
  const errors = [sizeOf(one), sizeOf(two), hidden, classes].map((size) => new Float32Array(size)) as Values
  let examples = 0
  let steps = 0

  const forward = (picture: Float32Array) => {
    convolve(picture, values[0], conv1)
    convolve(values[0], values[1], conv2)
    multiply(values[1], values[2], dense1)
    rectify(values[2])
    multiply(values[2], values[3], dense2)
  }
  return {
    learn(picture, label) {
      forward(picture)
      examples += 1
      const loss = softmaxErrors(values[3], errors[3], label)
      multiplyBack({ input: values[2], inputErrors: errors[2], outputErrors: errors[3] }, dense2)
      multiplyBack({ input: values[1], inputErrors: errors[1], outputErrors: errors[2] }, dense1)
      convolveBack({ input: values[0], inputErrors: errors[0], outputErrors: errors[1] }, conv2)
      convolveBack({ input: picture, inputErrors: undefined, outputErrors: errors[0] }, conv1)
      return loss
    },
    step(rate) {
      steps += 1
      for (const layer of layers) adam(layer, { rate, steps, examples })
      examples = 0
    },
    guess(picture) {
      forward(picture)
      return values[3].reduce((best, value, place) => (value > (values[3][best] ?? 0) ? place : best), 0)
    },
  }
}

type Values = [Float32Array, Float32Array, Float32Array, Float32Array]

function halved({ width, height }: Plane, channels: number): Plane {
  return { width: Math.ceil(width / 2), height: Math.ceil(height / 2), channels }
}

interface Convolution {
  /** Which value of the input meets which weights for which value of the output: target, source, kernel place, in turn. */
  taps: Int32Array
  ins: number
  outs: number
  layer: Layer
}

/** A square of weights at every second place. */
function tapsOf({ from, to, size }: { from: Plane; to: Plane; size: number }): Int32Array {
  const taps: number[] = []
  const half = Math.floor(size / 2)
  for (let place = 0; place < to.width * to.height; place += 1)
    for (let kernel = 0; kernel < size * size; kernel += 1) {
      const x = 2 * (place % to.width) + (kernel % size) - half
      const y = 2 * Math.floor(place / to.width) + Math.floor(kernel / size) - half
      if (x >= 0 && x < from.width && y >= 0 && y < from.height) taps.push(place, y * from.width + x, kernel)
    }
  return Int32Array.from(taps)
}

/** Channels lie last, so that the inner loop runs through memory in order. */
function convolve(input: Float32Array, output: Float32Array, { taps, ins, outs, layer }: Convolution): void {
  const { weights } = layer
  const bias = layer.weights.length - outs
  for (let place = 0; place < output.length; place += 1)
    output[place] = weights[bias + (place % outs)] as number
  for (let tap = 0; tap < taps.length; tap += 3) {
    const target = (taps[tap] as number) * outs
    for (let i = 0; i < ins; i += 1) {
      const value = input[(taps[tap + 1] as number) * ins + i] as number
      if (value === 0) continue
      const row = ((taps[tap + 2] as number) * ins + i) * outs
      for (let o = 0; o < outs; o += 1)
        output[target + o] = (output[target + o] as number) + value * (weights[row + o] as number)
    }
  }
  rectify(output)
}

function convolveBack(
  flow: { input: Float32Array; inputErrors: Float32Array | undefined; outputErrors: Float32Array },
  { taps, ins, outs, layer }: Convolution,
): void {
  const { input, inputErrors, outputErrors } = flow
  const { gradients } = layer
  const bias = layer.weights.length - outs
  for (let place = 0; place < outputErrors.length; place += 1)
    gradients[bias + (place % outs)] =
      (gradients[bias + (place % outs)] as number) + (outputErrors[place] as number)
  inputErrors?.fill(0)
  for (let tap = 0; tap < taps.length; tap += 3) {
    const target = (taps[tap] as number) * outs
    for (let i = 0; i < ins; i += 1) {
      const source = (taps[tap + 1] as number) * ins + i
      const value = input[source] as number
      // A rectified value of 0 neither teaches its weights nor passes an error on.
      if (value === 0) continue
      const row = ((taps[tap + 2] as number) * ins + i) * outs
      const error = teach(layer, { row, value, errors: outputErrors, target, outs })
      if (inputErrors) inputErrors[source] = (inputErrors[source] as number) + error
    }
  }
}

/** Adds to the gradients of a row of weights, and answers what the value in front of them is to blame for. */
function teach(
  { weights, gradients }: Layer,
  met: { row: number; value: number; errors: Float32Array; target: number; outs: number },
): number {
  const { row, value, errors, target, outs } = met
  let sum = 0
  for (let o = 0; o < outs; o += 1) {
    const error = errors[target + o] as number
    gradients[row + o] = (gradients[row + o] as number) + value * error
    sum += (weights[row + o] as number) * error
  }
  return sum
}

function multiply(input: Float32Array, output: Float32Array, { weights }: Layer): void {
  const outs = output.length
  const bias = input.length * outs
  for (let o = 0; o < outs; o += 1) output[o] = weights[bias + o] as number
  for (let i = 0; i < input.length; i += 1) {
    const value = input[i] as number
    if (value === 0) continue
    const row = i * outs
    for (let o = 0; o < outs; o += 1) output[o] = (output[o] as number) + value * (weights[row + o] as number)
  }
}

function multiplyBack(
  flow: { input: Float32Array; inputErrors: Float32Array; outputErrors: Float32Array },
  layer: Layer,
): void {
  const { input, inputErrors, outputErrors } = flow
  const { gradients } = layer
  const outs = outputErrors.length
  const bias = input.length * outs
  for (let o = 0; o < outs; o += 1)
    gradients[bias + o] = (gradients[bias + o] as number) + (outputErrors[o] as number)
  for (let i = 0; i < input.length; i += 1) {
    const value = input[i] as number
    inputErrors[i] =
      value === 0 ? 0 : teach(layer, { row: i * outs, value, errors: outputErrors, target: 0, outs })
  }
}

function rectify(values: Float32Array): void {
  for (let place = 0; place < values.length; place += 1) if ((values[place] as number) < 0) values[place] = 0
}

function softmaxErrors(values: Float32Array, errors: Float32Array, label: number): number {
  const most = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  let sum = 0
  for (let place = 0; place < values.length; place += 1) sum += Math.exp((values[place] as number) - most)
  for (let place = 0; place < values.length; place += 1)
    errors[place] = Math.exp((values[place] as number) - most) / sum - (place === label ? 1 : 0)
  return -Math.log((errors[label] as number) + 1 + 1e-9)
}

function adam(
  layer: Layer,
  { rate, steps, examples }: { rate: number; steps: number; examples: number },
): void {
  const { weights, gradients, first, second } = layer
  const [one, two] = [1 - 0.9 ** steps, 1 - 0.999 ** steps]
  for (let place = 0; place < weights.length; place += 1) {
    const gradient = (gradients[place] as number) / examples
    const mean = 0.9 * (first[place] as number) + 0.1 * gradient
    const square = 0.999 * (second[place] as number) + 0.001 * gradient * gradient
    first[place] = mean
    second[place] = square
    weights[place] =
      (weights[place] as number) * (1 - rate * 0.002) -
      (rate * (mean / one)) / (Math.sqrt(square / two) + 1e-8)
    gradients[place] = 0
  }
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(random() + 1e-12)) * Math.cos(2 * Math.PI * random())
}
