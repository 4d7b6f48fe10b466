import { createTheme, MantineProvider } from '@mantine/core';
import icon from '#ui/public/favicon.svg?url';
import { Links, Meta, Scripts, ScrollRestoration } from 'react-router';
import { useIsPlain } from './plain-page.tsx';
import type { ShellData } from './shell-data.ts';

/** Colours, type and radii are ours (styles/tokens.css); Mantine reads them through its own variables. */
const theme = createTheme({ cursorType: 'pointer', autoContrast: false, respectReducedMotion: true });

/** The whole HTML document around every page of the console. */
export function ConsoleDocument({ shell, children }: { shell: ShellData | null; children: React.ReactNode }) {
  const isPlain = useIsPlain();
  return (
    <html
      lang={shell?.locale ?? 'vi'}
      data-scheme={shell?.scheme ?? 'auto'}
      data-mantine-color-scheme="light"
      className={isPlain ? 'plain' : undefined}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content={shell && shell.scheme !== 'auto' ? shell.scheme : 'light dark'} />
        <meta name="format-detection" content="telephone=no" />
        <meta name="robots" content="noindex" />
        <link rel="icon" type="image/svg+xml" href={icon} />
        <Meta />
        <Links />
      </head>
      <body>
        {/* One scheme for Mantine: light and dark are two sets of values of the same variables, chosen by CSS, so that they hold without scripts. */}
        <MantineProvider
          theme={theme}
          forceColorScheme="light"
          withCssVariables={false}
          withGlobalClasses={false}
          deduplicateCssVariables={false}
        >
          {children}
        </MantineProvider>
        {!isPlain && (
          <>
            <ScrollRestoration />
            <Scripts />
          </>
        )}
      </body>
    </html>
  );
}
