import * as migration_20261123_084103_initial from './20261123_084103_initial';
import * as migration_20261127_212937_own_remarks from './20261127_212937_own_remarks';
import * as migration_20261129_013825_four_eyes from './20261129_013825_four_eyes';
import * as migration_20261129_013848_saved_by_versions from './20261129_013848_saved_by_versions';
import * as migration_20261129_060841_articles_without_locks from './20261129_060841_articles_without_locks';
import * as migration_20261129_133622_mail_about_article from './20261129_133622_mail_about_article';

export const migrations = [
  {
    up: migration_20261123_084103_initial.up,
    down: migration_20261123_084103_initial.down,
    name: '20261123_084103_initial',
  },
  {
    up: migration_20261127_212937_own_remarks.up,
    down: migration_20261127_212937_own_remarks.down,
    name: '20261127_212937_own_remarks',
  },
  {
    up: migration_20261129_013825_four_eyes.up,
    down: migration_20261129_013825_four_eyes.down,
    name: '20261129_013825_four_eyes',
  },
  {
    up: migration_20261129_013848_saved_by_versions.up,
    down: migration_20261129_013848_saved_by_versions.down,
    name: '20261129_013848_saved_by_versions',
  },
  {
    up: migration_20261129_060841_articles_without_locks.up,
    down: migration_20261129_060841_articles_without_locks.down,
    name: '20261129_060841_articles_without_locks',
  },
  {
    up: migration_20261129_133622_mail_about_article.up,
    down: migration_20261129_133622_mail_about_article.down,
    name: '20261129_133622_mail_about_article'
  },
];
