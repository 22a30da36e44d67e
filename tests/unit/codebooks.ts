import type { Codebook } from '../../core/model';

/** A codebook as small as one can be: an area with a sub-area. */
export const builtIn: Codebook = {
  id: 'c0000000-0000-4000-8000-000000000001',
  name: { zh: '政策领域', en: 'Policy areas' },
  codes: [
    { id: 'agri', slug: 'AGRI', facet: 'area', name: { zh: '农业农村', en: 'Agriculture' }, order: 100, badge: '农' },
    {
      id: 'grain',
      slug: 'AGRI.GRAIN',
      facet: 'area',
      parent: 'agri',
      name: { zh: '粮食安全', en: 'Food' },
      order: 101,
    },
  ],
};
