import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`articles\` ADD \`step\` text;`)
  await db.run(sql`ALTER TABLE \`articles\` ADD \`restored_from\` numeric;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` ADD \`version_step\` text;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` ADD \`version_restored_from\` numeric;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`articles\` DROP COLUMN \`step\`;`)
  await db.run(sql`ALTER TABLE \`articles\` DROP COLUMN \`restored_from\`;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` DROP COLUMN \`version_step\`;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` DROP COLUMN \`version_restored_from\`;`)
}
