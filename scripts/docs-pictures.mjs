// Puts the pictures that README and the guides show in their place, from those that `npm run screenshots` has taken.
import { copyFileSync, mkdirSync } from 'node:fs';

mkdirSync('docs/pictures/en', { recursive: true });
for (const view of ['toolbar', 'card', 'popup', 'panel', 'library-codebook', 'library-notes'])
  for (const [language, folder] of [
    ['zh-CN', 'docs/pictures'],
    ['en', 'docs/pictures/en'],
  ])
    copyFileSync(`.results/pictures/${view}-light-${language}.png`, `${folder}/${view}.png`);
