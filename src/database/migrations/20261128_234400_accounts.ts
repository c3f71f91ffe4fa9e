import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`readers\` ADD \`places\` text;`)
  await db.run(sql`ALTER TABLE \`staff\` ADD \`places\` text;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`readers\` DROP COLUMN \`places\`;`)
  await db.run(sql`ALTER TABLE \`staff\` DROP COLUMN \`places\`;`)
}
