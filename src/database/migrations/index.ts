import * as migration_20261123_060318_initial from './20261123_060318_initial';

export const migrations = [
  {
    up: migration_20261123_060318_initial.up,
    down: migration_20261123_060318_initial.down,
    name: '20261123_060318_initial'
  },
];
