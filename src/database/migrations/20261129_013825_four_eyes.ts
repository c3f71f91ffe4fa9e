import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`reader_names\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`key\` text NOT NULL,
  	\`reader\` text NOT NULL,
  	\`flag\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`reader_names_key_idx\` ON \`reader_names\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`reader_names_reader_idx\` ON \`reader_names\` (\`reader\`);`)
  await db.run(sql`CREATE INDEX \`reader_names_flag_idx\` ON \`reader_names\` (\`flag\`);`)
  await db.run(sql`CREATE INDEX \`reader_names_updated_at_idx\` ON \`reader_names\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`reader_names_created_at_idx\` ON \`reader_names\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`integrations_texts\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`text\` text,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`integrations\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`integrations_texts_order_parent\` ON \`integrations_texts\` (\`order\`,\`parent_id\`);`)
  await db.run(sql`PRAGMA foreign_keys=OFF;`)
  // By hand: drizzle reads columns that the old table has not, and a reference to the table that is dropped empties `parent_id`.
  await db.run(sql`CREATE TABLE \`__new_comments\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`article_id\` text(36) NOT NULL,
  	\`author_id\` text(36),
  	\`staff_author_id\` text(36),
  	\`badge\` text,
  	\`staff_name\` text,
  	\`parent_id\` text(36),
  	\`root\` text,
  	\`depth\` numeric DEFAULT 0 NOT NULL,
  	\`body\` text NOT NULL,
  	\`state\` text DEFAULT 'pending' NOT NULL,
  	\`edited_at\` text,
  	\`removed_by\` text,
  	\`reasons\` text,
  	\`moderated_by_id\` text(36),
  	\`replies\` numeric DEFAULT 0 NOT NULL,
  	\`fingerprint\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`article_id\`) REFERENCES \`articles\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`author_id\`) REFERENCES \`readers\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`staff_author_id\`) REFERENCES \`staff\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`__new_comments\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`moderated_by_id\`) REFERENCES \`staff\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new_comments\`("id", "article_id", "author_id", "staff_author_id", "badge", "staff_name", "parent_id", "root", "depth", "body", "state", "edited_at", "removed_by", "reasons", "moderated_by_id", "replies", "fingerprint", "updated_at", "created_at") SELECT "id", "article_id", "author_id", NULL, NULL, NULL, "parent_id", "root", "depth", "body", "state", "edited_at", "removed_by", "reasons", "moderated_by_id", "replies", "fingerprint", "updated_at", "created_at" FROM \`comments\`;`)
  await db.run(sql`DROP TABLE \`comments\`;`)
  await db.run(sql`ALTER TABLE \`__new_comments\` RENAME TO \`comments\`;`)
  await db.run(sql`PRAGMA foreign_keys=ON;`)
  await db.run(sql`CREATE INDEX \`comments_article_idx\` ON \`comments\` (\`article_id\`);`)
  await db.run(sql`CREATE INDEX \`comments_author_idx\` ON \`comments\` (\`author_id\`);`)
  await db.run(sql`CREATE INDEX \`comments_staff_author_idx\` ON \`comments\` (\`staff_author_id\`);`)
  await db.run(sql`CREATE INDEX \`comments_parent_idx\` ON \`comments\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`comments_root_idx\` ON \`comments\` (\`root\`);`)
  await db.run(sql`CREATE INDEX \`comments_state_idx\` ON \`comments\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`comments_moderated_by_idx\` ON \`comments\` (\`moderated_by_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`comments_fingerprint_idx\` ON \`comments\` (\`fingerprint\`);`)
  await db.run(sql`CREATE INDEX \`comments_updated_at_idx\` ON \`comments\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`comments_created_at_idx\` ON \`comments\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`article_depth_createdAt_idx\` ON \`comments\` (\`article_id\`,\`depth\`,\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`root_createdAt_idx\` ON \`comments\` (\`root\`,\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`author_createdAt_idx\` ON \`comments\` (\`author_id\`,\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`author_article_idx\` ON \`comments\` (\`author_id\`,\`article_id\`);`)
  await db.run(sql`CREATE INDEX \`state_createdAt_idx\` ON \`comments\` (\`state\`,\`created_at\`);`)
  await db.run(sql`ALTER TABLE \`articles\` ADD \`step\` text;`)
  await db.run(sql`ALTER TABLE \`articles\` ADD \`restored_from\` numeric;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` ADD \`version_step\` text;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` ADD \`version_restored_from\` numeric;`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`file_digest\` text;`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`shown_width\` numeric;`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`shown_height\` numeric;`)
  await db.run(sql`ALTER TABLE \`readers\` ADD \`asked_name\` text;`)
  await db.run(sql`ALTER TABLE \`readers\` ADD \`name_asked_at\` text;`)
  await db.run(sql`ALTER TABLE \`readers\` ADD \`former_names\` text;`)
  await db.run(sql`ALTER TABLE \`readers\` ADD \`places\` text;`)
  await db.run(sql`CREATE INDEX \`readers_asked_name_idx\` ON \`readers\` (\`asked_name\`);`)
  await db.run(sql`ALTER TABLE \`staff\` ADD \`places\` text;`)
  await db.run(sql`ALTER TABLE \`integrations\` ADD \`expires_at\` text;`)
  await db.run(sql`ALTER TABLE \`integrations\` ADD \`last_used_at\` text;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`reader_names\`;`)
  await db.run(sql`DROP TABLE \`integrations_texts\`;`)
  await db.run(sql`PRAGMA foreign_keys=OFF;`)
  await db.run(sql`CREATE TABLE \`__new_comments\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`article_id\` text(36) NOT NULL,
  	\`author_id\` text(36) NOT NULL,
  	\`parent_id\` text(36),
  	\`root\` text,
  	\`depth\` numeric DEFAULT 0 NOT NULL,
  	\`body\` text NOT NULL,
  	\`state\` text DEFAULT 'pending' NOT NULL,
  	\`edited_at\` text,
  	\`removed_by\` text,
  	\`reasons\` text,
  	\`moderated_by_id\` text(36),
  	\`replies\` numeric DEFAULT 0 NOT NULL,
  	\`fingerprint\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`article_id\`) REFERENCES \`articles\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`author_id\`) REFERENCES \`readers\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`__new_comments\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`moderated_by_id\`) REFERENCES \`staff\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new_comments\`("id", "article_id", "author_id", "parent_id", "root", "depth", "body", "state", "edited_at", "removed_by", "reasons", "moderated_by_id", "replies", "fingerprint", "updated_at", "created_at") SELECT "id", "article_id", "author_id", "parent_id", "root", "depth", "body", "state", "edited_at", "removed_by", "reasons", "moderated_by_id", "replies", "fingerprint", "updated_at", "created_at" FROM \`comments\`;`)
  await db.run(sql`DROP TABLE \`comments\`;`)
  await db.run(sql`ALTER TABLE \`__new_comments\` RENAME TO \`comments\`;`)
  await db.run(sql`PRAGMA foreign_keys=ON;`)
  await db.run(sql`CREATE INDEX \`comments_article_idx\` ON \`comments\` (\`article_id\`);`)
  await db.run(sql`CREATE INDEX \`comments_author_idx\` ON \`comments\` (\`author_id\`);`)
  await db.run(sql`CREATE INDEX \`comments_parent_idx\` ON \`comments\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`comments_root_idx\` ON \`comments\` (\`root\`);`)
  await db.run(sql`CREATE INDEX \`comments_state_idx\` ON \`comments\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`comments_moderated_by_idx\` ON \`comments\` (\`moderated_by_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`comments_fingerprint_idx\` ON \`comments\` (\`fingerprint\`);`)
  await db.run(sql`CREATE INDEX \`comments_updated_at_idx\` ON \`comments\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`comments_created_at_idx\` ON \`comments\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`article_depth_createdAt_idx\` ON \`comments\` (\`article_id\`,\`depth\`,\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`root_createdAt_idx\` ON \`comments\` (\`root\`,\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`author_createdAt_idx\` ON \`comments\` (\`author_id\`,\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`author_article_idx\` ON \`comments\` (\`author_id\`,\`article_id\`);`)
  await db.run(sql`CREATE INDEX \`state_createdAt_idx\` ON \`comments\` (\`state\`,\`created_at\`);`)
  await db.run(sql`DROP INDEX \`readers_asked_name_idx\`;`)
  await db.run(sql`ALTER TABLE \`readers\` DROP COLUMN \`asked_name\`;`)
  await db.run(sql`ALTER TABLE \`readers\` DROP COLUMN \`name_asked_at\`;`)
  await db.run(sql`ALTER TABLE \`readers\` DROP COLUMN \`former_names\`;`)
  await db.run(sql`ALTER TABLE \`readers\` DROP COLUMN \`places\`;`)
  await db.run(sql`ALTER TABLE \`articles\` DROP COLUMN \`step\`;`)
  await db.run(sql`ALTER TABLE \`articles\` DROP COLUMN \`restored_from\`;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` DROP COLUMN \`version_step\`;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` DROP COLUMN \`version_restored_from\`;`)
  await db.run(sql`ALTER TABLE \`media\` DROP COLUMN \`file_digest\`;`)
  await db.run(sql`ALTER TABLE \`media\` DROP COLUMN \`shown_width\`;`)
  await db.run(sql`ALTER TABLE \`media\` DROP COLUMN \`shown_height\`;`)
  await db.run(sql`ALTER TABLE \`staff\` DROP COLUMN \`places\`;`)
  await db.run(sql`ALTER TABLE \`integrations\` DROP COLUMN \`expires_at\`;`)
  await db.run(sql`ALTER TABLE \`integrations\` DROP COLUMN \`last_used_at\`;`)
}
