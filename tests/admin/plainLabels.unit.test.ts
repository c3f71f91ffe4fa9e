// Whatever has no label of its own is labelled as the desk writes.

import type { Config, Field } from 'payload'
import { expect, test } from 'vitest'
import { labelled, plainLabel, plainLabels } from '#collections/plainLabels.ts'

test.each([
  ['nameAskedAt', 'Name asked at'],
  ['leadImage', 'Lead image'],
  ['low', 'Low'],
  ['closes_after', 'Closes after'],
  ['api-key', 'Api key'],
  ['USD', 'USD'],
])('%s is “%s”', (name, label) => {
  expect(plainLabel(name)).toBe(label)
})

test('fields within tabs, rows and groups are labelled, and options as they are chosen', () => {
  const fields: Field[] = [
    {
      type: 'tabs',
      tabs: [
        {
          label: 'Desk',
          fields: [
            { type: 'row', fields: [{ name: 'lastError', type: 'text' }] },
            { name: 'state', type: 'select', options: ['pending', { value: 'out', label: 'Out now' }] },
          ],
        },
      ],
    },
    { name: 'sourceUrl', type: 'text', label: 'Source URL' },
    { name: 'plain', type: 'text', label: false },
  ]
  expect(labelled(fields)).toMatchObject([
    {
      tabs: [
        {
          fields: [
            { fields: [{ label: 'Last error' }] },
            {
              label: 'State',
              options: [
                { value: 'pending', label: 'Pending' },
                { value: 'out', label: 'Out now' },
              ],
            },
          ],
        },
      ],
    },
    { label: 'Source URL' },
    { label: false },
  ])
})

test('of every collection and of the settings', async () => {
  const fields: Field[] = [{ name: 'bannedAt', type: 'date' }]
  const made = await plainLabels({
    collections: [{ slug: 'readers', fields }],
    globals: [{ slug: 'settings', fields }],
  } as unknown as Config)
  const labels = [...made.collections!, ...made.globals!].map((one) => one.fields[0])
  expect(labels).toMatchObject([{ label: 'Banned at' }, { label: 'Banned at' }])
})
