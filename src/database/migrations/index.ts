import * as migration_20261123_084103_initial from './20261123_084103_initial';
import * as migration_20261127_212937_own_remarks from './20261127_212937_own_remarks';
import * as migration_20261128_235818_names from './20261128_235818_names';
import * as migration_20261129_000901_staff_comments from './20261129_000901_staff_comments';

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
    up: migration_20261128_235818_names.up,
    down: migration_20261128_235818_names.down,
    name: '20261128_235818_names',
  },
  {
    up: migration_20261129_000901_staff_comments.up,
    down: migration_20261129_000901_staff_comments.down,
    name: '20261129_000901_staff_comments'
  },
];
