const host = /127\.0\.0\.1/;

/** The address by its name: passkeys work with host names only. */
export function byName(address: string): string {
  return address.replace(host, 'localhost');
}

/** A browser without scripts: keeps cookies, follows nothing by itself, sends Origin with forms. */
export type PlainBrowser = {
  readonly cookies: Map<string, string>;
  get(path: string): Promise<Answer>;
  post(
    path: string,
    form: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer>;
};
export type Answer = {
  readonly status: number;
  readonly text: string;
  readonly location: string | null;
  readonly headers: Headers;
};

/** A new browser without cookies. */
export function plainBrowser(address: string): PlainBrowser {
  const cookies = new Map<string, string>();
  async function send(path: string, init: RequestInit): Promise<Answer> {
    const headers = new Headers(init.headers);
    if (cookies.size > 0)
      headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(address + path, { ...init, headers, redirect: 'manual' });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=');
      if (/max-age=0/i.test(cookie)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return {
      status: response.status,
      text: await response.text(),
      location: response.headers.get('location'),
      headers: response.headers,
    };
  }
  return {
    cookies,
    get: (path) => send(path, {}),
    post: (path, form, headers = { origin: address }) =>
      send(path, { method: 'POST', body: new URLSearchParams(form), headers }),
  };
}
