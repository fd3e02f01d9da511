// Share links of a job, made over HTTP.

import type { Job } from "./jobs.ts";

export interface Share {
  token: string;
  share: { id: string };
  urls: { page: string; badge: string; embed: string; script: string; oembed: string };
}

export async function share(job: Job, more: object = {}): Promise<Share> {
  const body = { tells: "drives", ...more };
  return (await job.world.must(`${job.v1}/shares`, { method: "POST", token: job.token(), body })).json;
}
