import { z } from 'zod';
import { endpoint } from '../../platform/contract/endpoint.ts';

export const rightsContract = {
  /**
   * Everything about me as one JSON file: as a citizen, or about the child I act for; in another role what is held about
   * myself. A POST, so that no other site can make somebody's browser fetch it.
   */
  exportEverything: endpoint({ audit: 'rights.everything-exported', who: 'signed-in' })
    .route({ method: 'POST', path: '/rights/everything' })
    .output(z.file().mime('application/json')),

  /** How that file is built, as a JSON Schema. */
  getExportSchema: endpoint({ audit: { untraced: 'says how a file is built, nothing of anybody' }, who: 'signed-in' })
    .route({ method: 'GET', path: '/rights/everything/schema' })
    .output(z.record(z.string(), z.unknown())),
};

export type RightsContract = typeof rightsContract;
