/**
 * Where the detector runs from the start: what everyone needs, chosen once. Adding a host in an update disables the
 * extension until the reader agrees again; later sites are optional hosts.
 */
export const hosts = [
  '*://*.gov.cn/*',
  '*://*.people.com.cn/*',
  '*://*.people.cn/*',
  '*://*.xinhuanet.com/*',
  '*://*.news.cn/*',
  '*://*.gmw.cn/*',
  '*://*.ce.cn/*',
  '*://*.chinanews.com.cn/*',
  '*://*.chinanews.com/*',
  '*://*.cnr.cn/*',
  '*://*.youth.cn/*',
  '*://*.cctv.com/*',
  '*://*.china.com.cn/*',
  '*://*.southcn.com/*',
  '*://*.bjd.com.cn/*',
  '*://*.jfdaily.com/*',
  '*://*.zjol.com.cn/*',
  '*://*.thepaper.cn/*',
  '*://*.sucai198.com/*',
  '*://*.chinathinktanks.org.cn/*',
  '*://*.wenmi.com/*',
  '*://*.gwyoo.com/*',
  '*://*.gongwen.com.cn/*',
] as const;
