// The demo's pictures, drawn here so that nobody else holds rights in them.

import sharp from 'sharp'

export const PICTURES = [
  {
    key: 'magnet',
    alt: 'Field lines drawn between the two poles of a magnet',
    ink: '#0f2f3a',
    glow: '#d98a3d',
    draw: fieldLines,
  },
  {
    key: 'copper',
    alt: 'Rows of copper-coloured plates, seen from above',
    ink: '#2b1710',
    glow: '#c8703a',
    draw: plates,
  },
  {
    key: 'gas',
    alt: 'Contour lines of a storage cavern below a flat horizon',
    ink: '#10233f',
    glow: '#5aa0c8',
    draw: contours,
  },
] as const

const WIDTH = 2000
const HEIGHT = 1250

/** Draws one picture as a JPEG of 2000 by 1250 pixels. */
export async function drawPicture({
  ink,
  glow,
  draw,
}: Pick<(typeof PICTURES)[number], 'ink' | 'glow' | 'draw'>): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">
    <defs><radialGradient id="g" cx="68%" cy="38%" r="80%"><stop offset="0" stop-color="${glow}" stop-opacity=".55"/><stop offset="1" stop-color="${ink}"/></radialGradient></defs>
    <rect width="100%" height="100%" fill="${ink}"/><rect width="100%" height="100%" fill="url(#g)"/>
    <g fill="none" stroke="#fff" stroke-opacity=".55">${draw()}</g></svg>`
  return sharp(Buffer.from(svg)).jpeg({ quality: 86 }).toBuffer()
}

function fieldLines(): string {
  const lines = Array.from({ length: 13 }, (_, index) => {
    const bow = (index - 6) * 130
    return (
      `<path stroke-width="${5 - Math.abs(index - 6) * 0.5}" d="M560 625 C 820 ${625 + bow}, ` +
      `1180 ${625 + bow}, 1440 625"/>`
    )
  })
  return (
    `${lines.join('')}<circle cx="520" cy="625" r="46" fill="#fff" ` +
    'fill-opacity=".8"/><circle cx="1480" cy="625" r="46" fill="#fff" fill-opacity=".35"/>'
  )
}

function plates(): string {
  const row = (y: number) =>
    Array.from(
      { length: 9 },
      (_, x) =>
        `<rect x="${120 + x * 200}" y="${y}" width="150" height="190" rx="10" stroke-width="4" ` +
        `fill="#fff" fill-opacity="${0.04 + ((x * 7 + y) % 5) * 0.03}"/>`,
    ).join('')
  return [130, 380, 630, 880].map(row).join('')
}

function contours(): string {
  const rings = Array.from(
    { length: 11 },
    (_, index) =>
      `<ellipse cx="1150" cy="${760 + index * 8}" rx="${820 - index * 72}" ry="${390 - index * 34}" ` +
      'stroke-width="3.5"/>',
  )
  return `${rings.join('')}<path stroke-width="6" d="M0 300 H2000"/>`
}
