import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`outbox\` ADD \`article\` text;`)
  await db.run(sql`CREATE INDEX \`outbox_article_idx\` ON \`outbox\` (\`article\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP INDEX \`outbox_article_idx\`;`)
  await db.run(sql`ALTER TABLE \`outbox\` DROP COLUMN \`article\`;`)
}
