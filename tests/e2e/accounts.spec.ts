// Accounts of staff in the panel: a colleague is invited by mail, and everybody changes the own password
// alone.

import { expect } from '@playwright/test'
import { linkIn, mailTo } from './support/demo.ts'
import { expectAccessible, ORIGIN, test } from './support/desk.ts'

const PASSWORD = 'vanadium in the walls'
const NEWER = 'vanadium in the cellar'

test('an admin makes an account without a password, its owner chooses one, and later another', async ({
  seatOf,
  browser,
}) => {
  test.slow()
  const { page: admin } = await seatOf('admin')
  const name = `Noor ${Date.now()}`
  const email = `${name.toLowerCase().replace(' ', '.')}@desk.example`
  const since = new Date()
  await admin.goto('/admin/collections/staff/create')
  await expect(admin.getByText('No password is set here.')).toBeVisible()
  await expect(admin.locator('input[type=password]:visible')).toHaveCount(0)
  await admin.getByRole('button', { name: 'Save' }).click()
  await expect(admin.getByText('Please enter a valid email address.')).toBeVisible()
  await admin.getByLabel('Name').fill(name)
  await admin.getByLabel('Email').fill(email)
  await admin.getByRole('button', { name: 'Save' }).click()
  await expect(admin).toHaveURL(/\/collections\/staff\/(?!create)/)

  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(linkIn(await mailTo(email, { kind: 'staff-password-link', after: since })))
  await page.locator('input[name=password]').fill(PASSWORD)
  await page.locator('input[name="confirm-password"]').fill(PASSWORD)
  await page.getByRole('button', { name: 'Reset Password' }).click()
  await expect(page).toHaveURL(/\/admin\/login/)
  await page.locator('input[name=email]').fill(email)
  await page.locator('input[name=password]').fill(PASSWORD)
  await page.getByRole('button', { name: 'Login' }).click()
  await expect(page.getByRole('heading', { name: 'Waiting for me' })).toBeVisible()

  await page.goto('/admin/account')
  await expect(page.getByRole('button', { name: 'Change password' })).toHaveCount(1)
  await page.getByRole('button', { name: 'Change password' }).click()
  const part = page.getByRole('group', { name: 'Change password' })
  await expectAccessible(page, '.desk-password')
  await part.getByLabel('Present password').fill('not the present one')
  await part.getByLabel('New password', { exact: true }).fill(NEWER)
  await part.getByLabel('New password again').fill(NEWER)
  await part.getByRole('button', { name: 'Save the new password' }).click()
  await expect(part.getByRole('alert')).toHaveText('This is not your present password.')
  await part.getByLabel('Present password').fill(PASSWORD)
  await part.getByLabel('Present password').press('Enter')
  await expect(page.getByText('Your password is changed.')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('button', { name: 'Change password' })).toHaveCount(1)

  await admin.reload()
  await expect(admin.getByRole('button', { name: 'Change password' })).toHaveCount(0)
  await admin.getByRole('button', { name: 'Send a link to set a password' }).click()
  await expect(admin.getByText('The link is on its way.')).toBeVisible()
  await context.close()
})

test('nobody is offered to change a reader’s password', async ({ seatOf }) => {
  const { page, context } = await seatOf('moderator')
  const found = await context.request.get(
    '/api/readers?limit=1&sort=createdAt&where[bannedAt][exists]=false',
    { headers: ORIGIN },
  )
  const { docs } = (await found.json()) as { docs: { id: string; displayName: string }[] }
  await page.goto(`/admin/collections/readers/${docs[0]!.id}`)
  await expect(page.getByRole('heading', { name: docs[0]!.displayName })).toBeVisible()
  for (const name of ['Change password', 'Change Password', 'Force Unlock'])
    await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0)
  await expect(page.locator('input[type=password]:visible')).toHaveCount(0)
})
