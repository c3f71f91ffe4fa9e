// Figures for tests.

import type { PublicFigure } from '#src/figures/types.ts'

export const ndprFloor: PublicFigure = {
  id: 'fig-ndpr',
  label: 'NdPr oxide, MP Materials',
  value: '110',
  low: null,
  high: null,
  unit: 'kg',
  currency: 'USD',
  kind: 'floor',
  asOf: '2025-10-28T00:00:00.000Z',
  zone: 'Asia/Tokyo',
  source: {
    title: 'MP Materials, press release',
    url: 'https://mpmaterials.example/release?a=1&b=2',
    accessed: '2025-10-29',
  },
  commodity: { slug: 'ndpr', name: 'NdPr' },
  text: '$110/kg',
}

export const tungstenRange: PublicFigure = {
  ...ndprFloor,
  id: 'fig-apt',
  label: 'Tungsten concentrate',
  value: null,
  low: '62.50',
  high: '65.00',
  unit: 'dmtu',
  kind: 'assessment',
  source: { title: 'Desk survey', url: null, accessed: null },
  commodity: null,
  text: '$62.50–65.00/dmtu',
}
