import * as migration_20261123_084103_initial from './20261123_084103_initial';

export const migrations = [
  {
    up: migration_20261123_084103_initial.up,
    down: migration_20261123_084103_initial.down,
    name: '20261123_084103_initial'
  },
];
