import fc from 'fast-check';

/**
 * Generated input is the same in each run, so that a failure is the change's and can be seen again. Others are tried
 * with `FC_SEED=$RANDOM npm run unit`, and at length by `npm run fuzz`.
 */
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20261125) });
