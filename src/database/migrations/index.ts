import * as migration_20261123_084103_initial from './20261123_084103_initial';
import * as migration_20261127_212937_own_remarks from './20261127_212937_own_remarks';
import * as migration_20261128_234631_public_pictures from './20261128_234631_public_pictures';

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
    up: migration_20261128_234631_public_pictures.up,
    down: migration_20261128_234631_public_pictures.down,
    name: '20261128_234631_public_pictures'
  },
];
