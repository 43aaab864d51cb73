import sharp from 'sharp'

/** Draws a paper without words, because fonts differ between machines: lines, a frame and a seal, blurred on request. */
export async function drawPaper(paper: { seed: number; blur: boolean }): Promise<Buffer> {
  const lines = Array.from({ length: 9 }, (_, row) => {
    const width = 420 + ((paper.seed * 97 + row * 131) % 480)
    return `<rect x="220" y="${260 + row * 62}" width="${width}" height="16" fill="#4a5566"/>`
  }).join('')
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="1400" height="1000">
    <rect width="1400" height="1000" fill="#c9c2b4"/><rect x="90" y="70" width="1220" height="860" fill="#fbf6e8"/>
    <rect x="120" y="100" width="1160" height="800" fill="none" stroke="#9c7b3c" stroke-width="6"/>
    <rect x="${420 + (paper.seed % 5) * 30}" y="160" width="420" height="44" fill="#2c3440"/>${lines}
    <circle cx="1080" cy="740" r="92" fill="none" stroke="#b3261e" stroke-width="12"/></svg>`
  const drawn = sharp(Buffer.from(drawing))
  return (paper.blur ? drawn.blur(9) : drawn).jpeg({ quality: 82 }).toBuffer()
}
