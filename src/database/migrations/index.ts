import * as migration_20261123_063045_initial from './20261123_063045_initial';

export const migrations = [
  {
    up: migration_20261123_063045_initial.up,
    down: migration_20261123_063045_initial.down,
    name: '20261123_063045_initial'
  },
];
